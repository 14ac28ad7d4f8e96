"""Routes made from the table of endpoints: parameters are read and checked, answers written, errors told as problems."""

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer.api.asked import read
from elchi.explorer.api.endpoints import ENDPOINTS, Endpoint
from elchi.explorer.api.problems import refused
from elchi.explorer.freshness import fresh
from graph.errors import ElchiError


def route(endpoint: Endpoint) -> Route:
    """The route of an endpoint."""

    def answer(request: Request) -> Response:
        try:
            return fresh(request, lambda: _answer(endpoint, request))
        except ElchiError as error:
            return refused(error)

    return Route(endpoint.path, answer, name=endpoint.path)


def _answer(endpoint: Endpoint, request: Request) -> Response:
    wanted = read(endpoint.takes, [*request.path_params.items(), *request.query_params.multi_items()])
    found = endpoint.answer(request.app.state.world, wanted)
    return Response(msgspec.json.encode(found), media_type="application/json")


ROUTES = [route(endpoint) for endpoint in ENDPOINTS]
