"""Pairs of names, same or different, by phenomenon (`pairs.tsv`)."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.persons import block, clusters, display, same


def pairs() -> list[dict[str, str]]:
    with (Path(__file__).parent / "pairs.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_list_is_large_and_has_its_traps() -> None:
    kinds = Counter(row["phenomenon"] for row in pairs())
    assert kinds.total() >= 300
    assert kinds["namesake"] >= 60
    assert {row["expected"] for row in pairs()} == {"same", "different"}


def test_names_of_one_person_are_found_and_no_namesakes_are_merged() -> None:
    merged = [row for row in pairs() if same(row["a"], row["b"])]
    expected = [row for row in pairs() if row["expected"] == "same"]
    right = sum(row["expected"] == "same" for row in merged)
    assert 2 * right / (len(merged) + len(expected)) >= 0.95
    assert [row for row in merged if row["expected"] == "different"] == []


@pytest.mark.parametrize("name", ["Жапаров", "С. Жапаров", "Жапаров С.Н.", "президент Жапаров", "Садыр Нургожоевич", "", "…", "Г-н Б."])
def test_what_is_no_full_name_has_no_block(name: str) -> None:
    assert block(name) is None
    assert not same(name, name)


@pytest.mark.parametrize(
    "persons",
    [
        # no father's name: the only candidate, or nobody's
        [["Асан Маматов", "Асан Эркинович Маматов"]],
        [["Асан Маматов"], ["Асан Бакытович Маматов"], ["Асан Эркинович Маматов"]],
        # a case form goes to the only name it can be of, if there is but one
        [["Розе Отунбаевой", "Роза Отунбаева"]],
        [["Айзада Каримова"], ["Айзаду Каримову"], ["Айзад Каримов"]],
        # forms without their name are left as they stand
        [["Садыр Жапаровго"], ["Садыр Жапаровдун"]],
        # Kyrgyz ө and a Latin spelling each go to the one Russian spelling there is
        [["Islam Karimov", "Islom Karimov", "Ислам Каримов"]],
        [["Islam Karimov"], ["Islom Karimov"]],
        [["Усен Сыдыков"], ["Усон Сыдыков"], ["Үсөн Сыдыков"]],
    ],
)
def test_a_block_parts_into_persons(persons: list[list[str]]) -> None:
    found = clusters({name for person in persons for name in person})
    assert sorted(found) == sorted(sorted(person) for person in persons)


def test_the_commonest_spelling_names_the_person() -> None:
    assert display({"Sadyr Japarov": 3, "Садыр Жапаров": 2}) == "Sadyr Japarov"
    assert display({"Sadyr Japarov": 2, "Садыр Жапаров": 2, "Садыр Нургожоевич Жапаров": 2}) == "Садыр Жапаров"
