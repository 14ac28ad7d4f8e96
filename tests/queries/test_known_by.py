"""What was answered at five moments of a history is answered again when it is asked for by those moments."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.answers import Answer
from graph.claims import encode
from graph.database import Database, known_by
from graph.database.past import KEPT
from graph.ledger import Ledger, LedgerStats
from graph.ledger.judgements import Decision
from graph.moments import last_moment
from queries.catalog import catalog
from queries.records import Question
from queries.runner import ask, ask_rdf
from tests.generated import generated
from tests.scale.asking import ways

ITEMS = list(generated(40, seed=5))
DAYS = [f"2026-01-0{day}" for day in (1, 2, 3, 4, 5)]
# what was answered: question, parameters, language
Answers = dict[tuple[str, str, str], Answer]
History = tuple[Path, dict[str, tuple[LedgerStats, Answers]]]


def kept(history: Database) -> tuple[LedgerStats, Answers]:
    asked = [(question, told) for question in catalog().values() for told in [question.example, *ways(question, ITEMS)[:7:3]]]
    answers = {(q.name, str(told), lang): answer for q, told in asked for lang, answer in _both(history, q, told)}
    return history.ledger.stats(), answers


def _both(history: Database, question: Question, told: dict[str, Any]) -> Iterator[tuple[str, Answer]]:
    meant = history.ledger.meant
    yield "cypher", ask(question, told, graph=history.graph(), meant=meant)  # type: ignore[arg-type]
    yield "sparql", ask_rdf(question, told, quads=history.quads(), meant=meant)  # type: ignore[arg-type]


def judged(ledger: Ledger, at: str) -> list[int]:
    """Two persons are one, and a claim is rejected."""
    first, second = [key for key, *_ in ledger.entities("person")][:2]
    claim = next(iter(ledger.claims()))
    decided = [
        Decision("same", ledger.mentions(first)[0].local, ledger.mentions(second)[0].local, "one", "a test"),
        Decision("rejected", claim.id, claim.article, "not so", "a test", encode(claim)),
    ]
    return ledger.decide(decided, at)


def happen(ledger: Ledger) -> Iterator[str]:
    """The days of the history, each once all of it has happened."""
    noon = iter(f"{day}T12:00:00+00:00" for day in DAYS)
    ledger.put_many(ITEMS[:25], next(noon))
    yield DAYS[0]
    rows = judged(ledger, next(noon))
    yield DAYS[1]
    at = next(noon)
    for article, _ in ITEMS[3:9]:
        ledger.retract(article.id, at)
    yield DAYS[2]
    ledger.put_many([*ITEMS[20:], *((article, claims[1:]) for article, claims in ITEMS[10:20])], at := next(noon))
    ledger.undo(rows[0], at)
    yield DAYS[3]
    ledger.put_many(ITEMS[5:12], at := next(noon))
    ledger.undo(rows[1], at)
    yield DAYS[4]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    folder = tmp_path_factory.mktemp("history")
    with Database.open(folder) as opened:
        then = {}
        for day in happen(opened.ledger):
            opened.catch_up()
            then[day] = kept(opened)
    return folder, then


def test_the_days_differ(history: History) -> None:
    answers = [told for _, told in history[1].values()]
    for before, after in pairwise(answers):
        assert len([asked for asked in after if before[asked] != after[asked]]) > len(after) / 10


@pytest.mark.parametrize("day", DAYS)
def test_what_was_answered_is_answered_again(history: History, day: str) -> None:
    folder, then = history
    with known_by(folder, last_moment(day)) as opened:
        stats, answers = kept(opened)
        assert opened.verify() == []
    assert {asked: answer for asked, answer in answers.items() if answer != then[day][1][asked]} == {}
    assert stats == then[day][0]


def test_nothing_was_known_before_the_first_day_and_few_states_are_kept(history: History) -> None:
    folder, _ = history
    for told in ("2025-12-31", *DAYS, "2026-01-01T11:59:59Z"):
        with known_by(folder, last_moment(told), projections=False) as opened:
            assert bool(opened.ledger.head()) == (told in DAYS)
    assert len([path for path in (folder / "known").iterdir() if path.is_dir()]) == KEPT
