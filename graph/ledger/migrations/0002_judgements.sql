-- What people or rules decided: merges and splits of entities, confirmed or rejected claims. Undone by a mark, never deleted.
CREATE TABLE judgements (
    row INTEGER PRIMARY KEY,
    what TEXT NOT NULL,
    subject TEXT NOT NULL,
    object TEXT,
    why TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES changes (seq),
    until_seq INTEGER REFERENCES changes (seq)
);
CREATE INDEX judgements_subject ON judgements (subject);
