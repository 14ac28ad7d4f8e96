"""Suffix tables of Kyrgyz nouns, and the ways to cut a name."""

import pytest

from ingest.engine.morphology import Form, Morphology
from ingest.pack import load

MORPHOLOGY = Morphology(load("ky").morphology)

CASES = {
    "unrounded back": ("кыргызстан", {"gen": "дын", "dat": "га", "acc": "ды", "loc": "да", "abl": "дан", "attr": "дагы"}),
    "unrounded front": ("бишкек", {"gen": "тин", "dat": "ке", "acc": "ти", "loc": "те", "abl": "тен", "attr": "теги"}),
    "low rounded back": ("ош", {"gen": "тун", "dat": "ко", "acc": "ту", "loc": "то", "abl": "тон", "attr": "тогу"}),
    "high rounded front": ("чүй", {"gen": "дүн", "dat": "гө", "acc": "дү", "loc": "дө", "abl": "дөн", "attr": "дөгү"}),
    "behind a vowel": ("түркия", {"gen": "нын", "dat": "га", "acc": "ны", "loc": "да", "abl": "дан", "attr": "дагы"}),
    "behind a rounded vowel": ("токио", {"gen": "нун", "dat": "го", "acc": "ну", "loc": "до", "abl": "дон", "attr": "догу"}),
    "rounded inside": ("лондон", {"gen": "дун", "dat": "го", "acc": "ду", "loc": "до", "abl": "дон", "attr": "догу"}),
    "a cluster takes a vowel": ("минск", {"gen": "инин", "dat": "иге", "acc": "ини", "loc": "иде", "abl": "иден", "attr": "идеги"}),
    "a cluster without the vowel": ("минск", {"loc": "те", "abl": "тен"}),
}


def forms(stem: str, *, abbreviation: bool = False) -> dict[str, Form]:
    tables = MORPHOLOGY.tables(stem, abbreviation=abbreviation)
    return {shape + suffix: form for shape, table in tables for suffix, form in table.items()}


@pytest.mark.parametrize(("stem", "suffixes"), CASES.values(), ids=list(CASES))
def test_cases_follow_harmony(stem: str, suffixes: dict[str, str]) -> None:
    found = forms(stem)
    assert {case: found[stem + suffix] for case, suffix in suffixes.items()} == {case: Form(case) for case in suffixes}


@pytest.mark.parametrize(
    ("stem", "word", "form"),
    [
        ("министр", "министри", Form("nom", possessive="3")),
        ("министр", "министринин", Form("gen", possessive="3")),
        ("министр", "министрине", Form("dat", possessive="3")),
        ("министр", "министрин", Form("acc", possessive="3")),
        ("министр", "министринде", Form("loc", possessive="3")),
        ("министр", "министринен", Form("abl", possessive="3")),
        ("министр", "министрибиз", Form("nom", possessive="1p")),
        ("министр", "министрлер", Form("nom", plural=True)),
        ("министр", "министрлери", Form("nom", plural=True, possessive="3")),
        ("министр", "министрлеринин", Form("gen", plural=True, possessive="3")),
        ("өкмөт", "өкмөттөр", Form("nom", plural=True)),
        ("элчи", "элчилер", Form("nom", plural=True)),
        ("элчи", "элчисинин", Form("gen", possessive="3")),
        ("министрлик", "министрлиги", Form("nom", possessive="3")),
        ("министрлик", "министрлигине", Form("dat", possessive="3")),
        ("министрлик", "министрликке", Form("dat")),
        ("кызматташтык", "кызматташтыгын", Form("acc", possessive="3")),
        ("израиль", "израилдин", Form("gen")),
        ("израиль", "израилге", Form("dat")),
        ("израиль", "израильдин", Form("gen")),
        ("кыргызстан", "кыргызстандык", Form(derived="belonging")),
        ("кыргызстан", "кыргызстандыктар", Form(plural=True, derived="belonging")),
        ("европа биримдиги", "европа биримдигинин", Form("gen")),
        ("европа биримдиги", "европа биримдигине", Form("dat")),
    ],
)
def test_forms(stem: str, word: str, form: Form) -> None:
    assert forms(stem)[word] == form


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("кыргызстан", "кыргызстантын"),
        ("кыргызстан", "кыргызстандин"),
        ("бишкек", "бишкекга"),
        ("ош", "ошда"),
        ("түркия", "түркиядын"),
        ("казак", "казакбаев"),
    ],
)
def test_forms_that_are_none(stem: str, word: str) -> None:
    assert word not in forms(stem)


@pytest.mark.parametrize(("ending", "case"), [("нын", "gen"), ("дын", "gen"), ("га", "dat"), ("ка", "dat"), ("те", "loc"), ("дөн", "abl")])
def test_abbreviations_are_inflected_as_they_are_spoken(ending: str, case: str) -> None:
    assert forms("ашк", abbreviation=True)["ашк" + ending] == Form(case)


@pytest.mark.parametrize(
    ("word", "cuts"),
    [
        ("турдубаевдин", {"турдубаев": "gen"}),
        ("осмоновду", {"осмонов": "acc"}),
        ("асановага", {"асанова": "dat"}),
        ("лапиндин", {"лапин": "gen"}),
        ("бишкекке", {"бишкек": "dat"}),
        ("путин", {}),
        ("ким", {}),
    ],
)
def test_splits_without_a_possessive(word: str, cuts: dict[str, str]) -> None:
    (whole, bare), *found = MORPHOLOGY.splits(word)
    assert (whole, bare) == (word, Form())
    assert {stem: form.case for stem, form in found if form.possessive is None} == cuts
