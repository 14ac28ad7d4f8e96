"""What a server refuses is told in one line that says how to mend it."""

import time
from pathlib import Path

import pytest

from graph.database.projections import advance_graph
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.stores.neo4j_server import connect
from tests import samples
from tests.graph.stores.bolt_stub import bolt_stub
from tests.stores_fixtures import Neo4jServer

TLS = ["bolt+s", "bolt+ssc", "neo4j+s", "neo4j+ssc"]
READ_ONLY = {
    "follower": "Neo.ClientError.Cluster.NotALeader",
    "replica": "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
    "read-only-database": "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
}


def told(uri: str, login: str = "x", database: str = "neo4j") -> str:
    with pytest.raises(StoreError) as refused:
        connect(uri, "neo4j", login, database)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("scheme", TLS)
def test_a_server_without_tls_is_told(neo4j_server: Neo4jServer, scheme: str) -> None:
    uri = neo4j_server.uri.replace("bolt://", f"{scheme}://")
    assert told(uri, neo4j_server.password).startswith(f"{uri}: no encrypted connection")
    assert "does the server speak TLS?" in told(uri, neo4j_server.password)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_where_nobody_listens_is_told(scheme: str) -> None:
    assert "cannot be reached (Couldn't connect to 127.0.0.1:9" in told(f"{scheme}://127.0.0.1:9")
    assert "is the server running, and the port right?" in told(f"{scheme}://127.0.0.1:9")


def test_a_database_that_is_not_there_is_told(neo4j_server: Neo4jServer) -> None:
    assert "there is no database nowhere; SHOW DATABASES" in told(neo4j_server.uri, neo4j_server.password, "nowhere")


def test_a_wrong_password_is_told_and_one_that_was_wrong_too_often(neo4j_server: Neo4jServer) -> None:
    """After three the server makes one wait, but for a few seconds only, and only a user of that name."""
    lines = []
    for _ in range(5):
        with pytest.raises(StoreError) as refused:
            connect(neo4j_server.uri, "somebody", "guess")
        lines.append(str(refused.value))
    assert "user name or password is wrong (NEO4J_USERNAME, NEO4J_PASSWORD)" in lines[0]
    assert all("NEO4J_PASSWORD" in line and "\n" not in line for line in lines)


def test_too_old_a_version_is_told() -> None:
    with bolt_stub("Neo4j/4.4.41") as uri:
        assert told(uri) == f"{uri}: Neo4j/4.4.41 is too old, Neo4j 5 or later is needed"


@pytest.mark.parametrize("code", READ_ONLY.values(), ids=READ_ONLY.keys())
def test_a_member_that_only_reads_is_told_at_once(code: str, tmp_path: Path) -> None:
    started = time.monotonic()
    ledger = Ledger.open(tmp_path / "ledger.sqlite")
    ledger.put(samples.article("a1"), samples.four("a1"))
    with bolt_stub("Neo4j/5.26.0", code) as uri:
        graph = connect(uri, "neo4j", "x")
        with pytest.raises(StoreError) as refused:
            advance_graph(ledger, graph)
        graph.close()
    ledger.close()
    assert str(refused.value).startswith(f"{uri}: cannot be written (")
    assert "name a member that takes writes" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert time.monotonic() - started < 30
