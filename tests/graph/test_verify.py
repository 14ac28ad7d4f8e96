import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pyoxigraph import Literal, Quad, Store

from graph.database import Database
from graph.stores.cypher import CypherGraph
from graph.stores.quads import QuadFile
from graph.verify import verify_graph
from tests import samples
from tests.graph.memory_stores import Memory

FAULTS: list[tuple[str, str, list[str]]] = [
    ("the text", "UPDATE articles SET text = text || '!' WHERE id = 'a1'", ["article a1: text and metadata"]),
    (
        "the date",
        "UPDATE articles SET metadata = replace(metadata, '2019', '2018') WHERE id = 'a1'",
        ["article a1: text and", "nodes and edges"],
    ),
    ("a quote", "UPDATE claims SET body = replace(body, 'сүйлөштү', 'урушту') WHERE article = 'a1'", ["its quote", "nodes and edges"]),
    ("an offset", "UPDATE claims SET body = json_set(body, '$.evidence.start', 3) WHERE article = 'a1'", ["its quote", "nodes and edges"]),
    ("a content", "UPDATE claims SET body = replace(body, 'MNG', 'RUS') WHERE article = 'a1'", ["its id", "nodes and edges"]),
    ("a lost claim", "DELETE FROM claims WHERE article = 'a1'", ["nodes and edges"]),
    (
        "a lost contribution",
        "DELETE FROM facts WHERE key IN (SELECT id FROM keys WHERE type = 'STATED_IN')",
        ["a1: its nodes and", "a2: its nodes and", "edges: has"],
    ),
    ("a lost change", "DELETE FROM changes WHERE seq = 2", ["changes that is not there"]),
]


def ingested(folder: Path, memory: Memory) -> Database:
    database = Database.open(folder, openers=memory.openers)
    database.ingest((samples.article(a), [samples.relation(a)]) for a in ("a1", "a2"))
    return database


@pytest.mark.parametrize(("what", "sql", "problems"), FAULTS)
def test_planted_faults_are_found(tmp_path: Path, what: str, sql: str, problems: list[str]) -> None:
    with ingested(tmp_path, Memory()) as database:
        assert database.verify() == [], what
        with sqlite3.connect(tmp_path / "ledger.sqlite") as other:
            other.execute(sql)
        other.close()
        found = [str(problem) for problem in database.verify()]
        for words in problems:
            assert any(words in line for line in found), (words, found)


def lose_edge(memory: Memory) -> None:
    memory.graph.edges.popitem()


def lose_node(memory: Memory) -> None:
    memory.graph.nodes.popitem()


def add_node(memory: Memory) -> None:
    memory.graph.nodes["elchi:State/XXX"] = next(iter(memory.graph.nodes.values()))


def lose_article(memory: Memory) -> None:
    memory.quads.states.pop("a1")


def rename(memory: Memory) -> None:
    node = memory.graph.nodes["elchi:State/KGZ"]
    memory.graph.nodes[node.key] = msgspec.structs.replace(node, properties={**node.properties, "name": "x", "more": 1})


def turn(memory: Memory) -> None:
    edge = next(edge for edge in memory.graph.edges.values() if edge.type == "CONSULT")
    memory.graph.edges[edge.key] = msgspec.structs.replace(edge, start=edge.end, end=edge.start)


def exchange(memory: Memory) -> None:
    state = memory.quads.states["a1"]
    memory.quads.states["a1"] = msgspec.structs.replace(state, claims=(samples.membership("a1"),))


PLANTED: list[tuple[Callable[[Memory], None], str]] = [
    (lose_edge, "property graph: edges: has 6, the ledger makes 7"),
    (lose_node, "property graph: nodes: has 5, the ledger makes 6"),
    (add_node, "property graph: nodes: has 7, the ledger makes 6"),
    (lose_article, "RDF: quads: has 1, the ledger makes 2"),
    (rename, "property graph: elchi:State/KGZ: is not as the ledger makes it: more, name;"),
    (turn, "property graph: e:"),
    (exchange, "RDF: article a1: 1 of its 1 quads are missing, 1 are not its"),
]


@pytest.mark.parametrize(("plant", "problem"), PLANTED)
def test_planted_faults_of_projections_are_found_and_mended(tmp_path: Path, plant: Callable[[Memory], None], problem: str) -> None:
    memory = Memory()
    with ingested(tmp_path, memory) as database:
        plant(memory)
        assert str(database.verify()[0]).startswith(problem)
        database.rebuild()
        assert database.verify() == []


def test_a_projection_that_does_not_keep_its_number_is_found(tmp_path: Path) -> None:
    memory = Memory()
    with ingested(tmp_path, memory) as database:
        memory.graph.seq -= 1
        assert [problem.subject for problem in verify_graph(database.ledger, memory.graph)] == ["sequence number"]


PLANTS = {
    "nodes": "MATCH (s:State {code: 'KGZ'}) SET s.name = 'x'",
    "more": "MATCH (s:State {code: 'KGZ'}) SET s.more = 1",
    "edges": "MATCH ()-[r:CONSULT]->() SET r.confidence = 0.1",
}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A folder with the embedded engine and the RDF store."""
    with Database.open(tmp_path_factory.mktemp("real")) as database:
        database.ingest((samples.article(a), samples.four(a)) for a in ("a1", "a2"))
        yield database


@pytest.mark.parametrize("planted", PLANTS)
def test_what_differs_in_the_embedded_engine_is_found(real: Database, planted: str) -> None:
    assert real.verify() == []
    graph = real.graph()
    assert isinstance(graph, CypherGraph)
    graph._number(f"{PLANTS[planted]} RETURN 1")
    told = {"nodes": "elchi:State/KGZ: is not as the ledger makes it: name;", "more": "makes it: more;", "edges": "makes it: confidence;"}
    (found,) = map(str, real.verify())
    assert told[planted] in found
    real.rebuild()


def test_a_quad_that_is_another_is_found(real: Database) -> None:
    quad = next(iter(QuadFile(real.folder / "rdf", read_only=True).quads(["a1"])))
    store = Store(str(real.folder / "rdf"))
    store.remove(quad)
    store.add(Quad(quad.subject, quad.predicate, Literal("x"), quad.graph_name))
    store.flush()
    del store
    (found,) = map(str, real.verify())
    assert "RDF: article a1: 1 of its" in found
    real.rebuild()
    assert real.verify() == []
