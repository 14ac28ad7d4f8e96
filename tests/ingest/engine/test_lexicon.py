"""What the lexicon finds in a text, and what it leaves alone."""

import pytest

from ingest.engine.lexicon import Lexicon, library_states
from ingest.engine.morphology import Morphology
from ingest.pack import load

PACK = load("ky")
LEXICON = Lexicon(PACK, Morphology(PACK.morphology))


def hits(text: str) -> set[tuple[str, str, str, str]]:
    return {(text[h.start : h.end], h.entry.kind, h.entry.value, h.form.case) for h in LEXICON.hits(f" {LEXICON.folding.of(text)} ")}


@pytest.mark.parametrize(
    ("text", "kind", "value", "case"),
    [
        ("Кыргызстандын", "state", "KGZ", "gen"),
        ("Ооганстанга", "state", "AFG", "dat"),
        ("АКШнын", "state", "USA", "gen"),
        ("КРдин", "state", "KGZ", "gen"),
        ("Израилдин", "state", "ISR", "gen"),
        ("Орусиядан", "state", "RUS", "abl"),
        ("Мажарстан", "state", "HUN", "nom"),
        ("казак", "demonym", "KAZ", "nom"),
        ("Минскиде", "city", "BLR", "loc"),
        ("Кремлдин", "seat", "RUS", "gen"),
        ("ЕАЭБге", "organisation", "EAEU", "dat"),
        ("Шанхай кызматташтык уюмунун", "organisation", "SCO", "gen"),
        ("тышкы иштер министри", "title", "тышкы иштер министри", "nom"),
        ("премьер-министрге", "title", "премьер-министр", "dat"),
        ("орун басары", "deputy", "орун басары", "nom"),
        ("министрлигинин", "institution", "ministry", "gen"),
        ("жолугушту", "frame_verb", "meet", "verb"),
        ("сүйлөшүүсү", "frame_noun", "meet", "nom"),
    ],
)
def test_found(text: str, kind: str, value: str, case: str) -> None:
    assert (text, kind, value, case) in hits(text)


@pytest.mark.parametrize("text", ["Казакбаев", "Кыргызбаев", "Чадыр", "Оманбек", "элчинар", "сапаров", "чадырлар", ""])
def test_a_stem_inside_another_word_is_not_found(text: str) -> None:
    assert hits(text) == set()


def test_offsets_are_those_of_the_text() -> None:
    text = "— Бүгүн  Түркияда, Анкарада!"
    assert {(h.start, h.end) for h in LEXICON.hits(f" {LEXICON.folding.of(text)} ") if h.entry.value == "TUR"} == {(9, 17), (19, 27)}


def test_look_alike_letters_are_one() -> None:
    assert ("Ѳзбекстан", "state", "UZB", "nom") in hits("Ѳзбекстан")
    assert ("Kaзaкстан", "state", "KAZ", "nom") not in hits("Kaзaкстан")
    assert ("Кaзaкстaн", "state", "KAZ", "nom") in hits("Кaзaкстaн")


def test_the_libraries_name_most_states() -> None:
    names = set(library_states("ky"))
    assert {("DEU", "Германия"), ("AFG", "Ооганстан"), ("JPN", "Жапония")} <= names
    assert len({code for code, _ in names}) > 240
