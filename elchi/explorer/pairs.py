"""The page of two states: their relations and meetings in time, and how cooperation and conflict balance."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from elchi.explorer import links, looks
from elchi.explorer.chart import chart
from elchi.explorer.forms import Field, field
from elchi.explorer.missing import known
from elchi.explorer.paging import Page
from elchi.explorer.showing import show
from elchi.explorer.tongue import Tongue, tongue
from graph.explore import meetings, relations
from graph.explore.meetings import Held
from graph.explore.relations import Tie, Wanted
from graph.identity import state_key
from graph.vocabulary import vocabulary
from queries.records import Parameter

if TYPE_CHECKING:
    from elchi.explorer.world import World

_FIELDS = {
    "type": Parameter(type="relation_type", description=""),
    "status": Parameter(type="status", description=""),
    "from": Parameter(type="date", day="first", description=""),
    "to": Parameter(type="date", day="last", description=""),
    "confidence": Parameter(type="choice", values=("0.5", "0.7", "0.8", "0.9"), description=""),
    "period": Parameter(type="choice", values=relations.PERIODS, default=relations.PERIODS[0], description=""),
}


def pair(request: Request) -> Response:
    """`/pair/KAZ/KGZ?type=&status=&from=&to=&confidence=&period=`."""
    codes = [str(request.path_params[end]).upper() for end in ("one", "other")]
    if codes != sorted(codes) or codes[0] == codes[1]:
        return RedirectResponse(_redirected(codes, request.url.query), 303)
    world: World = request.app.state.world
    graph, t = world.graph(), tongue(looks.look(request).language)
    fields = _fields(request.query_params, t)
    read = {name: one.read for name, one in fields.items()}
    with graph.lock:
        one, other = (known(graph, state_key(code)) for code in codes)
        found = [tie for tie in relations.ties(graph, one.key, other.key) if _wanted(read).admits(tie)]
        met = [held for held in meetings.of(graph, one.key, other.key) if _admitted(held, read)]
    told = _told(found, met, read, request.query_params)
    wrong = any(field.error for field in fields.values())
    return show(request, "pair.html", 400 if wrong else 200, states={node.key: node for node in (one, other)}, fields=fields, **told)


def _redirected(codes: Sequence[str], query: str) -> str:
    if codes[0] == codes[1]:
        return links.page("state", codes[0])
    return links.pair(*codes) + (f"?{query}" if query else "")


def _fields(query: QueryParams, t: Tongue) -> dict[str, Field]:
    told = {name: query.get(name) or str(parameter.default or "") for name, parameter in _FIELDS.items()}
    return {name: field(name, t(f"filter_{name}"), told[name], parameter, t) for name, parameter in _FIELDS.items()}


def _wanted(read: dict[str, Any]) -> Wanted:
    return Wanted(
        types=(read["type"],) if read["type"] else (),
        statuses=(read["status"],) if read["status"] else (),
        first=read["from"],
        last=read["to"],
        confidence=float(read["confidence"] or 0),
    )


def _admitted(held: Held, read: dict[str, Any]) -> bool:
    """Meetings have no type and no confidence of their own: they are left out where relations of a type are looked for."""
    status = read["status"] in {None, held.meeting.properties["status"]}
    return status and not read["type"] and held.span.within(read["from"], read["to"])


def _told(found: list[Tie], met: list[Held], read: dict[str, Any], query: QueryParams) -> dict[str, Any]:
    balance = relations.balance(found, read["period"] or relations.PERIODS[0])
    either: list[Tie | Held] = [*found, *met]
    events = sorted(either, key=lambda one: one.span.order)
    dated, undated = [one for one in events if one.span.first], [one for one in events if not one.span.first]
    return {
        "events": Page("events", [*dated[::-1], *undated], query),
        "balance": balance,
        "chart": chart(balance),
        "quads": tuple(vocabulary().quad_classes),
        "counts": (len(found), len(met)),
    }


ROUTES = [Route("/pair/{one}/{other}", pair)]
