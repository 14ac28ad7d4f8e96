"""The stores that tests run on: an embedded graph in a folder of its own, and a real Neo4j, started once for the whole run.

`ELCHI_TEST_NEO4J_URI` (with `NEO4J_USERNAME` and `NEO4J_PASSWORD`) names a server to use instead; it is emptied.
`ELCHI_TEST_NEO4J_VERSION` picks the release to start.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.neo4j_local import DEFAULT_VERSION, SHORT_LIVED, LocalNeo4j
from graph.stores.cypher import CypherGraph
from graph.stores.embedded import open_embedded
from graph.stores.neo4j_server import ServerGraph, connect


@dataclass(frozen=True)
class Neo4jServer:
    """How tests reach the server."""

    uri: str
    username: str
    password: str

    def connect(self) -> ServerGraph:
        return connect(self.uri, self.username, self.password)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """One server for all tests of this process; it fails, and is not skipped, when none can be had."""
    if uri := os.environ.get("ELCHI_TEST_NEO4J_URI"):
        yield Neo4jServer(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])
        return
    version = os.environ.get("ELCHI_TEST_NEO4J_VERSION", DEFAULT_VERSION)
    with LocalNeo4j(tmp_path_factory.mktemp("neo4j"), version=version, java_options=SHORT_LIVED) as local:
        yield Neo4jServer(local.uri, local.username, local.password)


@pytest.fixture
def neo4j_uri(neo4j_server: Neo4jServer) -> str:
    """The address of the server, emptied."""
    _empty(neo4j_server)
    return neo4j_server.uri


@pytest.fixture(params=["arcadedb", "neo4j"])
def property_graph(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CypherGraph]:
    """An empty property graph, on each engine in turn."""
    if request.param == "arcadedb":
        graph: CypherGraph = open_embedded(tmp_path / "graph", command_timeout_ms=2000)
    else:
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        _empty(server)
        graph = server.connect()
    yield graph
    graph.close()


def _empty(server: Neo4jServer) -> None:
    """Everything goes, other people's nodes too; constraints stay."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(server.uri, auth=(server.username, server.password), notifications_min_severity="OFF") as driver,
        driver.session(database="neo4j") as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()
