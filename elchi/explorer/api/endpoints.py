"""The endpoints, a function each: from the explorer's world and checked parameters to what is told."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from elchi.explorer.api import asked, told
from elchi.explorer.api.showing import Shower, claim_told
from elchi.explorer.world import World
from graph.errors import NotFoundError
from graph.explore import parts
from graph.explore.naming import named

A = TypeVar("A", bound=asked.Asked)
T = TypeVar("T")


class Endpoint(msgspec.Struct, frozen=True):
    """A row of the table: where, what for, and what it takes and tells, by which requests are checked and described."""

    path: str
    summary: str
    takes: type[asked.Asked]
    tells: type[msgspec.Struct]
    answer: Callable[[World, Any], msgspec.Struct]


def search(world: World, wanted: asked.Search) -> told.Hits:
    """Find nodes by name."""
    graph = world.graph()
    shower = Shower(graph, wanted.lang)
    with graph.lock:
        found = world.names.find(wanted.q, **({"labels": wanted.labels} if wanted.labels else {}), limit=wanted.limit)
        return told.Hits(found=tuple(told.Hit(node=shower.node(hit.node), name=hit.name) for hit in found))


def around(world: World, wanted: asked.Around) -> told.ShownPart:
    """A node with a page of its neighbours."""
    graph = world.graph()
    key = named(graph, wanted.key, world.ledger().meant)
    return Shower(graph, wanted.lang).part(parts.around(graph, key, offset=wanted.offset, limit=wanted.limit))


def edge(world: World, wanted: asked.One) -> told.Evidence:
    """An edge with the claims that support it."""
    graph, ledger = world.graph(), world.ledger()
    shower = Shower(graph, wanted.lang)
    with graph.lock:
        found = graph.edges.get(wanted.key)
        if found is None:
            raise NotFoundError(f"no edge {wanted.key!r} in the graph")
        ends = [shower.node(graph.nodes[end]) for end in (found.start, found.end)]
        shown = shower.edge(found)
    claims = [claim for one in found.properties["claims"] if (claim := ledger.claim(one))]
    articles = {article: ledger.article(article) for article in {claim.article for claim in claims}}
    return told.Evidence(
        edge=shown, source=ends[0], target=ends[1], claims=tuple(claim_told(claim, articles[claim.article]) for claim in claims)
    )


ENDPOINTS = (
    Endpoint("/api/search", "Find nodes by name, in any script", asked.Search, told.Hits, search),
    Endpoint("/api/around", "A node with a page of its neighbours, those with more edges first", asked.Around, told.ShownPart, around),
    Endpoint("/api/edge/{key}", "An edge, and every claim that supports it with its quotes", asked.One, told.Evidence, edge),
)
