"""Parts of the graph as somebody walks through it: what is at a node, a page at a time; what is between two; the shortest ways."""

from collections import deque
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import islice

import msgspec

from graph.errors import NotFoundError
from graph.explore.live import LiveGraph
from graph.facts import Edge, Node

PAGE = 50
HOPS = 3
WAYS = 20
# evidence and geography connect everything with everything: no way leads through them
_NO_WAY = frozenset({"STATED_IN", "ABOUT", "LOCATED_IN", "IN_LANGUAGE"})


class Part(msgspec.Struct, frozen=True):
    """Nodes and edges between them; `total` counts the neighbours that there are in all, those not on this page too."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    total: int = 0


def around(graph: LiveGraph, key: str, *, offset: int = 0, limit: int = PAGE) -> Part:
    """A node with a page of its neighbours and the edges among all of them; those with more edges come first.

    Raises
    ------
    NotFoundError
        When there is no such node.
    """
    with graph.lock:
        _known(graph, key)
        near = {other for edge in _ways(graph, key) if (other := _other(edge, key)) != key}
        ranked = sorted(near, key=lambda other: (-graph.degree(other), other))
        return _part(graph, [key, *ranked[offset : offset + limit]], len(ranked))


def between(graph: LiveGraph, a: str, b: str) -> Part:
    """Two nodes with whatever stands between them directly or has an edge to both; raises as `around`."""
    with graph.lock:
        first, second = ({_other(edge, key) for edge in _ways(graph, _known(graph, key))} for key in (a, b))
        shared = sorted((first & second) - {a, b})
        return _part(graph, [a, b, *shared], len(shared))


def paths(graph: LiveGraph, a: str, b: str, *, hops: int = HOPS, limit: int = WAYS) -> list[tuple[str, ...]]:
    """The ways from one node to another without a detour, as keys of the nodes, shortest first; raises as `around`."""
    with graph.lock:
        near = _Near(graph)
        away = _distances(near, _known(graph, b), hops)
        _known(graph, a)
        steps = range(away.get(a, hops + 1), hops + 1)
        walks = (walk for length in steps for walk in _walks(near, (a,), b, away, length))
        return list(islice(walks, limit))


def part(graph: LiveGraph, keys: Iterable[str]) -> Part:
    """These nodes, those of them that are there, and the edges among them."""
    with graph.lock:
        known = [key for key in dict.fromkeys(keys) if key in graph.nodes]
        return _part(graph, known, len(known))


def whole(graph: LiveGraph, *, limit: int) -> Part:
    """The nodes with the most edges, and the edges among them; nodes without any are left out, `total` counts the others."""
    with graph.lock:
        ranked = nsmallest(limit, graph.nodes, key=lambda key: (-graph.degree(key), key))
        return _part(graph, [key for key in ranked if graph.degree(key)], sum(graph.degree(key) > 0 for key in graph.nodes))


def _part(graph: LiveGraph, keys: list[str], total: int) -> Part:
    inside = set(keys)
    edges = {edge.key: edge for key in keys for edge in _ways(graph, key) if {edge.start, edge.end} <= inside}
    return Part(tuple(graph.nodes[key] for key in keys), tuple(edges[key] for key in sorted(edges)), total)


def _known(graph: LiveGraph, key: str) -> str:
    if key not in graph.nodes:
        raise NotFoundError(f"no node {key!r} in the graph")
    return key


def _ways(graph: LiveGraph, key: str) -> Iterator[Edge]:
    return (edge for edge in graph.at(key) if edge.type not in _NO_WAY)


def _other(edge: Edge, key: str) -> str:
    return edge.end if edge.start == key else edge.start


class _Near(dict[str, list[str]]):
    """The neighbours of nodes in order of their keys, looked for once."""

    def __init__(self, graph: LiveGraph) -> None:
        super().__init__()
        self._graph = graph

    def __missing__(self, key: str) -> list[str]:
        self[key] = found = sorted({_other(edge, key) for edge in _ways(self._graph, key)} - {key})
        return found


def _distances(near: _Near, goal: str, hops: int) -> dict[str, int]:
    """How far from the goal the nodes are that are no further than so many hops."""
    away = {goal: 0}
    queue = deque([goal])
    while queue:
        here = queue.popleft()
        if away[here] == hops:
            break
        for other in near[here]:
            if other not in away:
                away[other] = away[here] + 1
                queue.append(other)
    return away


def _walks(near: _Near, walk: tuple[str, ...], goal: str, away: dict[str, int], left: int) -> Iterator[tuple[str, ...]]:
    """The walks on from this one that reach the goal in just so many steps, by the keys on the way."""
    if walk[-1] == goal:
        if not left:
            yield walk
        return
    for other in near[walk[-1]] if left else ():
        if other not in walk and away.get(other, left) < left:
            yield from _walks(near, (*walk, other), goal, away, left - 1)
