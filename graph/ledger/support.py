"""Which articles support which nodes and edges: the materialised contributions, and which change last touched a key."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from graph.facts import Edge, Fact, Node
from graph.ledger.packing import packed

_Body = tuple[str, str | None]


def replace(connection: sqlite3.Connection, home: str, facts: Sequence[Fact], seq: int) -> None:
    """Make `facts` the contribution of the article whose node has the key `home`; what stays the same is not written."""
    ids = _intern(connection, facts, seq)
    article = ids[home] if home in ids else key_id(connection, home)
    new = {ids[fact.key]: packed(fact.properties) for fact in facts}
    rows = connection.execute("SELECT key, body, claims FROM facts WHERE article = ?", (article,))
    old: dict[int, _Body] = {key: (body, claims) for key, body, claims in rows}
    gone = {key: body for key, body in old.items() if key not in new}
    changed = {key: body for key, body in new.items() if old.get(key) != body}
    known = _told_alike(connection, {key: body for key, body in changed.items() if key not in old})
    connection.executemany("DELETE FROM facts WHERE key = ? AND article = ?", ((key, article) for key in gone))
    connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?)", ((key, article, *changed[key]) for key in sorted(changed)))
    touched = (changed.keys() - known) | (gone.keys() - _told_alike(connection, gone))
    connection.executemany("UPDATE keys SET seq = ?1 WHERE id = ?2 AND seq < ?1", ((seq, key) for key in sorted(touched)))


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


def _told_alike(connection: sqlite3.Connection, bodies: dict[int, _Body]) -> set[int]:
    """Those nodes of which some article tells just the same: what a further one tells or no longer tells changes nothing in any store."""
    query = """
        SELECT j.key FROM json_each(?) AS j WHERE EXISTS (SELECT 1 FROM facts WHERE facts.key = CAST(j.key AS INTEGER) AND body = j.value)
    """
    nodes = {str(key): body for key, (body, claims) in bodies.items() if claims is None}
    return {int(key) for (key,) in connection.execute(query, (msgspec.json.encode(nodes).decode(),))}


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
