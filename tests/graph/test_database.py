import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.articles import Article
from graph.claims import Claim, Evidence
from graph.database import Database
from graph.database.turns import turn
from graph.errors import LedgerError, NotFoundError
from graph.ledger import Outcome
from tests import samples
from tests.generated import generated
from tests.graph.memory_stores import Memory, live


class KilledError(Exception):
    """Stands for the end of the process: nothing after it is done."""


def killed_at(point: str, times: int = 1) -> Callable[[str], None]:
    left = [times]

    def pause(reached: str) -> None:
        left[0] -= reached == point
        if reached == point and not left[0]:
            raise KilledError(point)

    return pause


def items(*articles: str) -> list[tuple[Article, list[Claim]]]:
    return [(samples.article(a), samples.four(a)) for a in articles]


def assert_in_step(database: Database, memory: Memory) -> None:
    head = database.ledger.head()
    assert (memory.graph.seq, memory.quads.seq) == (head, head)
    assert memory.graph.facts() == live(database.ledger)
    assert database.verify() == []


def test_what_is_ingested_is_in_every_store(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path / "db", openers=memory.openers) as database:
        outcomes = database.ingest(items("a1", "a2"))
        assert [(outcome.article, outcome.kind) for outcome in outcomes] == [("a1", "new"), ("a2", "new")]
        assert_in_step(database, memory)
        assert database.graph().counts() == database.ledger.counts()
        assert database.quads().counts() == 8


def test_the_same_again_changes_nothing(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path, openers=memory.openers) as database:
        database.ingest(items("a1", "a2"))
        before = (database.ledger.stats(), memory.graph.facts(), dict(memory.quads.states))
        assert {outcome.kind for outcome in database.ingest(items("a2", "a1"))} == {"unchanged"}
        assert (database.ledger.stats(), memory.graph.facts(), dict(memory.quads.states)) == before


def test_batches_are_told_once_the_ledger_holds_them(tmp_path: Path) -> None:
    told: list[list[Outcome]] = []
    with Database.open(tmp_path, openers=Memory().openers) as database:

        def on_commit(batch: list[Outcome]) -> None:
            assert batch[-1].seq == database.ledger.head()
            told.append(batch)

        outcomes = database.ingest(items(*(f"a{at}" for at in range(205))), on_commit)
    assert [len(batch) for batch in told] == [100, 100, 5]
    assert [outcome for batch in told for outcome in batch] == outcomes


def test_a_bad_article_is_refused_and_the_others_go_in(tmp_path: Path) -> None:
    bad = (samples.article("a2"), [samples.role("a2", evidence=Evidence(0, 3, "жок"))])
    with Database.open(tmp_path, openers=Memory().openers) as database:
        outcomes = database.ingest([*items("a1"), bad, *items("a3")])
        assert [outcome.kind for outcome in outcomes] == ["new", "refused", "new"]
        assert "quote" in str(outcomes[1].problem)
        assert [article.id for article in database.ledger.articles()] == ["a1", "a3"]


@pytest.mark.parametrize("point", ["committed", "graph-applied", "quads-applied"])
@pytest.mark.parametrize("batch", [1, 2])
def test_a_process_that_dies_between_stores_loses_nothing(tmp_path: Path, point: str, batch: int) -> None:
    memory, many = Memory(), items(*(f"a{at}" for at in range(150)))
    acknowledged: list[Outcome] = []
    dying = Database.open(tmp_path, openers=memory.openers, pause=killed_at(point, batch))
    with pytest.raises(KilledError):
        dying.ingest(many, acknowledged.extend)
    dying.ledger.close()
    with Database.open(tmp_path, openers=memory.openers) as database:
        database.catch_up()
        assert_in_step(database, memory)
        assert {outcome.article for outcome in acknowledged} <= {article.id for article in database.ledger.articles()}
        database.ingest(many)
        assert_in_step(database, memory)
        assert len(list(database.ledger.articles())) == 150


@pytest.mark.parametrize("point", ["committed", "graph-applied"])
def test_a_retraction_that_dies_half_way_is_completed(tmp_path: Path, point: str) -> None:
    memory = Memory()
    with Database.open(tmp_path, openers=memory.openers) as database:
        database.ingest(items("a1", "a2"))
    dying = Database.open(tmp_path, openers=memory.openers, pause=killed_at(point))
    with pytest.raises(KilledError):
        dying.retract("a1")
    dying.ledger.close()
    with Database.open(tmp_path, openers=memory.openers) as database:
        assert database.quads().counts() == 4
        assert database.graph().counts() == database.ledger.counts()
        assert_in_step(database, memory)


def test_retracting_what_is_not_there(tmp_path: Path) -> None:
    with Database.open(tmp_path, openers=Memory().openers) as database, pytest.raises(NotFoundError):
        database.retract("a1")


def test_a_rebuild_gives_the_same_stores(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path, openers=memory.openers) as database:
        database.ingest(items("a1", "a2"))
        before = (memory.graph.facts(), memory.quads.counts())
        memory.graph.edges.clear()
        database.rebuild()
        assert (memory.graph.facts(), memory.quads.counts()) == before


def test_stores_ahead_of_their_ledger_begin_anew(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path / "one", openers=memory.openers) as database:
        database.ingest(items("a1", "a2", "a3"))
    with Database.open(tmp_path / "two", openers=memory.openers) as database:
        database.ingest(items("a4"))
        assert_in_step(database, memory)


def test_long_histories_are_replayed_in_steps(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path, openers=memory.openers) as database:
        database.ledger.put_many(generated(1100))
        database.catch_up()
        assert_in_step(database, memory)


def test_the_stores_that_ship_with_elchi_follow_the_ledger(tmp_path: Path) -> None:
    with Database.open(tmp_path) as database:
        database.ingest(items("a1", "a2"))
        assert database.verify() == []
        whole = (database.graph().counts(), database.quads().counts())
        database.retract("a2")
        assert database.verify() == []
        assert database.graph().counts() < whole[0]
    with Database.open(tmp_path) as database:
        assert [outcome.kind for outcome in database.ingest(items("a2"))] == ["new"]
        assert (database.graph().counts(), database.quads().counts()) == whole
        database.rebuild()
        assert database.verify() == []


def test_a_missing_folder_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        Database.open(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_question_does_not_wait_for_who_is_writing(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path, openers=memory.openers) as database:
        database.ledger.put(*items("a1")[0])
        with turn(tmp_path, lambda _: None, wait=True):
            assert database.graph().counts() == (0, 0)
        assert database.graph().counts() == database.ledger.counts()


def test_a_second_writer_waits_and_says_for_whom(tmp_path: Path) -> None:
    held, told, release = threading.Event(), list[str](), threading.Event()

    def hold() -> None:
        with turn(tmp_path, lambda _: None, wait=True):
            held.set()
            release.wait(10)

    def on_wait(line: str) -> None:
        told.append(line)
        release.set()

    first = threading.Thread(target=hold)
    with Database.open(tmp_path, openers=Memory().openers, on_wait=on_wait) as database:
        first.start()
        held.wait(10)
        database.catch_up()
    first.join()
    assert told == [f"{tmp_path}: waiting for process {os.getpid()}, which is writing to the graph"]


def test_a_graph_that_a_sudden_end_left_with_less_is_made_anew(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path, openers=memory.openers) as database:
        database.ingest(items("a1", "a2"))
        memory.graph.edges.popitem()
        memory.graph.suspect = True
        database.catch_up()
        assert_in_step(database, memory)
        assert not memory.graph.suspect


def test_a_graph_that_a_sudden_end_left_whole_is_kept(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path, openers=memory.openers) as database:
        database.ingest(items("a1"))
        kept = next(iter(memory.graph.edges.values()))
        memory.graph.suspect = True
        database.catch_up()
        assert memory.graph.edges[kept.key] is kept
