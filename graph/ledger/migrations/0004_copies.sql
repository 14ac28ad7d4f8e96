-- How texts are known again (graph.resolve.copies): the signature of each live article, and its bands.
CREATE TABLE signatures (
    article TEXT PRIMARY KEY,
    told BLOB NOT NULL,
    published TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE bands (
    number INTEGER NOT NULL,
    band BLOB NOT NULL,
    article TEXT NOT NULL,
    PRIMARY KEY (number, band, article)
) WITHOUT ROWID;
INSERT OR IGNORE INTO meta SELECT 'recompile', '1' FROM changes LIMIT 1;
