"""The Cypher that reads facts back by their keys: one text for ArcadeDB and Neo4j."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from graph.facts import Edge, Fact, Node
from graph.stores.statements import quoted

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_NODES = "UNWIND $keys AS key MATCH (n:{label} {{id: key}}) RETURN key, properties(n) AS properties"
_EDGES = (
    "MATCH ()-[r:{type}]->() WHERE r.key IN $keys "
    "RETURN r.key AS key, startNode(r).id AS `start`, endNode(r).id AS `end`, properties(r) AS properties"
)


def nodes(tx: ManagedTransaction, label: str, wanted: Sequence[Node]) -> Iterator[Fact]:
    """Those of these nodes, all of one label, that are there, with the properties they have there."""
    for row in tx.run(_NODES.format(label=quoted(label)), keys=[node.key for node in wanted]):
        yield Node(row["key"], label, dict(row["properties"]))


def edges(tx: ManagedTransaction, kind: str, wanted: Sequence[Edge]) -> Iterator[Fact]:
    """Those of these edges, all of one type, that are there, with the ends and properties they have there."""
    known = {edge.key: edge for edge in wanted}
    for row in tx.run(_EDGES.format(type=quoted(kind)), keys=list(known)):
        yield msgspec.structs.replace(known[row["key"]], start=row["start"], end=row["end"], properties=dict(row["properties"]))
