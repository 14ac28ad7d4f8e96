"""The pages whose pictures scripts draw: they hold the frame, its words, and what the scripts must know."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer.showing import show
from graph.export.formats import FORMATS


def graph(request: Request) -> Response:
    """`/graph`: whatever the view is stands in the address, which the script reads."""
    return show(request, "graph.html", own_scripts=["graph.js"], formats=",".join(FORMATS))


ROUTES = [Route("/graph", graph)]
