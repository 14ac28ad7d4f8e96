"""The form of the report on questions; figures belong to a quiet machine, not to a test."""

import math
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.hamlet import hamlet
from benchmarks.questions import Cost, Graphs, as_markdown
from benchmarks.report import section
from benchmarks.yardsticks import aggregate, look_up
from graph.claims import Relation, Role
from queries.catalog import catalog, question
from tests.generated import Item, generated

DOCUMENT = Path(__file__).parents[2] / "docs" / "speed.md"
QUICK = Cost(rows=3, large=0.004, multiple=4.0, growth=1.0, busiest=0.5)
SLOW = Cost(rows=3, large=0.07, multiple=70.0, growth=7.0, busiest=math.inf)


def test_the_hamlet_is_told_of_nowhere_else() -> None:
    def states(items: Iterable[Item]) -> set[str]:
        return {code for _, claims in items for claim in claims if isinstance(claim, Relation) for code in (claim.source, claim.target)}

    assert states(hamlet())
    assert not states(hamlet()) & states(generated(300))


def test_the_hamlet_has_ambassadors() -> None:
    assert any(isinstance(claim, Role) and claim.role == "ambassador" for _, claims in hamlet() for claim in claims)


@pytest.mark.parametrize("name", sorted(name for name, asked in catalog().items() if asked.scope == "local"))
def test_a_local_question_is_asked_for_what_it_needs(name: str) -> None:
    asked = question(name)
    graphs = Graphs.__new__(Graphs)
    graphs.asks = {"SPARQL": (lambda _asked, _told: 1, lambda _asked, _told: 1)}
    told = graphs.parameters(asked, hamlet())
    needed = {key for key, parameter in asked.parameters.items() if parameter.required}
    assert told.keys() == (needed or {next(iter(asked.parameters))})


def test_yardsticks_are_questions() -> None:
    assert list(look_up().parameters) == ["claim"]
    assert not aggregate().parameters


def test_a_report_says_what_does_not_hold() -> None:
    found = {"ambassadors": {"ArcadeDB": QUICK, "SPARQL": SLOW}, "visits-matrix": {"ArcadeDB": QUICK, "SPARQL": QUICK}}
    text = as_markdown(found, (2000, 20000))
    assert "| ambassadors | 3 | 4.0 | 70.0 | 4.0 | 70.0 | 1.00 | 7.00 | 500 | inf |" in text.splitlines()
    assert "- ambassadors, SPARQL: yardstick, growth, 10 s" in text.splitlines()
    assert "- visits-matrix" not in text


def test_the_document_has_the_section() -> None:
    section(DOCUMENT.read_text("utf-8"), "questions")
