"""A process that is killed while it ingests or retracts loses nothing that it acknowledged, and leaves no store behind for good."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import msgspec
import pytest

from graph.claims import Relation
from graph.database import Database
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.stores.quads import QuadFile
from ingest.pipeline import claims_of
from ingest.sources import Refusal
from queries.catalog import question
from queries.runner import ask, ask_rdf
from tests.elchi.crashing import A_CALL, KILLS, Item
from tests.elchi.generated import generated
from tests.elchi.runner import counts
from tests.generated import generated as drawn

ARTICLES = 200
# in the call of each, where the process is killed; one call an ingest of twenty articles
POINTS = ("committed", "graph-applied", "committed", "quads-applied", "graph-applied") * 2
PAIRS = [{"a": "KGZ", "b": other} for other in ("KAZ", "UZB", "TUR")]


@pytest.fixture(scope="module")
def items() -> list[Item]:
    return [item for item in claims_of(generated(ARTICLES)) if not isinstance(item, Refusal)]


def crashing(program: str, *arguments: object) -> tuple[int, set[str]]:
    """How the process ended, and what it had acknowledged until then."""
    command = [sys.executable, "-m", "tests.elchi.crashing", program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.stderr == ""
    return done.returncode, set(done.stdout.split())


def is_behind(db: Path) -> bool:
    """Whether the last projection lacks what the ledger holds."""
    with closing(Ledger.open(db / "ledger.sqlite")) as ledger:
        try:
            return QuadFile(db / "rdf", read_only=True).applied() < ledger.head()
        except StoreError:
            return ledger.head() > 0


def assert_whole(db: Path, acknowledged: set[str]) -> None:
    """All stores say the same once the folder is opened again."""
    with Database.open(db, create=False) as database:
        assert database.verify() == []
        assert acknowledged <= {article.id for article in database.ledger.articles()}
        assert list(rows(database, "cypher")) == list(rows(database, "sparql"))


def rows(database: Database, language: str) -> Iterator[list[tuple[object, ...]]]:
    asked = question("relations-between")
    for pair in PAIRS:
        if language == "cypher":
            yield ask(asked, pair, graph=database.graph()).rows  # type: ignore[arg-type]
        else:
            yield ask_rdf(asked, pair, quads=database.quads()).rows  # type: ignore[arg-type]


@pytest.mark.parametrize("_", range(KILLS // len(POINTS)))
def test_kills_at_ten_moments_of_one_ingest_lose_nothing(tmp_path: Path, items: list[Item], _: int) -> None:
    db, file = tmp_path / "db", tmp_path / "items.json"
    file.write_bytes(msgspec.json.encode(items))
    acknowledged: set[str] = set()
    between = 0
    for call, point in enumerate(POINTS, 1):
        ended, told = crashing("ingest", db, file, call, point)
        acknowledged |= told
        between += is_behind(db)
        assert ended == -signal.SIGKILL
        assert_whole(db, acknowledged)
    assert between >= 6
    assert len(acknowledged) >= ARTICLES - A_CALL
    ended, told = crashing("ingest", db, file, 0, "never")
    assert (ended, len(told)) == (0, ARTICLES)
    assert_whole(db, told)
    assert counts(db)[1] == counts_without_a_kill(tmp_path, items)


def counts_without_a_kill(folder: Path, items: list[Item]) -> tuple[int, int]:
    with closing(Ledger.open(folder / "other.sqlite")) as ledger:
        ledger.put_many(items)
        return ledger.counts()


def test_kills_in_the_middle_of_retractions_leave_what_the_others_say(tmp_path: Path) -> None:
    """At an instant drawn for each, from the ledger's commit of the first to third retraction on, all stores included."""
    db, draw = tmp_path / "db", Random(7)  # noqa: S311
    every = list(drawn(3 * KILLS + 40))
    with Database.open(db) as database:
        database.ingest(every)
    gone: set[str] = set()
    for _ in range(KILLS):
        ended, told = crashing("retract", db, 20, draw.randint(1, 3), draw.uniform(0, 60))
        assert ended == -signal.SIGKILL
        gone |= told
        with Database.open(db, create=False) as database:
            assert database.verify() == []
            live = {article.id for article in database.ledger.articles()}
            assert not gone & live
    left = [item for item in every if item[0].id in live]
    assert 0 < len(left) < len(every)
    assert counts(db)[1] == counts_without_a_kill(tmp_path, left)


def test_the_generated_articles_make_claims_of_the_relations_asked_for(items: list[Item]) -> None:
    told = [claim for _, claims in items for claim in claims]
    assert all(claims for _, claims in items)
    for pair in PAIRS:
        assert any(isinstance(claim, Relation) and {claim.source, claim.target} == set(pair.values()) for claim in told)
