"""The pages of persons, organisations, offices and places."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

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

Told = dict[str, Any]


def person(request: Request) -> Response:
    """`/person/KEY`: under which names, which offices, which meetings, whom met."""
    return _page(request, "Person", _of_person)


def organization(request: Request) -> Response:
    """`/organization/KEY`: its members, its officials, its meetings."""
    return _page(request, "Organization", _of_organization)


def office(request: Request) -> Response:
    """`/office/KEY`: its holders in time."""
    return _page(request, "Office", _of_office)


def place(request: Request) -> Response:
    """`/place/KEY`: the meetings held there."""
    return _page(request, "Place", _of_place)


def _page(request: Request, label: str, about: Callable[[LiveGraph, str], Told]) -> Response:
    """The page of a node: what is told about it, of which lists stand in pages under their names."""
    world: World = request.app.state.world
    key, graph = asked(world, label, request.path_params["key"]), world.graph()
    with graph.lock:
        told = {"node": graph.nodes[key], **about(graph, key)}
    paged: Told = {name: Page(name, one, request.query_params) if isinstance(one, list) else one for name, one in told.items()}
    return show(request, f"{label.lower()}.html", **paged)


def _of_person(graph: LiveGraph, key: str) -> Told:
    return {
        "offices": offices.of_person(graph, key),
        "meetings": meetings.of(graph, key)[::-1],
        "met": meetings.acquaintances(graph, key),
    }


def _of_organization(graph: LiveGraph, key: str) -> Told:
    return {
        "members": memberships.of(graph, key),
        "officials": offices.of_owner(graph, key),
        "meetings": meetings.of(graph, key)[::-1],
    }


def _of_office(graph: LiveGraph, key: str) -> Told:
    ahead = {edge.type: graph.nodes[edge.end] for edge in graph.at(key) if edge.start == key}
    holders = sorted(offices.of_office(graph, key), key=_begun)
    return {"owner": ahead.get("OFFICE_OF"), "host": ahead.get("ACCREDITED_TO"), "holders": holders}


def _of_place(graph: LiveGraph, key: str) -> Told:
    country = graph.nodes[key].properties.get("country")
    return {"country": country if country and is_state(country) else None, "meetings": meetings.at(graph, key)[::-1]}


def _begun(one: Tenure) -> tuple[str, str]:
    return one.began or one.holds.properties.get("first_seen") or UNDATED, one.person.key


ROUTES = [
    Route("/person/{key:path}", person),
    Route("/organization/{key:path}", organization),
    Route("/office/{key:path}", office),
    Route("/place/{key:path}", place),
]
