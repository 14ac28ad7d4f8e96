-- Persons and meetings as articles name them. spoken is the key that the words give, local the same but for namesakes that people
-- told apart; block and day say which mentions could be the same (graph.resolve); told is what identity hangs on.
CREATE TABLE mentions (
    article TEXT NOT NULL,
    spoken TEXT NOT NULL,
    local TEXT NOT NULL,
    kind TEXT NOT NULL,
    block TEXT,
    day INTEGER NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (article, spoken)
) WITHOUT ROWID;
CREATE INDEX mentions_block ON mentions (block, day) WHERE block IS NOT NULL;
CREATE INDEX mentions_local ON mentions (local, told);
-- What a mention is resolved to, where that is more than the mention itself; told are the properties by which all articles call it.
CREATE TABLE entities (
    local TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    told TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entities_key ON entities (key);
CREATE INDEX judgements_what ON judgements (what, object);
-- Older ledgers are compiled again when they are opened.
INSERT OR IGNORE INTO meta SELECT 'recompile', '1' FROM changes LIMIT 1;
-- The record of a claim that was confirmed, added or rejected.
ALTER TABLE judgements ADD COLUMN body TEXT;
