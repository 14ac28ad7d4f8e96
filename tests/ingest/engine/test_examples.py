"""Kyrgyz news sentences, one a phenomenon, and what is read from each."""

import pytest

from ingest.engine.extract import extractor
from tests.ingest.engine.examples import CASES, Example, problems, read, unknown

EXAMPLES = {f"{file.stem}: {e.name}": e for file in sorted(CASES.glob("*.yaml")) for e in read(file)}
WANTED = read(CASES.parent / "wanted" / "examples.yaml")


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=list(EXAMPLES))
def test_example(example: Example) -> None:
    assert problems(example, extractor("ky").extract(example.article)) == []


@pytest.mark.xfail(strict=True, reason="not yet read rightly; once it is, it belongs with the cases")
@pytest.mark.parametrize("example", WANTED, ids=lambda e: e.name)
def test_wanted(example: Example) -> None:
    assert problems(example, extractor("ky").extract(example.article)) == []


def test_every_example_is_told_once_and_claims_something() -> None:
    assert len(EXAMPLES) == sum(len(read(file)) for file in CASES.glob("*.yaml"))
    assert all(e.found or e.absent for e in EXAMPLES.values())


def test_examples_tell_claims_in_words_that_there_are() -> None:
    told = {name: [*e.found, *e.absent] for name, e in EXAMPLES.items()}
    assert {name: parts for name, claims in told.items() if (parts := [p for c in claims for p in unknown(c)])} == {}


@pytest.mark.parametrize("told", ["relaton, KGZ AGREE KAZ", "relation, AGRE", "role, foreign_ministr", "meeting, vist", "role, of KG"])
def test_a_misspelt_part_is_told(told: str) -> None:
    assert unknown(told) != []
