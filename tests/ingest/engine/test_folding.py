"""Folding keeps every offset; hidden characters and decomposed letters lead back to the original."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.engine.folding import Folding, Source
from ingest.pack import load

FOLDING = Folding(load("ky").head.look_alikes)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Кыргызстан", "кыргызстан"),
        ("Ѳзгөрүү", "өзгөрүү"),
        ("Ӊ ҥ", "ң ң"),
        ("ЁЛКА", "елка"),
        ("Aлмaты", "алматы"),
        ("Нур-Султан", "нур султан"),
        ("2022-жылы", "2022 жылы"),
        ("«АКШ»\u00a0", " акш  "),
    ],
)
def test_folded(text: str, folded: str) -> None:
    assert FOLDING.of(text) == folded


@settings(derandomize=True, deadline=None)
@given(st.text())
def test_no_letter_is_added_or_lost(text: str) -> None:
    assert len(FOLDING.of(text)) == len(text)


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("Кыр\u00adгызстан", "Кыргызстан"),
        ("Кыр\u200bгызстан", "Кыргызстан"),
        ("\ufeffОш\u200f шаары", "Ош шаары"),
        ("Ош\u2060", "Ош"),
        (unicodedata.normalize("NFD", "Турдубайёв"), "Турдубайёв"),
        ("Ош шаары", "Ош шаары"),
    ],
)
def test_what_is_read(original: str, text: str) -> None:
    assert Source(original).text == text


@pytest.mark.parametrize(
    ("original", "word", "quote"),
    [
        ("Бүгүн Кыр\u00adгызстан", "Кыргызстан", "Кыр\u00adгызстан"),
        ("\ufeffБүгүн Ош\u200bто", "Ошто", "Ош\u200bто"),
        (unicodedata.normalize("NFD", "Айгүл Ошто"), "Ошто", "Ошто"),
        (unicodedata.normalize("NFD", "Бүгүн Нарынайда"), "Нарынайда", unicodedata.normalize("NFD", "Нарынайда")),
    ],
)
def test_the_way_back(original: str, word: str, quote: str) -> None:
    source = Source(original)
    at = source.text.index(word)
    start, end = source.span(at, at + len(word))
    assert original[start:end] == quote


def test_a_mark_written_apart_belongs_to_its_letter() -> None:
    original = unicodedata.normalize("NFD", "Асан Кулубай келди")
    source = Source(original)
    start, end = source.span(0, len("Асан Кулубай"))
    assert unicodedata.normalize("NFC", original[start:end]) == "Асан Кулубай"
