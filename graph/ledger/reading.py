"""Articles and claims read back from the ledger."""

import sqlite3
from collections.abc import Iterator

import msgspec

from graph.articles import Article
from graph.claims import Claim, decode
from graph.errors import NotFoundError
from graph.ledger import deltas, entities
from graph.ledger.records import LedgerStats
from graph.stores.base import ArticleState

_LIVE = "SELECT metadata, text FROM articles WHERE until_seq IS NULL"


def head(connection: sqlite3.Connection) -> int:
    """The number of the last change; 0 when there is none."""
    number: int = connection.execute("SELECT coalesce(max(seq), 0) FROM changes").fetchone()[0]
    return number


def change(connection: sqlite3.Connection, seq: int) -> str | None:
    """A change in words."""
    row = connection.execute("SELECT at || ' ' || kind || ' ' || article FROM changes WHERE seq = ?", (seq,)).fetchone()
    return str(row[0]) if row else None


def pending(connection: sqlite3.Connection, after: int) -> int:
    """How many keys changed since `after`."""
    number: int = connection.execute("SELECT count(*) FROM keys WHERE seq > ?", (after,)).fetchone()[0]
    return number


def stop(connection: sqlite3.Connection, after: int, keys: int) -> int:
    """The number of the change that brings the count of keys changed since `after` past `keys`; the head if none does."""
    row = connection.execute("SELECT seq FROM keys WHERE seq > ? ORDER BY seq LIMIT 1 OFFSET ?", (after, keys)).fetchone()
    return int(row[0]) if row else head(connection)


def articles(connection: sqlite3.Connection) -> Iterator[Article]:
    """All live articles."""
    return (built(*row) for row in connection.execute(f"{_LIVE} ORDER BY id"))


def article(connection: sqlite3.Connection, identifier: str) -> Article:
    """One live article."""
    found = present(connection, identifier)
    if found is None:
        raise NotFoundError(f"no article {identifier!r} in the ledger")
    return found


def present(connection: sqlite3.Connection, identifier: str) -> Article | None:
    """One live article, if there is one of that id."""
    row = connection.execute(f"{_LIVE} AND id = ?", (identifier,)).fetchone()
    return built(*row) if row else None


def built(metadata: str, text: str) -> Article:
    """The article of a row."""
    return msgspec.convert(msgspec.json.decode(metadata) | {"text": text}, Article)


def claims(connection: sqlite3.Connection, identifier: str | None = None) -> Iterator[Claim]:
    """The live claims of one article or of all, in order of articles and then of their writing."""
    query = "SELECT body FROM claims WHERE until_seq IS NULL AND (?1 IS NULL OR article = ?1) ORDER BY article, row"
    if identifier is not None:
        query = "SELECT body FROM claims WHERE article = ?1 AND until_seq IS NULL ORDER BY row"
    return (decode(body) for (body,) in connection.execute(query, (identifier,)))


def claim(connection: sqlite3.Connection, identifier: str) -> Claim | None:
    """One live claim, if there is one of that id."""
    row = connection.execute("SELECT body FROM claims WHERE id = ? AND until_seq IS NULL", (identifier,)).fetchone()
    return decode(row[0]) if row else None


def states(connection: sqlite3.Connection, after: int, until: int) -> list[ArticleState]:
    """The present state of every article that changed in `(after, until]`."""
    query = "SELECT DISTINCT article FROM changes WHERE seq > ? AND seq <= ? AND kind != 'judged' ORDER BY article"
    return [_state(connection, identifier) for (identifier,) in connection.execute(query, (after, until)).fetchall()]


def _state(connection: sqlite3.Connection, identifier: str) -> ArticleState:
    query = "SELECT metadata, text, at FROM articles WHERE id = ? AND until_seq IS NULL"
    row = connection.execute(query, (identifier,)).fetchone()
    if row is None:
        return ArticleState(identifier, None)
    return ArticleState(
        identifier, built(row[0], row[1]), tuple(claims(connection, identifier)), row[2], entities.of_article(connection, identifier)
    )


def live_states(connection: sqlite3.Connection) -> Iterator[ArticleState]:
    """The state of every live article, in order of their ids."""
    rows = connection.execute("SELECT id FROM articles WHERE until_seq IS NULL ORDER BY id").fetchall()
    return (_state(connection, identifier) for (identifier,) in rows)


def stats(connection: sqlite3.Connection) -> LedgerStats:
    """Counts over the whole ledger."""
    nodes, edges = deltas.count(connection)
    articles_, live, retracted = connection.execute(
        "SELECT (SELECT count(*) FROM articles WHERE until_seq IS NULL), count(*) - count(until_seq), count(until_seq) FROM claims"
    ).fetchone()
    kinds = "SELECT json_extract(body, '$.claim') AS kind, count(*) FROM claims WHERE until_seq IS NULL GROUP BY kind ORDER BY kind"
    return LedgerStats(head(connection), articles_, live, retracted, nodes, edges, dict(connection.execute(kinds)))
