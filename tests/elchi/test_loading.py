"""A Neo4j server as a further property graph: loaded, asked, and shared with what others keep in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from graph.database import Database
from ingest import samples
from tests.elchi.runner import Done, run
from tests.stores_fixtures import Neo4jServer


@pytest.fixture
def server(neo4j_server: Neo4jServer, neo4j_uri: str) -> Iterator[Driver]:
    """A way into the emptied database that is not ours."""
    with GraphDatabase.driver(neo4j_uri, auth=(neo4j_server.username, neo4j_server.password)) as driver:
        yield driver


@pytest.fixture
def named(neo4j_server: Neo4jServer) -> list[str]:
    """The options that name the server."""
    return ["--neo4j", neo4j_server.uri, "--neo4j-username", neo4j_server.username, "--neo4j-password", neo4j_server.password]


def load(db: Path, named: list[str], *options: str) -> Done:
    return run("load", "--db", db, *named, *options)


def said(db: Path, uri: str) -> str:
    with Database.open(db, create=False) as opened:
        return "{}: {} nodes, {} edges\n".format(uri, *opened.ledger.counts())


def test_loading_gives_the_graph_of_the_ledger_and_loading_again_the_same(sample_db: Path, server: Driver, named: list[str]) -> None:
    for _ in range(2):
        done = load(sample_db, named)
        assert (done.code, done.out, done.err) == (0, "", said(sample_db, named[1]))
    articles = server.execute_query("MATCH (a:Article) RETURN count(a) AS n").records[0]["n"]
    assert articles == len(samples.articles())


def test_a_question_to_the_server_is_answered_as_by_the_embedded_graph(sample_db: Path, server: Driver, named: list[str]) -> None:
    load(sample_db, named)
    question = ("query", "relations-between", "--a", "KGZ", "--b", "KAZ", "--db", sample_db)
    assert run(*question, *named).out == run(*question).out
    assert run("verify", "--db", sample_db, *named).code == 0


def test_a_database_of_others_is_refused(sample_db: Path, server: Driver, named: list[str]) -> None:
    server.execute_query("CREATE (:Person {name: 'Бөлөк'})-[:KNOWS]->(:State {code: 'KGZ'})")
    done = load(sample_db, named)
    assert (done.code, done.out) == (1, "")
    assert done.err == "elchi: the database holds 2 nodes that are not ours; --into-existing loads beside them without touching them\n"
    assert server.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 2


def test_into_existing_leaves_what_others_have(sample_db: Path, server: Driver, named: list[str]) -> None:
    server.execute_query("CREATE (:Person {name: 'Бөлөк'})-[:KNOWS {since: 1}]->(:State {code: 'KGZ'})")
    done = load(sample_db, named, "--into-existing")
    assert (done.code, done.err) == (0, said(sample_db, named[1]))
    theirs = "MATCH (p:Person)-[r:KNOWS]->(s:State) RETURN properties(p) AS p, properties(r) AS r, properties(s) AS s, COUNT {(p)--()} AS n"
    (record,) = server.execute_query(theirs).records
    assert record.data() == {"p": {"name": "Бөлөк"}, "r": {"since": 1}, "s": {"code": "KGZ"}, "n": 1}


def test_a_wrong_password_is_one_line(sample_db: Path, server: Driver, named: list[str]) -> None:
    done = load(sample_db, [*named[:-1], "wrong"])
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert named[1] in done.err
