"""The Cypher that writes a delta: one text for ArcadeDB and Neo4j.

Labels and types cannot be parameters, so rows are grouped by them; each is checked against an identifier's pattern and quoted.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from graph.errors import StoreError
from graph.facts import Delta, Edge, Node

# few edges hang on a claim, many on a state: MERGE looks through the edges of the end it starts at (ArcadeDB: 50 times faster from the sparse one)
_SPARSE_FIRST = ("Claim", "Meeting", "Person", "Place", "Office", "Article", "Organization", "State")
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_BATCH = 1000

_NODES = "UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties RETURN count(n) AS done"
_ENDS = "UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
_EDGES = _ENDS + "MERGE {pattern} SET r = row.properties RETURN count(r) AS done"
_GONE_EDGES = _ENDS + "MATCH {pattern} DELETE r RETURN count(*) AS done"
_GONE_NODES = "UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DELETE n RETURN count(*) AS done"

_T = TypeVar("_T", Node, Edge)
_Row = dict[str, Any]


class Step(msgspec.Struct, frozen=True):
    """One statement with its rows; `complete` says that every row must find its place, `what` names it in errors."""

    text: str
    rows: list[_Row]
    what: str
    complete: bool


def steps(delta: Delta) -> Iterator[Step]:
    """All that a delta asks for, in an order that never leaves an edge without an end."""
    yield from _node_steps(_NODES, delta.nodes, complete=True)
    yield from _edge_steps(_EDGES, delta.edges, complete=True)
    yield from _edge_steps(_GONE_EDGES, delta.gone_edges, complete=False)
    yield from _node_steps(_GONE_NODES, delta.gone_nodes, complete=False)


def labels(delta: Delta) -> set[str]:
    """The labels of all nodes that a delta writes or finds."""
    ends = (end for e in (*delta.edges, *delta.gone_edges) for end in (e.start_label, e.end_label))
    return {n.label for n in (*delta.nodes, *delta.gone_nodes)} | set(ends)


def quoted(identifier: str) -> str:
    """A label or type as it stands in a query; one that is not of our vocabulary's shape is refused."""
    if not _IDENTIFIER.fullmatch(identifier):
        raise StoreError(f"{identifier!r} is no label or relationship type: letters, digits and _ only")
    return f"`{identifier}`"


def _node_steps(template: str, nodes: Iterable[Node], *, complete: bool) -> Iterator[Step]:
    for label, members in _grouped(nodes, lambda n: (n.label,)):
        rows = [{"id": n.key, "properties": {**n.properties, "id": n.key}} for n in members]
        yield from _batches(template.format(label=quoted(*label)), rows, f"nodes {label[0]}", complete)


def _edge_steps(template: str, edges: Iterable[Edge], *, complete: bool) -> Iterator[Step]:
    for (kind, start, end), members in _grouped(edges, lambda e: (e.type, e.start_label, e.end_label)):
        text = template.format(start=quoted(start), end=quoted(end), pattern=_pattern(kind, start, end))
        rows = [{"start": e.start, "end": e.end, "key": e.key, "properties": {**e.properties, "key": e.key}} for e in members]
        yield from _batches(text, rows, f"edges ({start})-[{kind}]->({end})", complete)


def _pattern(kind: str, start: str, end: str) -> str:
    edge = f"[r:{quoted(kind)} {{key: row.key}}]"
    return f"(b)<-{edge}-(a)" if _density(end) < _density(start) else f"(a)-{edge}->(b)"


def _density(label: str) -> int:
    return _SPARSE_FIRST.index(label) if label in _SPARSE_FIRST else len(_SPARSE_FIRST)


def _grouped(facts: Iterable[_T], by: Callable[[_T], tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], list[_T]]]:
    groups: dict[tuple[str, ...], list[_T]] = {}
    for fact in facts:
        groups.setdefault(by(fact), []).append(fact)
    yield from groups.items()


def _batches(text: str, rows: list[_Row], what: str, complete: bool) -> Iterator[Step]:
    for at in range(0, len(rows), _BATCH):
        yield Step(text, rows[at : at + _BATCH], what, complete)
