"""Sentences that gave nothing, with the reason."""

import pytest

from graph.articles import Article
from ingest.engine.extract import extractor
from ingest.engine.why import silences

HELD = "Кыргызстандын тышкы иштер министри Асан Үсөнов Казакстандын тышкы иштер министри Марат Бектасов менен жолугушту."
CASES = [
    ("no predicate", "Кыргызстан менен Казакстандын аба ырайы окшош.", "no predicate of a relation, event or membership stands in it"),
    ("an event of one", "Ирандын президенти Ирактагы абал боюнча жолугушуу өткөрдү.", "no event or membership with these parties"),
    ("only wished", "Кыргызстан Казакстанды айыпташы керек.", "denied, or only wished, asked or feared"),
    ("people", "Кыргызстандын жарандары Казакстандын жарандарын айыптады.", "no two states stand in the cases that it takes"),
]


def read(text: str) -> list[tuple[str, ...]]:
    return [s.why for s in silences(extractor("ky"), Article(id="a", text=text, language="ky"))]


@pytest.mark.parametrize(("text", "reason"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_reason(text: str, reason: str) -> None:
    (why,) = read(text)
    assert any(reason in w for w in why)


def test_a_sentence_that_told_something_is_not_listed() -> None:
    assert read(HELD) == []


def test_what_is_told_again() -> None:
    again = "Кыргызстандын тышкы иштер министри Казакстандын тышкы иштер министри менен жолугушту."
    assert read(f"{HELD}\n{again}") == [("it tells again what another sentence tells",)]


def test_a_text_without_names_of_states_has_none() -> None:
    assert read("Бүгүн жаан жаады.") == []


def test_offsets_are_those_of_the_text() -> None:
    text = f"{HELD}\n\u200b{CASES[0][1]}"
    (one,) = silences(extractor("ky"), Article(id="a", text=text, language="ky"))
    assert text[one.start : one.end] == one.text == CASES[0][1]
    assert one.names == ("KGZ", "KAZ")
