"""Workers: the one started ahead, the one that is ended."""

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from graph.errors import LimitError, QueryError, StoreError, UnacceptableError
from graph.stores.quads import QuadFile
from graph.stores.sparql import Dataset, Forms
from graph.stores.sparql_worker import MODULE, Request
from graph.stores.workers import Stop, Workers, put

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{at} {{ {' '.join(map(str, range(100)))} }}" for at in range(6)) + " }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty store."""
    folder = tmp_path_factory.mktemp("store") / "rdf"
    QuadFile(folder).close()
    return folder


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers(MODULE, ahead=True)
    yield workers
    workers.close()


def asked(folder: Path, text: str, table: str | None = "CSV", most: int = 1000, dataset: Dataset | None = None) -> Request:
    return Request(str(folder), text, timeout=30.0, forms=Forms(table, "N_TRIPLES", most, 10_000), dataset=dataset)


def answer(workers: Workers, request: Request) -> tuple[str | None, bytes]:
    reply, text = put(workers, request, request.timeout)
    with text:
        return reply.form, text.read()


def test_an_answer_comes_in_the_form_asked_for(workers: Workers, folder: Path) -> None:
    assert answer(workers, asked(folder, "SELECT (1 AS ?n) {}")) == ("CSV", b"n\r\n1\r\n")
    assert answer(workers, asked(folder, "CONSTRUCT { <a:a> <b:b> 1 } {}"))[0] == "N_TRIPLES"


def test_one_that_died_waiting_is_replaced(workers: Workers, folder: Path) -> None:
    workers.prepare()
    waiting = workers.take()
    workers._spare = waiting
    waiting.kill()
    waiting.communicate()
    assert answer(workers, asked(folder, "SELECT (1 AS ?n) {}"))[0] == "CSV"


def test_another_stands_ready_after_each_answer(workers: Workers, folder: Path) -> None:
    for text in ("SELECT (1 AS ?n) {}", "no query"):
        with suppress(QueryError):
            answer(workers, asked(folder, text))
        assert workers._spare is not None
        assert workers._spare.poll() is None


@pytest.mark.parametrize(
    ("request_", "error", "says"),
    [
        (("SELECT (1 AS ?n) {}", None), UnacceptableError, "in any form"),
        (("SELECT (STR(1) AS ?n) {}", "CSV", 1), QueryError, "LIMIT"),
        (("ASK {}", "CSV", 10, Dataset(("no iri",))), QueryError, "SPARQL"),
        (("ASK { SERVICE <a:a> {} }",), QueryError, "SERVICE"),
    ],
)
def test_what_cannot_be_answered_says_why(workers: Workers, folder: Path, request_: tuple[str], error: type[QueryError], says: str) -> None:
    with pytest.raises(error, match=says):
        answer(workers, asked(folder, *request_))


def test_without_a_store_it_is_no_fault_of_the_question(workers: Workers, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no RDF store"):
        answer(workers, asked(tmp_path, "ASK {}"))


@pytest.mark.parametrize("early", [True, False])
def test_a_question_is_ended_by_whoever_asked(workers: Workers, folder: Path, *, early: bool) -> None:
    stop = Stop()
    if early:
        stop()
    else:
        threading.Timer(0.5, stop).start()
    started = time.monotonic()
    with pytest.raises(LimitError):
        put(workers, asked(folder, ENDLESS), 60.0, stop)
    assert time.monotonic() - started < 30
