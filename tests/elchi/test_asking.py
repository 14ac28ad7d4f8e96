"""Questions and exports from the command line."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from graph.database import Database
from ingest.samples import articles
from queries.catalog import names
from tests import samples
from tests.elchi.runner import run, write

CODE = ("--param", "code=KGZ", "--param", "n=2")
BETWEEN = ("query", "relations-between", "--a", "KGZ", "--b", "KAZ")


def test_both_languages_give_the_same_rows(sample_db: Path) -> None:
    cypher, sparql = (run(*BETWEEN, "--db", sample_db, "--lang", language) for language in ("cypher", "sparql"))
    assert (cypher.code, cypher.err) == (sparql.code, sparql.err) == (0, "")
    assert cypher.out == sparql.out
    assert len(cypher.out.splitlines()) > 1


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl", "markdown"])
def test_every_format_holds_the_rows(sample_db: Path, form: str) -> None:
    rows = list(csv.DictReader(run(*BETWEEN, "--db", sample_db).out.splitlines(), delimiter="\t"))
    told = run(*BETWEEN, "--db", sample_db, "-f", form, "--lang", "sparql").out
    assert [told.count(row["date_from"]) > 0 for row in rows] == [True] * len(rows)
    if form == "json":
        assert [row["type"] for row in json.loads(told)] == [row["type"] for row in rows]


def test_a_question_of_nothing_has_a_head_and_no_rows(sample_db: Path) -> None:
    done = run("query", "relations-between", "--a", "PRY", "--b", "BTN", "--db", sample_db)
    assert (done.code, len(done.out.splitlines())) == (0, 1)


def test_the_list_names_every_question() -> None:
    listed = run("query", "list", "-f", "json")
    assert [row["question"] for row in json.loads(listed.out)] == names()


def test_a_question_shows_its_text() -> None:
    assert "MATCH (a:State {code: $a})" in run(*BETWEEN, "--show-query").out
    assert "SELECT ?source" in run(*BETWEEN, "--show-query", "--lang", "sparql").out


def test_what_was_known_by_a_day(own_db: Path) -> None:
    now = run(*BETWEEN, "--db", own_db)
    for told in ("2999-01-01", "9999-12-31"):
        assert run(*BETWEEN, "--db", own_db, "--known-by", told) == now
    for language in ("cypher", "sparql"):
        done = run(*BETWEEN, "--db", own_db, "--known-by", "2001-01-01T12:00+06:00", "--lang", language)
        assert (done.code, len(done.out.splitlines())) == (0, 1)
    assert run("export", "--db", own_db, "--known-by", "2001-01-01").err == "0 nodes, 0 edges\n"
    assert {row["count"] for row in json.loads(run("stats", "--db", own_db, "--known-by", "2001-01-01", "-f", "json").out)} == {0}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("--known-by", "yesterday"), "write 2024-05-31"), (("--known-by", "2024-01-01", "--neo4j", "bolt://x:1"), "the present alone")],
)
def test_a_moment_that_cannot_be_asked_is_told(sample_db: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(*BETWEEN, "--db", sample_db, *arguments)
    assert (done.code, words in done.err) == (2, True)


def test_a_text_of_ones_own_is_asked(sample_db: Path) -> None:
    counted = run("query", "--cypher", "MATCH (s:State {code: $code}) RETURN s.code AS code, $n + 1 AS n", *CODE, "--db", sample_db)
    assert (counted.code, counted.out, counted.err) == (0, "code\tn\nKGZ\t3\n", "")
    asked = run("query", "--sparql", "-", "-f", "json", "--db", sample_db, stdin="SELECT (1 AS ?n) {}")
    assert (asked.code, json.loads(asked.out)) == (0, [{"n": 1}])


@pytest.mark.parametrize("text", [("--cypher", "UNWIND range(1, 9) AS i RETURN i"), ("--sparql", "SELECT ?p { ?s ?p ?o }")])
def test_rows_beyond_the_limit_are_told(sample_db: Path, text: tuple[str, str]) -> None:
    done = run("query", *text, "--limit", "2", "--db", sample_db)
    assert (done.code, len(done.out.splitlines()), done.err) == (0, 3, "more than 2 rows: --limit takes more\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--cypher", "MATCH (n)\nRETURN n."), "line 2, column 10"),
        (("--cypher", "RETURN 1 +"), "line 1, column 11"),
        (("--cypher", "/* x */ TERMINATE TRANSACTIONS 'x'"), "Unexpected input 'TERMINATE' at line 1, column 9"),
        (("--sparql", "SELECT *\n{ ?s ?p"), "error at 2:"),
        (("--cypher", "RETURN 1", "--sparql", "ASK {}"), "give one text"),
        (("--sparql", "ASK {}", "--param", "a=1"), "--param is for --cypher"),
        (("--cypher", "RETURN 1", "--param", "a"), "write KEY=VALUE"),
        (("--timeout", "3"), "give one text"),
        (("--limit", "3", "relations-between"), "go after its name"),
    ],
)
def test_a_text_that_cannot_be_asked_is_told_in_a_line(sample_db: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run("query", "--db", sample_db, *arguments)
    assert (done.code, done.out, words in done.err, done.err.count("\n")) == (2, "", True, 1)


# format -> what its text begins with, or holds, whatever the graph
FORMATS = {
    "graphml": "<graphml",
    "gexf": "<gexf",
    "json": '"directed": true',
    "cypher": "CREATE CONSTRAINT IF NOT EXISTS",
    "trig": "@prefix",
    "turtle": "@prefix",
    "jsonld": '"@graph"',
}


@pytest.mark.parametrize(("form", "mark"), FORMATS.items())
def test_every_format_is_written(sample_db: Path, tmp_path: Path, form: str, mark: str) -> None:
    done = run("export", "-f", form, "--db", sample_db, "-o", tmp_path / "out")
    with Database.open(sample_db) as opened:
        nodes, edges = opened.ledger.counts()
    assert (done.code, done.out, done.err) == (0, "", f"{nodes} nodes, {edges} edges\n")
    text = (tmp_path / "out").read_text("utf-8")
    assert mark in text
    assert "Жапаров" in text
    assert run("export", "-f", form, "--db", sample_db).out == text


@pytest.mark.parametrize(("excel", "begin"), [((), b"Id,"), (("--excel",), b"\xef\xbb\xbfId,")])
def test_csv_is_a_pair_of_files(sample_db: Path, tmp_path: Path, excel: tuple[str, ...], begin: bytes) -> None:
    assert run("export", "-f", "csv", "--db", sample_db, "-o", tmp_path / "kg", *excel).code == 0
    assert (tmp_path / "kg.nodes.csv").read_bytes().startswith(begin)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kg.edges.csv", "kg.nodes.csv"]


def test_a_part_is_smaller(sample_db: Path) -> None:
    parts = ((), ("--from", "2025-01-01"), ("--around", "KGZ", "--no-evidence"))
    whole, *smaller = (run("export", "--db", sample_db, *part).err for part in parts)
    for part in smaller:
        assert 0 < int(part.split()[0]) < int(whole.split()[0])


def test_the_undated_are_told(own_db: Path) -> None:
    with Database.open(own_db) as opened:
        opened.ledger.put(samples.article("a1", published=None), [samples.relation(), samples.membership()])
    assert run("export", "--db", own_db, "--from", "2999-01-01").err.endswith("edges, 2 of them undated\n")


def test_a_reader_that_goes_away_ends_it_quietly(tmp_path: Path) -> None:
    many = [msgspec.structs.replace(article, id=f"{article.id}-{at}") for at in range(8) for article in articles()]
    command = [sys.executable, "-c", "from elchi.cli import main; main()", "extract", str(write(tmp_path / "big.jsonl", many))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)
    assert first.startswith(b'{"claim"')


def test_a_reader_that_never_looks_is_no_failure(sample_db: Path) -> None:
    command = [sys.executable, "-c", "from elchi.cli import main; main()", "stats", "--db", str(sample_db)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)
