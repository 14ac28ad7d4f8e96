"""The pages of claims, edges and meetings: each leads to the sentences that say so."""

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer import looks
from elchi.explorer.articles import kind
from elchi.explorer.evidence import asserted, met, statement, statements
from elchi.explorer.missing import asked
from elchi.explorer.paging import Page
from elchi.explorer.sayings import saying
from elchi.explorer.showing import show
from elchi.explorer.tongue import tongue
from graph.claims import Meeting
from graph.errors import NotFoundError
from graph.explore import meetings
from graph.explore.support import articles

if TYPE_CHECKING:
    from elchi.explorer.world import World


def claim(request: Request) -> Response:
    """`/claim/ID`: the sentence, its article, the rule, and who else says so."""
    world: World = request.app.state.world
    graph, ledger = world.graph(), world.ledger()
    found = ledger.claim(request.path_params["id"])
    if found is None:
        raise NotFoundError(f"no claim {request.path_params['id']} in the ledger")
    with graph.lock:
        meeting = graph.nodes.get(met(ledger, found)) if isinstance(found, Meeting) else None
        edge = asserted(graph, found)
        beside = meetings.held(graph, meeting.key).claims if meeting else edge.properties["claims"] if edge else ()
        ends = [graph.nodes[end] for end in (edge.start, edge.end)] if edge else []
    others = Page("others", [one for one in beside if one != found.id], request.query_params)
    told: dict[str, Any] = {"meeting": meeting, "edge": edge, "ends": ends, "others": others, "statements": statements(ledger, others.rows)}
    words = saying(tongue(looks.look(request).language), found)
    return show(request, "claim.html", one=statement(ledger, found), words=words, kind=kind(found), **told)


def edge(request: Request) -> Response:
    """`/edge/KEY`: what it says, and every claim that supports it."""
    world: World = request.app.state.world
    graph = world.graph()
    with graph.lock:
        found = graph.edges.get(request.path_params["key"])
        if found is None:
            raise NotFoundError(f"no edge {request.path_params['key']} in the graph")
        ends = [graph.nodes[end] for end in (found.start, found.end)]
        sources = {node.properties["group"] for node in articles(graph, found.properties["claims"])}
    page = Page("claims", found.properties["claims"], request.query_params)
    told = statements(world.ledger(), page.rows)
    return show(request, "edge.html", edge=found, ends=ends, sources=len(sources), claims=page, statements=told)


def meeting(request: Request) -> Response:
    """`/meeting/KEY`: who took part in what capacity, where, when, as a part of what, and who reports it."""
    world: World = request.app.state.world
    key, graph = asked(world, "Meeting", request.path_params["key"]), world.graph()
    with graph.lock:
        held = meetings.held(graph, key)
        wholes, parts = meetings.parts(graph, key)
        there = Page("participants", meetings.attendances(graph, key), request.query_params)
    reports = Page("reports", held.claims, request.query_params)
    told: dict[str, Any] = {
        "wholes": wholes,
        "parts": Page("parts", parts, request.query_params),
        "participants": there,
        "reports": reports,
    }
    return show(request, "meeting.html", node=held.meeting, held=held, statements=statements(world.ledger(), reports.rows), **told)


ROUTES = [Route("/claim/{id:path}", claim), Route("/edge/{key:path}", edge), Route("/meeting/{key:path}", meeting)]
