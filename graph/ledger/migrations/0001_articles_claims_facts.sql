-- Every change of an article has a number; what it wrote or ended refers to that number.
CREATE TABLE changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    article TEXT NOT NULL
);
-- Versions of articles: live while until_seq is null. metadata is the article's record without its text.
CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    metadata TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES changes (seq),
    until_seq INTEGER REFERENCES changes (seq)
);
CREATE INDEX articles_id ON articles (id);
CREATE UNIQUE INDEX articles_live ON articles (id) WHERE until_seq IS NULL;
-- Append-only: a claim that no longer holds gets its retraction mark, until_seq. body is the claim's record.
CREATE TABLE claims (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article TEXT NOT NULL,
    body TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES changes (seq),
    until_seq INTEGER REFERENCES changes (seq)
);
CREATE INDEX claims_article ON claims (article);
CREATE UNIQUE INDEX claims_live ON claims (id) WHERE until_seq IS NULL;
-- Every key that ever was in the property graph, kept so that a tombstone can be built; start and end are null for nodes.
-- seq is the last change that may have altered what the key stands for.
CREATE TABLE keys (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    start INTEGER REFERENCES keys (id),
    "end" INTEGER REFERENCES keys (id),
    seq INTEGER NOT NULL REFERENCES changes (seq)
);
CREATE INDEX keys_seq ON keys (seq);
-- What each live article contributes to the property graph; article is the key of its own node. body holds the properties but
-- for the supporting claims of an edge, which stand apart, ids with a space between: so equal bodies can be grouped.
CREATE TABLE facts (
    key INTEGER NOT NULL REFERENCES keys (id),
    article INTEGER NOT NULL REFERENCES keys (id),
    body TEXT NOT NULL,
    claims TEXT,
    PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE INDEX facts_article ON facts (article);
-- A row for each contribution, and one without a body for each key that nothing supports.
CREATE VIEW contributions AS
SELECT k.id, k.key, k.type, s.type AS start_label, s.key AS start, e.type AS end_label, e.key AS "end", f.body, f.claims
FROM keys k
LEFT JOIN facts f ON f.key = k.id
LEFT JOIN keys s ON s.id = k.start
LEFT JOIN keys e ON e.id = k."end";
