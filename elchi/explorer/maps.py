"""The map of meetings: points where they were held, arcs from the seats of those who came; both are tables first."""

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer import links, looks
from elchi.explorer.forms import Field, field
from elchi.explorer.paging import Page
from elchi.explorer.showing import show
from elchi.explorer.tongue import Tongue, tongue
from graph.explore import meetings, travels
from graph.explore.live import LiveGraph
from graph.explore.meetings import Held
from graph.identity import state_key
from queries.records import Parameter

if TYPE_CHECKING:
    from elchi.explorer.world import World

_FIELDS = {
    "state": Parameter(type="state", description=""),
    "status": Parameter(type="status", description=""),
    "from": Parameter(type="date", day="first", description=""),
    "to": Parameter(type="date", day="last", description=""),
    "borders": Parameter(type="choice", values=("1",), description=""),
}
# a map of more points and arcs than these is a blot
MOST = 1_000


def map_of_meetings(request: Request) -> Response:
    """`/map?state=&status=&from=&to=&borders=`."""
    world: World = request.app.state.world
    graph, t = world.graph(), tongue(looks.look(request).language)
    fields = _fields(request.query_params, t)
    read = {name: one.read for name, one in fields.items()}
    with graph.lock:
        held = [one for one in _held(graph, read["state"]) if _admitted(one, read)]
        venues, journeys = travels.venues(held), travels.journeys(graph, held)
        shapes = _shapes(venues, journeys, t)
    query = request.query_params
    return show(
        request,
        "map.html",
        400 if any(one.error for one in fields.values()) else 200,
        fields=fields,
        shapes=shapes,
        borders=bool(read["borders"]),
        venues=Page("venues", venues, query),
        journeys=Page("journeys", journeys, query),
        own_scripts=["map.js"],
    )


def _fields(query: Any, t: Tongue) -> dict[str, Field]:
    labels = {"state": t("state"), "borders": t("map_borders")} | {name: t(f"filter_{name}") for name in ("status", "from", "to")}
    return {name: field(name, labels[name], query.get(name, ""), parameter, t) for name, parameter in _FIELDS.items()}


def _held(graph: LiveGraph, state: str | None) -> list[Held]:
    return [one for one in meetings.of(graph, state_key(state)) if one.place] if state else travels.all_held(graph)


def _admitted(held: Held, read: dict[str, Any]) -> bool:
    return read["status"] in {None, held.meeting.properties["status"]} and held.span.within(read["from"], read["to"])


def _shapes(venues: list[travels.Venue], journeys: list[travels.Journey], t: Tongue) -> dict[str, Any]:
    """What the script draws: points as longitude and latitude."""
    points = [
        {"at": one.at[::-1], "name": t.caption(one.place), "href": links.node(one.place), "meetings": one.meetings}
        for one in venues
        if one.at
    ]
    arcs = [
        {"from": one.seat[::-1], "to": one.venue.at[::-1], "name": _way(one, t), "times": one.times}
        for one in journeys
        if one.seat and one.venue.at
    ]
    return {"points": points[:MOST], "arcs": arcs[:MOST]}


def _way(journey: travels.Journey, t: Tongue) -> str:
    return f"{t.caption(journey.state)} → {t.caption(journey.venue.place)}"


ROUTES = [Route("/map", map_of_meetings)]
