"""What stands in the property graph now, or since a sequence number: contributions read back and merged."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import msgspec

from graph.compile import merge
from graph.facts import Delta, Edge, Fact, Node
from graph.ledger.packing import unpacked

# A key is told in the delta of its last change. An end of an edge may have changed later, then it comes along early.
_SINCE = """
    WITH chunk AS (SELECT id, start, "end" FROM keys WHERE seq > ?1 AND seq <= ?2),
    told AS (
        SELECT id FROM chunk
        UNION SELECT n.id FROM chunk JOIN keys n ON n.id IN (chunk.start, chunk."end")
        WHERE n.seq > ?2 AND EXISTS (SELECT 1 FROM facts WHERE facts.key = n.id))
    SELECT id, key, type, start_label, start, end_label, "end", body, group_concat(claims, ' '), count(*)
    FROM contributions WHERE id IN told GROUP BY id, body ORDER BY id"""
# Ends are looked up in what _KEYS tells: joined and sorted with the bodies they would take three times as long.
_LIVE = """
    SELECT k.id, f.body, group_concat(f.claims, ' '), count(*)
    FROM keys k CROSS JOIN facts f ON f.key = k.id
    WHERE (?1 IS NULL OR k.type IN (SELECT value FROM json_each(?1))) AND k.type NOT IN (SELECT value FROM json_each(?2))
    GROUP BY k.id, f.body ORDER BY k.id, f.body"""
_BY_ARTICLES = """
    SELECT k.id, k.key, k.type, s.type, s.key, e.type, e.key, f.body, f.claims, 1
    FROM keys a CROSS JOIN facts f ON f.article = a.id
    JOIN keys k ON k.id = f.key LEFT JOIN keys s ON s.id = k.start LEFT JOIN keys e ON e.id = k."end"
    WHERE a.key IN (SELECT value FROM json_each(?1)) AND k.type IN (SELECT value FROM json_each(?2))
    ORDER BY k.id"""
_KEYS = 'SELECT id, key, type, start, "end" FROM keys'

_Key = tuple[str, str, int | None, int | None]
_Row = tuple[int, str, str, str | None, str | None, str | None, str | None, str | None, str | None, int]


def delta(connection: sqlite3.Connection, after: int, until: int) -> Delta:
    """What changed last in `(after, until]`, as it stands now; the ends of its live edges are in it or were told before."""
    nodes, edges, gone_nodes, gone_edges = list[Node](), list[Edge](), list[Node](), list[Edge]()
    for fact, live in _merged(connection.execute(_SINCE, (after, until))):
        if isinstance(fact, Node):
            (nodes if live else gone_nodes).append(fact)
        else:
            (edges if live else gone_edges).append(fact)
    return Delta(after, until, tuple(nodes), tuple(edges), tuple(gone_edges), tuple(gone_nodes))


def live(connection: sqlite3.Connection, types: Collection[str] | None, but: Collection[str] = ()) -> Iterator[Fact]:
    """All nodes and edges of the present, or those of the labels and relationship types named; none of those that are left out."""
    wanted = None if types is None else msgspec.json.encode(sorted(types)).decode()
    # the first statement reads while the second does, so both see one state
    told = connection.execute(_LIVE, (wanted, msgspec.json.encode(sorted(but)).decode()))
    keys: dict[int, _Key] = {row[0]: row[1:] for row in connection.execute(_KEYS)}
    return (fact for fact, _ in _merged(_joined(told, keys)))


def by_articles(connection: sqlite3.Connection, articles: Collection[str], types: Collection[str]) -> Iterator[Fact]:
    """The nodes and edges of some types as the articles with these keys tell them."""
    rows = connection.execute(_BY_ARTICLES, [msgspec.json.encode(sorted(told)).decode() for told in (articles, types)])
    return (fact for fact, _ in _merged(rows))


def count(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many nodes and edges stand in the graph now."""
    query = "SELECT count(*) - count(start), count(start) FROM keys WHERE EXISTS (SELECT 1 FROM facts WHERE facts.key = keys.id)"
    nodes, edges = connection.execute(query).fetchone()
    return nodes, edges


def _joined(told: Iterable[tuple[int, str, str | None, int]], keys: Mapping[int, _Key]) -> Iterator[_Row]:
    """The rows with their keys and ends; keys and types that are told many times are one text in memory."""
    types: dict[str, str] = {}
    for key, body, claims, times in told:
        name, kind, start, end = keys[key]
        one = types.setdefault(kind, kind)
        if start is None or end is None:
            yield key, name, one, None, None, None, None, body, claims, times
        else:
            (first, label, *_), (last, other, *_) = keys[start], keys[end]
            yield key, name, one, types.setdefault(label, label), first, types.setdefault(other, other), last, body, claims, times


def _merged(rows: Iterable[_Row]) -> Iterator[tuple[Fact, bool]]:
    """Each fact with whether anything supports it."""
    for _, group in groupby(rows, key=itemgetter(0)):
        contributions = [(_fact(row), row[-1]) for row in group]
        yield merge(contributions), bool(contributions[0][0].properties)


def _fact(row: _Row) -> Fact:
    _, key, kind, start_label, start, end_label, end, body, claims, _ = row
    properties = unpacked(body, claims) if body else {}
    if start_label is None or start is None or end_label is None or end is None:
        return Node(key, kind, properties)
    return Edge(key, kind, start_label, start, end_label, end, properties)
