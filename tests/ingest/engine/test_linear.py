"""The time to read a text grows with its length, not with the square of it: nobody can stop an ingest with one endless article."""

import sys
import time
from collections.abc import Callable
from functools import partial

import pytest

from graph.articles import Article
from graph.claims import Claim, check_evidence
from ingest.engine.extract import extractor
from ingest.engine.sentences import LONGEST
from tests.ingest.engine.test_any_text import EXAMPLES

TOLD = "\n".join(EXAMPLES)
TEXTS = {
    "articles": TOLD + "\n",
    "articles without an end of sentence": "".join(c if c.isalnum() else " " for c in TOLD),
    "offices of no state": "Өлкөнүн президенти сүйлөдү. Президент Асан Үсөнов келди. ",
    "officials of one foreign state": "Премьер-министр Карл Мюллер Бонндо Германиянын канцлери менен жолугушту. ",
    "names alone": "Асан Үсөнов, Карл Мюллер. ",
    "numbers": "2022-жылдын 5-майында 2,5 миллиард доллар, ",
    "one word": "министр",
    "capitals": "А.",
    "quotation marks": "«",
    "ends of line": " \n",
}


def extract(text: str) -> list[Claim]:
    return extractor("ky").extract(Article(id="long", text=text, language="ky", published="2022-02-25"))


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own included."""
    count = 0

    def note(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_four_times_the_text_is_four_times_the_work(unit: str) -> None:
    short = unit * (30_000 // len(unit))
    extract(short)
    once, four = calls(partial(extract, short)), calls(partial(extract, short * 4))
    assert four < 4.6 * once + 500


@pytest.mark.parametrize(
    "unit", [TEXTS["articles"], TEXTS["one word"], TEXTS["ends of line"]], ids=["articles", "one word", "ends of line"]
)
def test_a_million_letters(unit: str) -> None:
    seconds = []
    for length in (250_000, 1_000_000):
        text = unit * (length // len(unit))
        start = time.process_time()
        claims = extract(text)
        seconds.append(time.process_time() - start)
        for claim in claims:
            check_evidence(claim, text)
    # the square would be sixteen times as much
    assert seconds[1] < 9 * seconds[0] + 0.2


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    text = "Түркиянын президенти Кемал Айдын Кыргызстанга келди жана " * (3 * LONGEST // 60)
    claims = extract(text)
    assert claims
    assert all(claim.evidence.end - claim.evidence.start <= LONGEST for claim in claims)
