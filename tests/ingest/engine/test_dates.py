"""Dates as Kyrgyz news writes them, read on 25 February 2022."""

import pytest

from ingest.engine.dates import DateFinder, interval
from ingest.engine.folding import Folding
from ingest.pack import load

PACK = load("ky")
FINDER, FOLDING = DateFinder(PACK.dates), Folding(PACK.head.look_alikes)


def read(text: str, published: str | None) -> list[tuple[str | None, str, str]]:
    found = FINDER.find(f" {FOLDING.of(text)} ", 0, len(text), published)
    return [(d.iso, d.basis, text[d.start : d.end]) for d in found]


@pytest.mark.parametrize(
    ("text", "iso", "basis", "words"),
    [
        ("Ал 2022-жылдын 25-февралында келди", "2022-02-25", "text", "2022-жылдын 25-февралында"),
        ("2022 жылдын 3 майында", "2022-05-03", "text", "2022 жылдын 3 майында"),
        ("2022-жылдын 1-январынан тартып", "2022-01-01", "text", "2022-жылдын 1-январынан"),
        ("1991-жылдын 31-августунда", "1991-08-31", "text", "1991-жылдын 31-августунда"),
        ("2021-жылдын март айында", "2021-03", "text", "2021-жылдын март айында"),
        ("2021-жылдын 29-февралында", "2021-02", "text", "2021-жылдын 29-февралында"),
        ("2022-жылы", "2022", "text", "2022-жылы"),
        ("5-майда", None, "text", "5-майда"),
        ("25-26-февралда", None, "text", "25-26-февралда"),
        ("бүгүн", "2022-02-25", "relative", "бүгүн"),
        ("кечээ", "2022-02-24", "relative", "кечээ"),
        ("эртең", "2022-02-26", "relative", "эртең"),
        ("быйыл", "2022", "relative", "быйыл"),
        ("былтыр", "2021", "relative", "былтыр"),
        ("үстүбүздөгү жылдын 3-июлунда", "2022-07-03", "relative", "үстүбүздөгү жылдын 3-июлунда"),
        ("өткөн жылдын ноябрында", "2021-11", "relative", "өткөн жылдын ноябрында"),
    ],
)
def test_one_date(text: str, iso: str | None, basis: str, words: str) -> None:
    assert read(text, "2022-02-25") == [(iso, basis, words)]


@pytest.mark.parametrize("text", ["бүгүн", "быйыл", "былтыр 3-июлда"])
def test_relative_dates_need_the_day_of_publication(text: str) -> None:
    assert [(iso, basis) for iso, basis, _ in read(text, None)] == [(None, "relative")]


@pytest.mark.parametrize("text", ["Ал 2022 сом төлөдү", "бүгүнкү күндө", "12345-жылы"])
def test_no_date(text: str) -> None:
    assert read(text, "2022-02-25") == []


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-02-25", "2022-02-25", "2022-02-25"),
        (None, None, None),
    ],
)
def test_interval(iso: str | None, first: str | None, last: str | None) -> None:
    assert interval(iso) == (first, last)


@pytest.mark.parametrize(("text", "years"), [("түзүлгөнүнө 30 жыл толду", 30), ("25 жылдыгы", 25), ("2022-жылы келди", None)])
def test_anniversary(text: str, years: int | None) -> None:
    assert FINDER.anniversary(f" {text} ", 0, len(text)) == years
