"""A part of the graph as a drawing: edges between the same two nodes made one line, dots placed and named."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from graph.facts import Edge, Node
from graph.pictures.labels import place
from graph.pictures.layout import layout
from graph.pictures.records import Dot, Drawing, Line

WIDTH, HEIGHT, MARGIN = 1400, 900, 60
# what an act tells of two sides, the most telling first
_TELLING = ("material_conflict", "verbal_conflict", "material_cooperation", "verbal_cooperation", "neutral")


def draw(nodes: Sequence[Node], edges: Sequence[Edge], caption: Callable[[Node], str]) -> Drawing:
    """The drawing of nodes and the edges between them; `caption` says what a node is called."""
    lines = tuple(_lines(edges))
    degree: dict[str, int] = defaultdict(int)
    for edge in edges:
        for end in {edge.start, edge.end}:
            degree[end] += 1
    dots = tuple(Dot(node.key, node.label, caption(node), degree[node.key]) for node in nodes)
    places = layout([dot.key for dot in dots], lines, WIDTH, HEIGHT, MARGIN)
    radii = {dot.key: round(min(16.0, 4 + 1.2 * dot.degree**0.5), 1) for dot in dots}
    return Drawing(WIDTH, HEIGHT, dots, places, radii, lines, place(dots, places, radii, WIDTH, HEIGHT))


def _lines(edges: Sequence[Edge]) -> list[Line]:
    between: Mapping[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.start != edge.end:
            between[min(edge.start, edge.end), max(edge.start, edge.end)].append(edge)
    return [Line(*ends, len(found), _quad(found)) for ends, found in sorted(between.items())]


def _quad(edges: Sequence[Edge]) -> str | None:
    told = {edge.properties.get("quad_class") for edge in edges}
    return next((quad for quad in _TELLING if quad in told), None)
