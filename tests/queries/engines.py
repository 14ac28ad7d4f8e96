"""The three engines with one graph in each, loaded through the real ledger."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.answers import Answer
from graph.database.projections import advance_graph, advance_quads
from graph.ledger import Ledger
from graph.stores.cypher import CypherGraph
from graph.stores.embedded import open_embedded
from graph.stores.quads import QuadFile
from queries.records import Question
from queries.runner import ask, ask_rdf
from tests.queries.graphs import Item
from tests.stores_fixtures import Neo4jServer, _empty

ENGINES = ("arcadedb", "neo4j", "oxigraph")


@dataclass(frozen=True)
class Engines:
    """The same graph three times."""

    graphs: dict[str, CypherGraph]
    quads: QuadFile

    def ask(self, engine: str, question: Question, parameters: Mapping[str, Any], max_rows: int = 1000) -> Answer:
        if engine == "oxigraph":
            return ask_rdf(question, parameters, quads=self.quads, max_rows=max_rows)
        return ask(question, parameters, graph=self.graphs[engine], max_rows=max_rows)


@contextmanager
def loaded(folder: Path, server: Neo4jServer, items: list[Item]) -> Iterator[Engines]:
    """Articles and claims go into a ledger, and from there into each engine."""
    _empty(server)
    ledger = Ledger.open(folder / "ledger.sqlite", create=True)
    list(ledger.put_many(items))
    engines = Engines({"arcadedb": open_embedded(folder / "graph"), "neo4j": server.connect()}, QuadFile(folder / "rdf"))
    for graph in engines.graphs.values():
        advance_graph(ledger, graph)
    advance_quads(ledger, engines.quads)
    try:
        yield engines
    finally:
        for store in (*engines.graphs.values(), engines.quads):
            store.close()
        ledger.close()
