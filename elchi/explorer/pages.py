"""The page of search."""

from itertools import groupby
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer.paging import Page
from elchi.explorer.showing import show
from graph.explore.live import LiveGraph
from graph.explore.search import LABELS, Found
from graph.facts import Node

if TYPE_CHECKING:
    from elchi.explorer.world import World

_MOST = 12
# what is found beyond that is looked for with another word
_FOUND = 1_000


def home(request: Request) -> Response:
    """What is called so, by kind: `/?q=`; without it the states that are most in the news."""
    world: World = request.app.state.world
    graph = world.graph()
    typed = request.query_params.get("q", "").strip()[:200]
    found = world.names.find(typed, limit=_FOUND) if typed else []
    page = Page("found", sorted(found, key=_label), request.query_params)
    groups = [(LABELS[label], list(hits)) for label, hits in groupby(page.rows, _label)]
    return show(request, "home.html", typed=typed, found=page, groups=groups, most=[] if typed else _most(graph))


def _label(one: Found) -> int:
    """By kind; within one the best stay first."""
    return LABELS.index(one.node.label)


def _most(graph: LiveGraph) -> list[Node]:
    with graph.lock:
        states = [node for node in graph.nodes.values() if node.label == "State"]
        return sorted(states, key=lambda node: (-graph.degree(node.key), node.key))[:_MOST]


ROUTES = [Route("/", home)]
