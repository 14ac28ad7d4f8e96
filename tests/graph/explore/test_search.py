"""Names are found as one types, in any of the scripts."""

import pytest

from graph.explore.live import LiveGraph
from graph.explore.search import Names
from graph.facts import Delta, Node


def named(key: str, label: str, **properties: object) -> Node:
    return Node(key, label, {"id": key, "caption": properties.get("name", key), **properties})


@pytest.fixture(scope="module")
def names() -> Names:
    graph = LiveGraph()
    nodes = (
        named("p1", "Person", name="Садыр Жапаров", names=["Садыр Жапаров", "Садыр Нургожоевич Жапаров"]),
        named("p2", "Person", name="Акылбек Жапаров", names=["Акылбек Жапаров"]),
        named("p3", "Person", name="Шавкат Мирзиёев", names=["Шавкат Мирзиёев"]),
        named("s1", "State", code="KGZ", name="Kyrgyzstan", name_ky="Кыргызстан", name_ru="Киргизия"),
        named("s2", "State", code="USA", name="United States", name_ky="Америка Кошмо Штаттары", name_ru="Соединенные Штаты"),
        named("o1", "Organization", code="SCO", name="Shanghai Cooperation Organisation"),
        named("a1", "Article", title="Жапаров Ташкентке барды", article="a1"),
    )
    graph.apply(Delta(0, 1, nodes))
    return Names(graph)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("Japarov", ["p1", "p2", "a1"]),
        ("Zhaparov Sadyr", ["p1"]),
        ("садыр жап", ["p1"]),
        ("Жапаров Садыр", ["p1"]),
        ("mirziyoyev", ["p3"]),
        ("kgz", ["s1"]),
        ("кирг", ["s1"]),
        ("америка кошмо", ["s2"]),
        ("shanghai coop", ["o1"]),
        ("штаты", ["s2"]),
        ("nobody", []),
        ("  ", []),
    ],
)
def test_names_are_found_as_one_types(names: Names, typed: str, keys: list[str]) -> None:
    assert [found.node.key for found in names.find(typed)] == keys


def test_a_name_called_just_so_comes_first_and_labels_limit(names: Names) -> None:
    assert names.find("Садыр Жапаров")[0].name == "Садыр Жапаров"
    assert [found.node.key for found in names.find("жапаров", labels=["Article"])] == ["a1"]
    assert len(names.find("жапаров", limit=1)) == 1


def test_a_name_that_came_later_is_found() -> None:
    graph = LiveGraph()
    names = Names(graph)
    assert names.find("Үсөнов") == []
    graph.apply(Delta(0, 1, (named("p", "Person", name="Асан Үсөнов", names=["Асан Үсөнов"]),)))
    assert [found.node.key for found in names.find("usonov")] == ["p"]
