"""A Neo4j server as a further property graph: loaded, asked, and shared with what others keep in it."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from neo4j import Driver, GraphDatabase

import elchi
from elchi.progress import bar
from graph.database import Database
from ingest import samples
from tests.elchi.runner import Done, run, write
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


def test_the_python_api_asks_the_server(sample_db: Path, server: Driver, named: list[str], neo4j_server: Neo4jServer) -> None:
    load(sample_db, named)
    with elchi.open(sample_db, neo4j_server.uri, username=neo4j_server.username, password=neo4j_server.password) as asked:
        rows = asked.ask("relations-between", a="KGZ", b="KAZ").rows
    with elchi.open(sample_db) as embedded:
        assert embedded.ask("relations-between", a="KGZ", b="KAZ").rows == rows != []


def test_a_database_of_others_is_refused(sample_db: Path, server: Driver, named: list[str]) -> None:
    server.execute_query("CREATE (:Person {name: 'Бөлөк'})-[:KNOWS]->(:State {code: 'KGZ'})")
    done = load(sample_db, named)
    assert (done.code, done.out) == (1, "")
    assert (
        done.err
        == "elchi: the database holds 2 nodes that are not ours; elchi load --into-existing loads beside them without touching them\n"
    )
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


def other_db(folder: Path) -> Path:
    """A ledger of its own, with one article."""
    file = write(folder / "other.jsonl", samples.articles()[:1])
    assert run("ingest", file, "--db", folder / "other").code == 0
    return folder / "other"


def keys(server: Driver) -> list[str]:
    """All that identifies nodes and edges of ours, sorted."""
    query = "MATCH (n) WHERE NOT n:ElchiProjection RETURN n.id AS k UNION ALL MATCH ()-[r]->() RETURN r.key AS k"
    return sorted(record["k"] for record in server.execute_query(query).records)


def keys_of(db: Path) -> list[str]:
    with Database.open(db, create=False) as opened:
        return sorted(fact.key for fact in opened.ledger.facts())


@pytest.mark.parametrize("command", ["load", "ingest", "retract", "rebuild", "verify", "query", "entities"])
def test_the_graph_of_another_ledger_stays(command: str, own_db: Path, tmp_path: Path, server: Driver, named: list[str]) -> None:
    other = other_db(tmp_path)
    load(other, named)
    before = keys(server)
    words: dict[str, list[str | Path]] = {
        "ingest": [write(tmp_path / "more.jsonl", [msgspec.structs.replace(samples.articles()[0], id="more")])],
        "retract": [samples.articles()[0].id],
        "query": ["members-of", "--org", "EAEU"],
        "entities": ["merge", "Жээнбек Кулубаев", "Исхак Дар", "--why", "a slip of the pen"],
    }
    with Database.open(own_db, create=False) as opened:
        head = opened.ledger.head()
    done = run(command, *words.get(command, []), "--db", own_db, *named)
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert "another ledger" in done.err
    assert "elchi load --replace" in done.err
    assert keys(server) == before
    with Database.open(own_db, create=False) as opened:
        assert opened.ledger.head() == head


def test_replace_puts_this_ledger_in_the_place_of_another(sample_db: Path, tmp_path: Path, server: Driver, named: list[str]) -> None:
    server.execute_query("CREATE (:Note {text: 'theirs'})")
    load(other_db(tmp_path), named, "--into-existing")
    assert load(sample_db, named, "--replace", "--into-existing").code == 0
    server.execute_query("MATCH (n:Note {text: 'theirs'}) DELETE n")
    assert keys(server) == keys_of(sample_db)


@pytest.mark.parametrize("command", ["ingest", "retract", "rebuild", "query"])
def test_every_command_refuses_a_database_of_others(command: str, own_db: Path, server: Driver, named: list[str], tmp_path: Path) -> None:
    server.execute_query("CREATE (:Person {id: 'mine', name: 'Бөлөк'})")
    words: dict[str, list[str | Path]] = {
        "ingest": [write(tmp_path / "more.jsonl", samples.articles()[:1])],
        "retract": [samples.articles()[0].id],
        "query": ["members-of", "--org", "EAEU"],
    }
    done = run(command, *words.get(command, []), "--db", own_db, *named)
    assert (done.code, done.out, len(done.err.splitlines())) == (1, "", 1)
    assert "1 nodes that are not ours" in done.err
    assert server.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 1


@pytest.fixture
def bare(server: Driver) -> Iterator[Driver]:
    """Without constraints and indexes, before and after."""
    without_schema(server)
    yield server
    without_schema(server)


def without_schema(server: Driver) -> None:
    for what in ("CONSTRAINT", "INDEX"):
        for record in server.execute_query(f"SHOW {what} YIELD name, type WHERE type <> 'LOOKUP' RETURN name").records:
            server.execute_query(f"DROP {what} `{record['name']}`")


def test_what_was_allowed_once_stays_allowed_and_binds_nobody(own_db: Path, bare: Driver, named: list[str]) -> None:
    bare.execute_query("CREATE (:Person {id: 'mine', name: 'Бөлөк'})")
    assert load(own_db, named, "--into-existing").code == 0
    assert run("retract", samples.articles()[0].id, "--db", own_db, *named).code == 0
    assert load(own_db, named).code == 0
    assert bare.execute_query("SHOW CONSTRAINTS").records == []
    bare.execute_query("CREATE (:Person {id: 'mine', name: 'Бөлөк'})")
    bare.execute_query("MATCH (n:Person {id: 'mine'}) DELETE n")
    assert keys(bare) == keys_of(own_db)


def test_a_ledger_restored_from_a_backup_that_went_another_way_is_loaded_anew(
    own_db: Path, tmp_path: Path, server: Driver, named: list[str]
) -> None:
    backup = tmp_path / "backup"
    shutil.copytree(own_db, backup)
    first, second, *_ = samples.articles()
    run("retract", first.id, "--db", own_db, *named)
    for gone in (second.id, first.id):
        run("retract", gone, "--db", backup)
    assert load(backup, named).code == 0
    assert keys(server) == keys_of(backup)
    assert run("verify", "--db", backup, *named).code == 0


def test_a_clearing_that_was_interrupted_is_done_again(sample_db: Path, server: Driver, named: list[str]) -> None:
    load(sample_db, named)
    server.execute_query("MATCH (p:ElchiProjection) SET p.cleared = false CREATE (:Claim {id: 'elchi:Claim/stale'})")
    assert load(sample_db, named).code == 0
    assert keys(server) == keys_of(sample_db)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_drawn_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for stderr in (Terminal(), io.StringIO()):
        monkeypatch.setattr("sys.stderr", stderr)
        with bar("load") as progress:
            progress(3, 10)
        assert ("load" in stderr.getvalue()) == stderr.isatty()
    assert capsys.readouterr().out == ""
