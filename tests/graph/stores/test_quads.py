"""The RDF store on disk: replacing articles, reading beside a writer, questions of ours and of others."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

from graph.errors import BusyError, QueryError, StoreError
from graph.rdf.project import claim_quads
from graph.stores import quads
from graph.stores.base import ArticleState
from graph.stores.quads import QuadFile, open_reader
from tests.graph.rdf.samples import article, claims, relation, state

PREFIX = "PREFIX elchi: <https://w3id.org/elchi/ontology#>\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[QuadFile]:
    store = QuadFile(tmp_path / "rdf")
    yield store
    store.close()


@pytest.fixture
def filled(store: QuadFile) -> QuadFile:
    store.apply([state("a1"), state("a2")], 7)
    return store


def test_an_empty_store_has_applied_nothing(store: QuadFile) -> None:
    assert (store.applied(), store.counts()) == (0, 0)


def test_applying_twice_changes_nothing(filled: QuadFile) -> None:
    before = set(filled.quads())
    filled.apply([state("a1"), state("a2")], 7)
    assert set(filled.quads()) == before
    assert filled.counts() == len(before) == len({*claim_quads(article("a1"), claims("a1")), *claim_quads(article("a2"), claims("a2"))})
    assert filled.applied() == 7


def test_files_are_put_in_order_after_much_was_written(filled: QuadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    before = set(filled.quads())
    filled.settle()
    assert filled._unordered
    monkeypatch.setattr(quads, "_QUADS_AN_ORDERING", 1)
    filled.settle()
    assert not filled._unordered
    assert set(filled.quads()) == before


def test_a_changed_article_replaces_its_claims_and_nothing_else(filled: QuadFile) -> None:
    other = set(filled.quads(["a2"]))
    filled.apply([ArticleState("a1", article(), (relation(),))], 8)
    assert set(filled.quads(["a1"])) == set(claim_quads(article(), [relation()]))
    assert set(filled.quads(["a2"])) == other


def test_a_retracted_article_leaves_nothing(filled: QuadFile) -> None:
    filled.apply([ArticleState("a1", None)], 8)
    assert set(filled.quads()) == set(claim_quads(article("a2"), claims("a2")))
    assert filled.applied() == 8


def test_many_articles_take_several_updates(store: QuadFile) -> None:
    names = [f"a{number}" for number in range(103)]
    store.apply([ArticleState(name, article(name), (relation(name),)) for name in names] * 2, 103)
    counted = store.ask(PREFIX + "SELECT (COUNT(?a) AS ?n) WHERE { ?a a elchi:Article }")
    assert (store.applied(), counted.rows) == (103, [(103,)])


def test_the_number_moves_without_articles(store: QuadFile) -> None:
    store.apply([], 3)
    assert (store.applied(), store.counts()) == (3, 0)


def test_clearing_leaves_an_empty_store(filled: QuadFile) -> None:
    filled.clear()
    assert (filled.applied(), filled.counts()) == (0, 0)


def test_it_is_there_after_reopening(filled: QuadFile) -> None:
    before = set(filled.quads())
    filled.close()
    filled.close()
    again = QuadFile(filled.folder)
    assert (again.applied(), set(again.quads())) == (7, before)


def test_another_base_is_refused(filled: QuadFile) -> None:
    filled.close()
    with pytest.raises(StoreError, match="another base IRI"):
        QuadFile(filled.folder, "https://graph.example/").applied()


def test_hostile_text_in_articles_stays_text(store: QuadFile) -> None:
    evil = '"}}; DROP ALL; INSERT DATA { <a:a> <b:b> "\\u0022\n\r'
    told = msgspec.structs.replace(article(), title=evil, outlet=evil, id=evil)
    store.apply([ArticleState(evil, told, (relation(evil),))], 1)
    assert store.ask(PREFIX + "SELECT ?t ?o ?i WHERE { ?a elchi:title ?t ; elchi:outlet ?o ; elchi:id ?i }").rows == [(evil, evil, evil)]


def test_answers_are_plain_values(filled: QuadFile) -> None:
    answer = filled.ask(
        PREFIX
        + f"""SELECT DISTINCT ?code ?start ?confidence ?from ?none WHERE {{
            ?e elchi:mode "visit" ; elchi:dateFrom ?from ; elchi:target/elchi:code ?code ; elchi:supportedBy ?claim .
            ?claim elchi:start ?start ; elchi:confidence ?confidence ; elchi:id "{relation().id}" .
            OPTIONAL {{ ?e elchi:no ?none }} }}"""
    )
    assert answer.columns == ("code", "start", "confidence", "from", "none")
    assert answer.rows == [("MNG", relation().evidence.start, 0.8, "2019-11-01", None)]


@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [
        ("ASK { ?e elchi:mode 'visit' }", ("answer",), [(True,)]),
        ("CONSTRUCT { <a:a> <b:b> ?m } WHERE { ?e elchi:mode ?m }", ("subject", "predicate", "object"), [("a:a", "b:b", "visit")]),
        ("SELECT (true AS ?yes) (1.5 AS ?number) (<a:b> AS ?iri) {}", ("yes", "number", "iri"), [(True, 1.5, "a:b")]),
    ],
)
def test_forms_of_questions(filled: QuadFile, text: str, columns: tuple[str, ...], rows: list[Any]) -> None:
    assert (filled.ask(PREFIX + text).columns, filled.ask(PREFIX + text).rows) == (columns, rows)
    assert filled.ask_untrusted(PREFIX + text).rows == rows


def test_rows_beyond_the_limit_are_told_of(filled: QuadFile) -> None:
    answer = filled.ask("SELECT * { ?s ?p ?o }", max_rows=5)
    assert (len(answer.rows), answer.more) == (5, True)


@pytest.mark.parametrize(
    ("articles", "chosen", "wanted"),
    [
        (None, None, {*claim_quads(article("a1"), claims("a1")), *claim_quads(article("a2"), claims("a2"))}),
        (["a2"], None, {*claim_quads(article("a2"), claims("a2"))}),
        (None, {relation("a1").id}, {*claim_quads(article("a1"), [relation("a1")])}),
        (["a2"], {relation("a1").id}, set()),
    ],
)
def test_dumps_of_all_of_articles_and_of_claims(
    filled: QuadFile, articles: list[str] | None, chosen: set[str] | None, wanted: set[Quad]
) -> None:
    assert set(parse(filled.dump("nq", articles=articles, claims=chosen), RdfFormat.N_QUADS)) == wanted
    assert set(parse(filled.dump("trig", articles=articles, claims=chosen), RdfFormat.TRIG)) == wanted


def test_turtle_of_the_union_is_not_empty(filled: QuadFile) -> None:
    triples = {quad.triple for quad in filled.quads()}
    assert {quad.triple for quad in parse(filled.dump("ttl"), RdfFormat.TURTLE)} == triples


def test_a_second_writer_is_refused(filled: QuadFile) -> None:
    with pytest.raises(BusyError, match="held by another process"):
        QuadFile(filled.folder)


def test_a_second_process_reads_beside_the_writer(filled: QuadFile) -> None:
    code = (
        "import sys; from pathlib import Path; from graph.stores.quads import QuadFile, open_reader\n"
        "store = QuadFile(Path(sys.argv[1]), read_only=True); print(store.applied(), store.counts())\n"
        "input(); print(store.applied(), store.counts())"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(filled.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == f"7 {filled.counts()}\n"
        filled.apply([ArticleState("a1", None)], 8)
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == f"8 {filled.counts()}\n"


def test_a_reader_opens_the_store_again_only_when_something_was_written(filled: QuadFile, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def opening(folder: str) -> Store:
        opened.append(folder)
        return open_reader(folder)

    monkeypatch.setattr(quads, "open_reader", opening)
    reader = QuadFile(filled.folder, read_only=True)
    for seq in (8, 9):
        filled.apply([ArticleState("a1", article(), (relation(),))], seq)
        assert (reader.applied(), reader.applied(), len(opened)) == (seq, seq, seq - 7)
    filled.apply([state(f"b{number}") for number in range(quads._ARTICLES_IN_BULK)], 10)
    assert (reader.applied(), reader.counts()) == (10, filled.counts())


def test_a_reader_beside_a_busy_writer_always_sees_a_whole_state(store: QuadFile) -> None:
    names = [f"a{number}" for number in range(20)]
    reader = QuadFile(store.folder, read_only=True)
    store.apply([state(name) for name in names], 1)
    wanted, last = store.counts(), threading.Event()

    def write() -> None:
        for seq in range(2, 10):
            store.apply([state(name) for name in names[seq : seq + 12]], seq)
        last.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = []
    while not last.is_set():
        seen.append((reader.applied(), reader.counts()))
    writer.join()
    assert len(seen) > 1
    assert [number for number, _ in seen] == sorted(number for number, _ in seen)
    assert {count for _, count in seen} == {wanted}


def test_a_store_that_is_not_there_or_broken_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no RDF store"):
        QuadFile(tmp_path / "none", read_only=True).applied()
    (tmp_path / "CURRENT").write_text("junk\n")
    for read_only in (True, False):
        with pytest.raises(StoreError, match="elchi rebuild"):
            QuadFile(tmp_path, read_only=read_only).applied()


def test_a_reader_does_not_write(filled: QuadFile) -> None:
    with pytest.raises(StoreError, match="reading only"):
        QuadFile(filled.folder, read_only=True).apply([], 9)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT * WHERE " + "{" * 10_000 + "}" * 10_000, "deeper than 200"),
        ("SELECT * WHERE { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }", "deeper than 200"),
        ("SELECT * WHERE { FILTER(" + "!" * 60_000 + "true) }", "too much for the engine"),
        ("# " + "x" * 70_000 + "\nASK {}", "longer than 64 KB"),
        ("SELECT * WHERE { ?s ?p", "not a SPARQL query: error at 1:"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/x> { ?s ?p ?o } }", "uses SERVICE, which is refused: error at 1:"),
        ("SELECT *\nWHERE { { SELECT * { service silent ?x {} } } }", "uses SERVICE, which is refused: error at 2:"),
        ("SELECT * WHERE { ?a ?p ?b FILTER(?a<?b)SERVICE?x#>\n{} }", "uses SERVICE, which is refused"),
        ("SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:1/x> {} }", "not a SPARQL query"),
    ],
)
def test_a_refusal_names_reason_and_place(filled: QuadFile, text: str, told: str) -> None:
    before = filled.counts()
    with pytest.raises(QueryError) as caught:
        filled.ask_untrusted(text, timeout=20)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)
    assert filled.counts() == before


def test_the_word_service_is_allowed_where_it_is_no_keyword(filled: QuadFile) -> None:
    text = (
        "PREFIX service: <http://x/service/> # SERVICE\n"
        "SELECT ?service WHERE { BIND('SERVICE' AS ?service) OPTIONAL { ?service service:service ?x } }"
    )
    assert filled.ask_untrusted(text).rows == [("SERVICE",)]


def test_a_question_of_ours_ends_between_rows(filled: QuadFile) -> None:
    with pytest.raises(QueryError, match="time limit"):
        filled.ask("SELECT * { ?a ?b ?c . ?d ?e ?f }", timeout=0.01)
