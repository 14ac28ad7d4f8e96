"""Graphs that the tests of questions ask: each is loaded once for a module, because a Neo4j server holds one at a time."""

from collections.abc import Iterator

import pytest

from tests.queries.engines import Engines, loaded
from tests.queries.graphs import sample_articles, small
from tests.stores_fixtures import Neo4jServer


@pytest.fixture(scope="module")
def small_graph(tmp_path_factory: pytest.TempPathFactory, neo4j_server: Neo4jServer) -> Iterator[Engines]:
    with loaded(tmp_path_factory.mktemp("small"), neo4j_server, small()) as engines:
        yield engines


@pytest.fixture(scope="module")
def samples_graph(tmp_path_factory: pytest.TempPathFactory, neo4j_server: Neo4jServer) -> Iterator[Engines]:
    with loaded(tmp_path_factory.mktemp("samples"), neo4j_server, sample_articles()) as engines:
        yield engines
