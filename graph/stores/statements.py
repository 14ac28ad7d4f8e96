"""The Cypher that writes a delta: one text for ArcadeDB and Neo4j.

Labels and types cannot be parameters, so rows are grouped by them; each is checked against an identifier's pattern and quoted.
Edges are found by the index on their key and made where none was found: MERGE between two bound nodes looks through all edges of the
one it starts at, and a state in the news has thousands (ArcadeDB: 400 rows a second there, 6,000 this way, on any shape of graph).
"""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from graph.errors import StoreError
from graph.facts import Delta, Edge, Node

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_BATCH = 1000

_NODES = "UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row.properties"
_GONE_NODES = "UNWIND $keys AS key MATCH (n:{label} {{id: key}}) DELETE n"
_FOUND_EDGES = "MATCH ()-[r:{type}]->() WHERE r.key IN $keys RETURN r.key AS key"
_OLD_EDGES = "MATCH ()-[r:{type}]->() WHERE r.key IN $keys SET r = $properties[r.key]"
_NEW_EDGES = (
    "UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
    "CREATE (a)-[r:{type}]->(b) SET r = row.properties RETURN count(r) AS made"
)
_GONE_EDGES = "MATCH ()-[r:{type}]->() WHERE r.key IN $keys DELETE r"

_T = TypeVar("_T", Node, Edge)
_K = TypeVar("_K")


class Step(msgspec.Struct, frozen=True):
    """A batch of facts of one kind, written by one or two statements."""

    names: dict[str, str]
    rows: list[dict[str, Any]]

    @abstractmethod
    def run(self, tx: ManagedTransaction) -> None:
        """Write it; doing so twice changes nothing."""

    def keys(self) -> list[str]:
        """The keys of the facts."""
        return [row["key"] for row in self.rows]

    def text(self, template: str) -> str:
        """The template with our labels and types in it."""
        return template.format(**self.names)


class WriteNodes(Step, frozen=True):
    """Nodes made or found by label and id, their properties replaced."""

    def run(self, tx: ManagedTransaction) -> None:
        """Merge them."""
        tx.run(self.text(_NODES), rows=[{"id": r["key"], "properties": r["properties"]} for r in self.rows]).consume()


class WriteEdges(Step, frozen=True):
    """Edges found by key or made, their properties replaced."""

    def run(self, tx: ManagedTransaction) -> None:
        """Replace the properties of those that are there, make the others."""
        found = {r["key"] for r in tx.run(self.text(_FOUND_EDGES), keys=self.keys())}
        old = {row["key"]: row["properties"] for row in self.rows if row["key"] in found}
        new = [row for row in self.rows if row["key"] not in found]
        if old:
            tx.run(self.text(_OLD_EDGES), keys=list(old), properties=old).consume()
        if new:
            self._make(tx, new)

    def _make(self, tx: ManagedTransaction, new: list[dict[str, Any]]) -> None:
        record = tx.run(self.text(_NEW_EDGES), rows=new).single(strict=True)
        if record["made"] < len(new):
            kind = self.text("({start})-[{type}]->({end})")
            raise StoreError(f"edges {kind}: {len(new) - record['made']} of {len(new)} have an end that is not in the graph")


class DeleteEdges(Step, frozen=True):
    """Edges deleted by key."""

    def run(self, tx: ManagedTransaction) -> None:
        """Delete those that are there."""
        tx.run(self.text(_GONE_EDGES), keys=self.keys()).consume()


class DeleteNodes(Step, frozen=True):
    """Nodes deleted by label and id; one that still has edges is refused, they may be another's."""

    def run(self, tx: ManagedTransaction) -> None:
        """Delete those that are there."""
        tx.run(self.text(_GONE_NODES), keys=self.keys()).consume()


def steps(delta: Delta) -> Iterator[Step]:
    """All that a delta asks for, in an order that never leaves an edge without an end."""
    yield from _steps(WriteNodes, delta.nodes, _label, _node_row)
    yield from _steps(WriteEdges, delta.edges, _kind, _edge_row)
    yield from _steps(DeleteEdges, delta.gone_edges, _kind, _edge_row)
    yield from _steps(DeleteNodes, delta.gone_nodes, _label, _node_row)


def labels(delta: Delta) -> set[str]:
    """The labels of all nodes that a delta writes or finds."""
    ends = (end for e in (*delta.edges, *delta.gone_edges) for end in (e.start_label, e.end_label))
    return {n.label for n in (*delta.nodes, *delta.gone_nodes)} | set(ends)


def types(delta: Delta) -> set[str]:
    """The types of all edges that a delta writes or finds."""
    return {e.type for e in (*delta.edges, *delta.gone_edges)}


def quoted(identifier: str) -> str:
    """A label or type as it stands in a query; one that is not of our vocabulary's shape is refused."""
    if not _IDENTIFIER.fullmatch(identifier):
        raise StoreError(f"{identifier!r} is no label or relationship type: letters, digits and _ only")
    return f"`{identifier}`"


def _label(node: Node) -> dict[str, str]:
    return {"label": quoted(node.label)}


def _kind(edge: Edge) -> dict[str, str]:
    return {"type": quoted(edge.type), "start": quoted(edge.start_label), "end": quoted(edge.end_label)}


def _node_row(node: Node) -> dict[str, Any]:
    return {"key": node.key, "properties": _present({**node.properties, "id": node.key})}


def _edge_row(edge: Edge) -> dict[str, Any]:
    return {"key": edge.key, "start": edge.start, "end": edge.end, "properties": _present({**edge.properties, "key": edge.key})}


def _present(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def _steps(
    step: type[Step], facts: Iterable[_T], names: Callable[[_T], dict[str, str]], row: Callable[[_T], dict[str, Any]]
) -> Iterator[Step]:
    groups: dict[tuple[str, ...], tuple[dict[str, str], list[dict[str, Any]]]] = {}
    for fact in facts:
        named = names(fact)
        groups.setdefault(tuple(named.values()), (named, []))[1].append(row(fact))
    for named, rows in groups.values():
        for at in range(0, len(rows), _BATCH):
            yield step(named, rows[at : at + _BATCH])
