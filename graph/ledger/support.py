"""Which articles support which nodes and edges: the materialised contributions, and which change last touched a key."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from graph.facts import Edge, Fact, Node
from graph.ledger.packing import packed

# Their properties follow from their key alone: a further article that names them changes nothing in any store.
_PURE = frozenset({"State", "Office"})


def replace(connection: sqlite3.Connection, home: str, facts: Sequence[Fact], seq: int) -> None:
    """Make `facts` the contribution of the article whose node has the key `home`; what stays the same is not written."""
    ids = _intern(connection, facts, seq)
    article = ids[home] if home in ids else key_id(connection, home)
    new = {ids[fact.key]: packed(fact.properties) for fact in facts}
    rows = connection.execute("SELECT key, body, claims FROM facts WHERE article = ?", (article,))
    old: dict[int, tuple[str, str | None]] = {key: (body, claims) for key, body, claims in rows}
    gone = old.keys() - new.keys()
    changed = {key for key, body in new.items() if old.get(key) != body}
    before = _supported(connection, _pure(connection, changed - old.keys()))
    connection.executemany("DELETE FROM facts WHERE key = ? AND article = ?", ((key, article) for key in gone))
    connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)", ((key, article, *new[key]) for key in sorted(changed)))
    still = _supported(connection, _pure(connection, gone))
    touched = sorted((gone - still) | (changed - before))
    connection.executemany("UPDATE keys SET seq = ?1 WHERE id = ?2 AND seq < ?1", ((seq, key) for key in touched))


def key_id(connection: sqlite3.Connection, key: str) -> int:
    """The number of a key that is in the ledger."""
    number: int = connection.execute("SELECT id FROM keys WHERE key = ?", (key,)).fetchone()[0]
    return number


def _intern(connection: sqlite3.Connection, facts: Sequence[Fact], seq: int) -> dict[str, int]:
    """The numbers of all keys, new ones given out; nodes come before the edges that refer to them."""
    ids = _numbers(connection, [fact.key for fact in facts])
    nodes = [(fact.key, fact.label, None, None, seq) for fact in facts if isinstance(fact, Node) and fact.key not in ids]
    ids |= _add(connection, nodes)
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.key not in ids]
    return ids | _add(connection, [(edge.key, edge.type, ids[edge.start], ids[edge.end], seq) for edge in edges])


def _add(connection: sqlite3.Connection, rows: Sequence[tuple[str, str, int | None, int | None, int]]) -> dict[str, int]:
    connection.executemany('INSERT INTO keys (key, type, start, "end", seq) VALUES (?, ?, ?, ?, ?)', rows)
    return _numbers(connection, [row[0] for row in rows])


def _numbers(connection: sqlite3.Connection, keys: Sequence[str]) -> dict[str, int]:
    return dict(connection.execute("SELECT key, id FROM keys WHERE key IN (SELECT value FROM json_each(?))", (_json(keys),)))


def _supported(connection: sqlite3.Connection, keys: Iterable[int]) -> set[int]:
    query = "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM facts WHERE key = value)"
    return {key for (key,) in connection.execute(query, (_json(keys),))}


def _pure(connection: sqlite3.Connection, keys: Iterable[int]) -> list[int]:
    query = "SELECT id, type FROM keys WHERE id IN (SELECT value FROM json_each(?))"
    return [key for key, kind in connection.execute(query, (_json(keys),)) if kind in _PURE]


def _json(values: Iterable[str] | Iterable[int]) -> str:
    return msgspec.json.encode(list(values)).decode()
