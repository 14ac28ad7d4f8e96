"""A graph of thousands of generated articles: three engines answer alike, and what is retracted leaves nothing behind.

`ELCHI_SCALE` says how many articles (2,000 as a rule; `just soak` takes 20,000).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.database.projections import advance_graph, advance_quads
from graph.facts import Edge, Node
from graph.ledger import Ledger
from graph.rdf.project import claim_quads
from graph.stores.cypher import CypherGraph
from queries.catalog import catalog, question
from queries.records import Question
from tests.generated import Item, generated
from tests.queries.engines import ENGINES, Engines
from tests.scale.asking import ways
from tests.stores_fixtures import Neo4jServer, _empty

ARTICLES = int(os.environ.get("ELCHI_SCALE", "2000"))
# a graph of 20,000 articles has 100,000 claims
CLAIMS = 8 if ARTICLES > 2000 else 3


class Scale:
    """A ledger of generated articles and the three engines that follow it."""

    def __init__(self, folder: Path, server: Neo4jServer) -> None:
        from graph.stores.embedded import open_embedded
        from graph.stores.quads import QuadFile

        _empty(server)
        self.items: list[Item] = list(generated(ARTICLES, most=CLAIMS))
        self.ledger = Ledger.open(folder / "ledger.sqlite", create=True)
        self.ledger.put_many(self.items)
        self.engines = Engines({"arcadedb": open_embedded(folder / "graph"), "neo4j": server.connect()}, QuadFile(folder / "rdf"))
        self.follow()

    def follow(self) -> None:
        for graph in self.engines.graphs.values():
            advance_graph(self.ledger, graph)
        advance_quads(self.ledger, self.engines.quads)

    def close(self) -> None:
        for store in (*self.engines.graphs.values(), self.engines.quads):
            store.close()
        self.ledger.close()


@pytest.fixture(scope="module")
def scale(tmp_path_factory: pytest.TempPathFactory, neo4j_server: Neo4jServer) -> Iterator[Scale]:
    made = Scale(tmp_path_factory.mktemp("scale"), neo4j_server)
    yield made
    made.close()


@pytest.mark.parametrize("name", sorted(catalog()))
def test_engines_agree(scale: Scale, name: str) -> None:
    """The same rows for every way of asking; most ways find something."""
    asked = question(name)
    told = ways(asked, scale.items)
    assert told
    found = [_rows(scale.engines, asked, parameters) for parameters in told]
    for parameters, rows in zip(told, found, strict=True):
        first = rows[ENGINES[0]]
        assert all(rows[engine] == first for engine in ENGINES), (parameters, {engine: len(rows[engine]) for engine in ENGINES})
    assert any(rows[ENGINES[0]] for rows in found)


def _rows(engines: Engines, asked: Question, parameters: dict[str, Any]) -> dict[str, list[tuple[Any, ...]]]:
    return {engine: engines.ask(engine, asked, parameters, max_rows=100_000).rows for engine in ENGINES}


def test_retracting_half_leaves_just_the_graph_of_the_other_half(scale: Scale, tmp_path: Path) -> None:
    """Compared node by node, edge by edge and quad by quad with a ledger that never saw what was retracted."""
    gone = {article.id for article, _ in scale.items if Random(article.id).random() < 0.5}  # noqa: S311
    plain = Ledger.open(tmp_path / "ledger.sqlite", create=True)
    plain.put_many(item for item in scale.items if item[0].id not in gone)
    for article in sorted(gone):
        scale.ledger.retract(article)
    scale.follow()
    facts = list(plain.facts())
    nodes = {fact.key: fact.properties for fact in facts if isinstance(fact, Node)}
    edges = {fact.key: (fact.start, fact.type, fact.end, fact.properties) for fact in facts if isinstance(fact, Edge)}
    for graph in scale.engines.graphs.values():
        assert graph.counts() == (len(nodes), len(edges))
        assert _nodes(graph) == nodes
        assert _edges(graph) == edges
    quads = {
        quad for state in plain.live_states() if state.article for quad in claim_quads(state.article, state.claims, entities=state.entities)
    }
    assert set(scale.engines.quads.quads()) == quads
    plain.close()


def _nodes(graph: CypherGraph) -> dict[str, dict[str, Any]]:
    query = "MATCH (n) WHERE n.id STARTS WITH 'elchi:' AND NOT n:ElchiProjection RETURN n.id AS id, properties(n) AS told"
    return {row[0]: row[1] for row in graph.ask(query, max_rows=10_000_000, timeout=120).rows}


def _edges(graph: CypherGraph) -> dict[str, tuple[str, str, str, dict[str, Any]]]:
    query = "MATCH (a)-[r]->(b) WHERE r.key IS NOT NULL RETURN a.id AS s, type(r) AS t, b.id AS e, properties(r) AS told"
    return {row[3]["key"]: (row[0], row[1], row[2], row[3]) for row in graph.ask(query, max_rows=10_000_000, timeout=120).rows}
