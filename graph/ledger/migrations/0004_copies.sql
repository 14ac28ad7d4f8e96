-- How texts are known again (graph.resolve.copies): each different signature with its bands, and which article has it. `first` is the article
-- after which the group of those with nearly the same text is called.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    told BLOB NOT NULL UNIQUE
);
CREATE TABLE bands (
    number INTEGER NOT NULL,
    band BLOB NOT NULL,
    text INTEGER NOT NULL REFERENCES texts (id),
    PRIMARY KEY (number, band, text)
) WITHOUT ROWID;
CREATE TABLE signatures (
    article TEXT PRIMARY KEY,
    text INTEGER NOT NULL REFERENCES texts (id),
    published TEXT NOT NULL,
    first TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX signatures_text ON signatures (text, published, article);
CREATE INDEX signatures_first ON signatures (text, first);
INSERT OR IGNORE INTO meta SELECT 'recompile', '1' FROM changes LIMIT 1;
