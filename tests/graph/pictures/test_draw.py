"""Drawings: every dot in the frame, parallel edges one line, no name over another or over a dot."""

from itertools import combinations
from random import Random
from xml.etree import ElementTree as ET

import pytest

from graph.facts import Edge, Node
from graph.pictures.draw import HEIGHT, WIDTH, draw
from graph.pictures.labels import FIRST
from graph.pictures.records import Drawing, Label, Point
from graph.pictures.svg import svg

SVG = "{http://www.w3.org/2000/svg}"


def node(key: str, caption: str = "Садыр Жапаров, Кыргыз Республикасынын Президенти") -> Node:
    return Node(key, "Person", {"caption": caption})


def edge(start: str, end: str, quad: str | None = None, at: int = 0) -> Edge:
    told = {"quad_class": quad} if quad else {}
    return Edge(f"e:{start}{end}{at}", "CONSULT", "Person", start, "Person", end, {"claims": ["c:1"], **told})


def of(nodes: list[Node], edges: list[Edge]) -> Drawing:
    return draw(nodes, edges, lambda one: str(one.properties["caption"]))


@pytest.fixture(scope="module")
def large() -> Drawing:
    random = Random(1)  # noqa: S311
    keys = [f"n{at}" for at in range(300)]
    edges = [edge(random.choice(keys[:40]), random.choice(keys), at=at) for at in range(1200)]
    return of([node(key, random.choice(["Садыр Жапаров", "Франция", "Тышкы иштер министри, Монголия"]) + f" {key}") for key in keys], edges)


def test_no_name_meets_another_or_a_dot(large: Drawing) -> None:
    assert len(large.labels) > 20
    assert [(one.text, other.text) for one, other in combinations(large.labels, 2) if one.meets(other)] == []
    first = {dot.key for dot in sorted(large.dots, key=lambda dot: (-dot.degree, dot.key))[:FIRST]}
    for label in large.labels:
        inside = {key for key, at in large.places.items() if covers(label, at)} - {label.key}
        assert inside & first == set()
        assert label.key in first or not inside


def covers(label: Label, at: Point) -> bool:
    return label.left < at[0] < label.left + label.width and label.top < at[1] < label.top + label.height


def test_the_most_connected_are_named(large: Drawing) -> None:
    named = {label.key for label in large.labels}
    first = sorted(large.dots, key=lambda dot: -dot.degree)[:10]
    assert sum(dot.key in named for dot in first) >= 7


def test_everything_is_in_the_frame(large: Drawing) -> None:
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in large.places.values())
    assert all(one.left >= 0 and one.left + one.width <= WIDTH and one.top >= 0 and one.top + one.height <= HEIGHT for one in large.labels)


def test_the_same_graph_gives_the_same_picture() -> None:
    nodes, edges = [node(key) for key in "abc"], [edge("a", "b"), edge("b", "c")]
    assert svg(of(nodes, edges), "x") == svg(of(nodes, edges), "x")


def test_edges_between_two_are_one_line_of_the_most_telling_class() -> None:
    edges = [edge("a", "b", "verbal_cooperation", 1), edge("b", "a", "material_conflict", 2), edge("a", "a", at=3)]
    (line,) = of([node("a"), node("b")], edges).lines
    assert (line.count, line.quad) == (2, "material_conflict")


def test_markup_in_names_is_text() -> None:
    root = ET.fromstring(svg(of([node("a", '<script>alert(1)</script> & "')], []), "</title>"))  # noqa: S314
    assert [one.text for one in root.iter(f"{SVG}text")] == ['<script>alert(1)</script> & "']
    assert list(root.iter(f"{SVG}script")) == []


@pytest.mark.parametrize("many", [0, 1])
def test_nothing_much_is_drawn_too(many: int) -> None:
    assert len(of([node("a")][:many], []).dots) == many
