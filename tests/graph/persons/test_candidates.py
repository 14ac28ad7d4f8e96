"""Names that a reader may find to be one person's."""

import pytest

from graph.persons import Candidates, same

KNOWN = ["Садыр Жапаров", "Талант Мамытов", "Акылбек Жапаров", "С. Бакиев", "Асан Эркинович Маматов", "Максим Бакиев"]


@pytest.mark.parametrize(
    ("name", "found", "why"),
    [
        ("Талант Мамитов", "Талант Мамытов", "differs in one letter: Мамитов / Мамытов"),
        ("Талант Мамтов", "Талант Мамытов", "differs in one letter: Мамтов / Мамытов"),
        ("Садыр Жаапров", "Садыр Жапаров", "differs in one letter: Жаапров / Жапаров"),
        ("С. Жапаров", "Садыр Жапаров", "С. may be Садыр"),
        ("Japarov S.", "Садыр Жапаров", "S. may be Садыр"),
        ("Салават Бакиев", "С. Бакиев", "С. may be Салават"),
        ("Садыра Жапарова", "Садыр Жапаров", "one may be the genitive of the other: Садыра Жапарова / Садыр Жапаров"),
        ("Толонт Мамутов", "Талант Мамытов", "differs in vowels alone: Толонт Мамутов / Талант Мамытов"),
    ],
)
def test_a_candidate_says_why(name: str, found: str, why: str) -> None:
    candidates = Candidates(KNOWN).of(name)
    assert [(c.name, c.why) for c in candidates] == [(found, why)]
    assert all(0 < c.score < 1 and not same(name, c.name) for c in candidates)


@pytest.mark.parametrize(
    "name",
    ["Садыр Жапаров", "Sadyr Zhaparov", "Садыр Жапаровго", "Садыр Жапарова", "Асан Бакытович Маматов", "Жапаров", "А. Э. Бакиев", "", "Ө."],
)
def test_what_is_merged_or_surely_another_is_no_candidate(name: str) -> None:
    assert Candidates(KNOWN).of(name) == []


def test_an_initial_of_many_is_likely_none_of_them() -> None:
    one, many = Candidates(["Асан Бакиев"]), Candidates(["Асан Бакиев", "Азамат Бакиев", "Айбек Бакиев", "Асан Бакиев"])
    assert [c.score for c in one.of("А. Бакиев")] == [0.6]
    assert [c.score for c in many.of("А. Бакиев")] == [0.2, 0.2, 0.2]
    assert len(many.of("А. Бакиев", limit=2)) == 2


def test_the_best_come_first_and_order_of_taking_in_does_not_matter() -> None:
    names = ["Марат Асанов", "Мурат Асанов", "Мират Асанов"]
    found = Candidates(names).of("Мерат Асанов")
    assert found == Candidates(reversed(names)).of("Мерат Асанов")
    assert [c.name for c in found] == sorted(names)
