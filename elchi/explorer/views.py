"""The pages whose pictures scripts draw: they hold the frame, its words, and what the scripts must know."""

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer.paging import Page
from elchi.explorer.showing import show
from elchi.explorer.twins import looked_at
from graph.export.formats import FORMATS

if TYPE_CHECKING:
    from elchi.explorer.world import World


def graph(request: Request) -> Response:
    """`/graph`: whatever the view is stands in the address; the script draws it, without one it stands in tables."""
    world: World = request.app.state.world
    found = looked_at(world, request.query_params)
    told: dict[str, Any] = {name: Page(name, rows, request.query_params) for name, rows in (("nodes", found.nodes), ("edges", found.edges))}
    named = {node.key: node for node in found.nodes}
    return show(request, "graph.html", own_scripts=["graph.js"], formats=",".join(FORMATS), named=named, **told)


ROUTES = [Route("/graph", graph)]
