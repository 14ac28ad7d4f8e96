"""A process that is killed while it loads a Neo4j server: the next load ends complete, and nothing is there twice."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from graph.database import Database
from graph.stores.neo4j_server import ServerGraph
from tests.elchi.crashing import KILLS
from tests.generated import generated
from tests.stores_fixtures import Neo4jServer

ARTICLES = 60
# what a statement takes, more or less: the instant is drawn within
STATEMENT_MS = 20.0


@pytest.fixture
def graph(neo4j_server: Neo4jServer, neo4j_uri: str) -> Iterator[ServerGraph]:
    opened = neo4j_server.connect()
    yield opened
    opened.close()


def loading(db: Path, server: Neo4jServer, statement: int, milliseconds: float) -> tuple[int, str]:
    """How the process ended, and what it printed."""
    words = ["load", db, server.uri, server.username, server.password, statement, milliseconds]
    command = [sys.executable, "-m", "tests.elchi.crashing", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def keys(graph: ServerGraph) -> list[str]:
    query = "MATCH (n) WHERE NOT n:ElchiProjection RETURN n.id AS k UNION ALL MATCH ()-[r]->() RETURN r.key AS k"
    return sorted(str(key) for (key,) in graph.ask(query).rows)


def test_kills_at_random_instants_of_a_load_leave_a_load_to_be_finished(
    tmp_path: Path, neo4j_server: Neo4jServer, graph: ServerGraph
) -> None:
    db, draw = tmp_path / "db", Random(7)  # noqa: S311
    with Database.open(db) as database:
        database.ledger.put_many(generated(ARTICLES))
        wanted = sorted(fact.key for fact in database.ledger.facts())
        database.load(graph)
        graph.clear()
        ended, statements = loading(db, neo4j_server, 0, 0)
        assert (ended, keys(graph)) == (0, wanted)
        between = 0
        for _ in range(KILLS):
            graph.clear()
            ended, _out = loading(db, neo4j_server, draw.randint(2, int(statements)), draw.uniform(0, STATEMENT_MS))
            between += ended == -signal.SIGKILL and graph.mark().seq < database.ledger.head()
            database.load(graph)
            assert keys(graph) == wanted
            assert graph.mark().seq == database.ledger.head()
    assert between >= KILLS // 2
