"""The page of a state: officials on a day, relations by partner, meetings, memberships, places."""

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer import looks
from elchi.explorer.forms import Field, field
from elchi.explorer.missing import known
from elchi.explorer.paging import Page
from elchi.explorer.showing import show
from elchi.explorer.tongue import tongue
from graph.explore import meetings, memberships, offices, relations
from graph.explore.live import LiveGraph
from graph.facts import Node
from graph.identity import state_key
from graph.vocabulary import vocabulary
from queries.records import Parameter

if TYPE_CHECKING:
    from elchi.explorer.world import World


class Venue(msgspec.Struct, frozen=True):
    """A place of a state, with how many meetings it saw."""

    place: Node
    meetings: int


def state(request: Request) -> Response:
    """`/state/KGZ`, with `on=` a day for its officials."""
    world: World = request.app.state.world
    graph, t = world.graph(), tongue(looks.look(request).language)
    on = field("on", t("on"), request.query_params.get("on", ""), Parameter(type="date", description=""), t)
    with graph.lock:
        node = known(graph, state_key(request.path_params["code"].upper()))
        told = _told(graph, node, request.query_params, on)
    quads = tuple(vocabulary().quad_classes)
    told |= {"quads": quads, "quad_heads": [t.quad(code) for code in quads]}
    return show(request, "state.html", 400 if on.error else 200, node=node, on=on, **told)


def _told(graph: LiveGraph, node: Node, query: Any, on: Field) -> dict[str, Any]:
    tenures = [one for one in offices.of_owner(graph, node.key) if on.read is None or one.on(on.read)]
    partners = relations.partners(node.key, relations.ties(graph, node.key))
    seen = meetings.of(graph, node.key)
    return {
        "officials": Page("officials", tenures, query),
        "partners": Page("partners", [(graph.nodes[one.key], one) for one in partners], query),
        "meetings": Page("meetings", seen[::-1], query),
        "memberships": Page("memberships", memberships.of(graph, node.key), query),
        "places": Page("places", _venues(graph, node.key), query),
    }


def _venues(graph: LiveGraph, state: str) -> list[Venue]:
    """Places of the state that saw meetings, those that saw most first."""
    held: Counter[str] = Counter()
    for located in graph.at(state):
        if located.type == "LOCATED_IN" and located.end == state:
            held[located.start] = sum(edge.type == "HELD_IN" for edge in graph.at(located.start))
    return [Venue(graph.nodes[key], held[key]) for key in sorted(held, key=lambda key: (-held[key], key))]


ROUTES = [Route("/state/{code}", state)]
