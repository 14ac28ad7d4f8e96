"""The pages of persons, organisations, offices and places."""

from typing import TYPE_CHECKING, Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer.missing import asked
from elchi.explorer.paging import Page
from elchi.explorer.showing import show
from graph.explore import meetings, memberships, offices
from graph.explore.live import LiveGraph
from graph.explore.offices import Tenure
from graph.explore.support import UNDATED
from graph.vocabulary import is_state

if TYPE_CHECKING:
    from elchi.explorer.world import World


def person(request: Request) -> Response:
    """`/person/KEY`: under which names, which offices, which meetings, whom met."""
    world: World = request.app.state.world
    key, graph = asked(world, "Person", request.path_params["key"]), world.graph()
    with graph.lock:
        told: dict[str, Any] = {
            "node": graph.nodes[key],
            "tenures": Page("offices", offices.of_person(graph, key), request.query_params),
            "meetings": Page("meetings", meetings.of(graph, key)[::-1], request.query_params),
            "met": Page("met", meetings.acquaintances(graph, key), request.query_params),
        }
    return show(request, "person.html", **told)


def organization(request: Request) -> Response:
    """`/organization/KEY`: its members, its officials, its meetings."""
    world: World = request.app.state.world
    key, graph = asked(world, "Organization", request.path_params["key"]), world.graph()
    with graph.lock:
        told: dict[str, Any] = {
            "node": graph.nodes[key],
            "members": Page("members", memberships.of(graph, key), request.query_params),
            "officials": Page("officials", offices.of_owner(graph, key), request.query_params),
            "meetings": Page("meetings", meetings.of(graph, key)[::-1], request.query_params),
        }
    return show(request, "organization.html", **told)


def office(request: Request) -> Response:
    """`/office/KEY`: its holders in time."""
    world: World = request.app.state.world
    key, graph = asked(world, "Office", request.path_params["key"]), world.graph()
    with graph.lock:
        told = _office(graph, key, request.query_params)
    return show(request, "office.html", **told)


def _office(graph: LiveGraph, key: str, query: QueryParams) -> dict[str, Any]:
    ahead = {edge.type: graph.nodes[edge.end] for edge in graph.at(key) if edge.start == key}
    holders = sorted(offices.of_office(graph, key), key=_begun)
    return {
        "node": graph.nodes[key],
        "owner": ahead.get("OFFICE_OF"),
        "host": ahead.get("ACCREDITED_TO"),
        "holders": Page("holders", holders, query),
    }


def _begun(one: Tenure) -> tuple[str, str]:
    return one.began or one.holds.properties.get("first_seen") or UNDATED, one.person.key


def place(request: Request) -> Response:
    """`/place/KEY`: the meetings held there."""
    world: World = request.app.state.world
    key, graph = asked(world, "Place", request.path_params["key"]), world.graph()
    with graph.lock:
        node = graph.nodes[key]
        country = node.properties.get("country")
        held = Page("meetings", meetings.at(graph, key)[::-1], request.query_params)
    return show(request, "place.html", node=node, country=country if country and is_state(country) else None, meetings=held)


ROUTES = [
    Route("/person/{key:path}", person),
    Route("/organization/{key:path}", organization),
    Route("/office/{key:path}", office),
    Route("/place/{key:path}", place),
]
