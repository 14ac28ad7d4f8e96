"""The page of search."""

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer.showing import show

if TYPE_CHECKING:
    from elchi.explorer.world import World


def home(request: Request) -> Response:
    """What is called so: `/?q=`."""
    world: World = request.app.state.world
    world.graph()
    typed = request.query_params.get("q", "")
    return show(request, "home.html", typed=typed, found=world.names.find(typed) if typed else [])


ROUTES = [Route("/", home)]
