"""Where to point on the picture of the graph view: the page tells where nodes and edges are."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from playwright.sync_api import Page

Place = tuple[float, float]
_PLACES = "keys => keys.map(key => [key, document.querySelector('.canvas').where(key)]).filter(([, place]) => place)"


def places(page: Page, keys: list[str]) -> dict[str, Place]:
    """Where in the window the nodes and the middles of the edges are, of those that are shown."""
    return {key: (x, y) for key, (x, y) in page.evaluate(_PLACES, keys)}


def clearest(page: Page, part: dict[str, Any]) -> tuple[dict[str, Any], Place]:
    """The edge whose middle is furthest from all nodes and from all other lines, and where it is."""
    nodes = places(page, [node["key"] for node in part["nodes"]])
    middles = places(page, [edge["key"] for edge in part["edges"]])
    lines = {frozenset((edge["source"], edge["target"])) for edge in part["edges"]}

    def room(edge: dict[str, Any]) -> float:
        here, own = middles[edge["key"]], frozenset((edge["source"], edge["target"]))
        return min(chain(_away(here, [(at, at) for at in nodes.values()]), _away(here, [_ends(line, nodes) for line in lines - {own}])))

    best = max((edge for edge in part["edges"] if edge["key"] in middles), key=room)
    return best, middles[best["key"]]


def _ends(line: frozenset[str], nodes: dict[str, Place]) -> tuple[Place, Place]:
    one, other = sorted(line)
    return nodes[one], nodes[other]


def _away(here: Place, lines: list[tuple[Place, Place]]) -> Iterator[float]:
    for (ax, ay), (bx, by) in lines:
        x, y = bx - ax, by - ay
        along = min(1.0, max(0.0, ((here[0] - ax) * x + (here[1] - ay) * y) / (x * x + y * y or 1.0)))
        yield abs(complex(here[0] - ax - along * x, here[1] - ay - along * y))
