"""The table twin of the graph view: what its address looks at, as tables that need no script."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec
from starlette.datastructures import QueryParams

from graph.errors import NotFoundError
from graph.explore import parts
from graph.explore.live import LiveGraph
from graph.explore.naming import named
from graph.explore.parts import PAGE, Part
from graph.explore.support import Span, span
from graph.export.span import dated
from graph.facts import Edge

if TYPE_CHECKING:
    from elchi.explorer.world import World

# nodes that a picture holds
MOST = 5_000
# and the most connected that it holds where nothing is asked for
FIRST = 150
_SOURCES = ("around", "between", "path", "keys")


def looked_at(world: "World", query: QueryParams) -> Part:
    """The nodes and edges of a view, after its filters; what is not in the graph any more is left out."""
    graph = world.graph()
    with graph.lock:
        keys = list(dict.fromkeys(_keys(world, graph, query)))[:MOST]
        found = parts.part(graph, keys)
    labels, hidden = _told(query, "labels"), set(_told(query, "hidden"))
    nodes = tuple(node for node in found.nodes if node.key not in hidden and (not labels or node.label in labels))
    inside = {node.key for node in nodes}
    edges = tuple(edge for edge in found.edges if {edge.start, edge.end} <= inside and _admitted(graph, edge, query))
    return msgspec.structs.replace(found, nodes=nodes, edges=edges)


def _keys(world: "World", graph: LiveGraph, query: QueryParams) -> Iterator[str]:
    for one in _told(query, "around"):
        key, _, pages = one.partition("*")
        for known in _known(world, graph, [key]):
            yield from (node.key for node in parts.around(graph, known, limit=PAGE * min(_number(pages), MOST // PAGE)).nodes)
    between, path = (_known(world, graph, _told(query, name)[:2]) for name in ("between", "path"))
    if len(between) == 2:
        yield from (node.key for node in parts.between(graph, *between).nodes)
    if len(path) == 2:
        yield from (key for way in parts.paths(graph, *path) for key in way)
    yield from _known(world, graph, _told(query, "keys"))
    whole = query.get("whole", "")
    if whole or not any(map(query.get, _SOURCES)):
        limit = min(int(whole), MOST) if whole.isdecimal() and len(whole) < 6 else FIRST
        yield from (node.key for node in parts.whole(graph, limit=limit).nodes)


def _known(world: "World", graph: LiveGraph, told: Iterable[str]) -> list[str]:
    found = []
    for one in told:
        try:
            found.append(named(graph, one, world.ledger().meant))
        except NotFoundError:
            continue
    return found


def _admitted(graph: LiveGraph, edge: Edge, query: QueryParams) -> bool:
    types, statuses, told = _told(query, "types"), _told(query, "status"), edge.properties
    first, last = told.get("date_from") or told.get("date_to"), told.get("date_to") or told.get("date_from")
    return (
        (not types or edge.type in types)
        and (not statuses or told.get("status", statuses[0]) in statuses)
        and told.get("confidence", 1.0) >= _share(query.get("confidence", ""))
        and (Span(first, last) if first or not dated(edge) else span(graph, {}, told["claims"])).within(query.get("from"), query.get("to"))
    )


def _told(query: QueryParams, name: str) -> list[str]:
    return [one for one in query.get(name, "").split(",") if one]


def _number(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 4 else 1


def _share(told: str) -> float:
    try:
        return float(told or 0)
    except ValueError:
        return 0.0
