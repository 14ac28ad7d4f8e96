"""Routes made from the table of endpoints: parameters are read and checked, answers written, errors told as problems."""

from collections.abc import Callable
from urllib.parse import quote

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from elchi.explorer.api import questions
from elchi.explorer.api.downloads import Download
from elchi.explorer.api.endpoints import ENDPOINTS
from elchi.explorer.api.openapi import openapi
from elchi.explorer.api.problems import refused
from elchi.explorer.api.reading import read
from elchi.explorer.api.table import Endpoint
from elchi.explorer.freshness import fresh
from graph.errors import ElchiError, NotFoundError, QueryError

_DESCRIPTION = "/api/openapi.json"
_JSON = "application/json"
Told = list[tuple[str, str]]


def route(endpoint: Endpoint) -> Route:
    """The route of an endpoint."""

    async def answer(request: Request) -> Response:
        told = [*request.path_params.items(), *request.query_params.multi_items()]
        return await run_in_threadpool(_tried, request, lambda: endpoint, told + await _form(request))

    return Route(endpoint.path, answer, methods=["GET", "POST"] if endpoint.posted else ["GET"])


def ask(request: Request) -> Response:
    """The answer to a canned question."""
    return _tried(request, lambda: _question(request.path_params["name"]), request.query_params.multi_items())


def describe(_: Request) -> Response:
    """The description of all endpoints."""
    return Response(msgspec.json.encode(openapi()), media_type=_JSON, headers={"Cache-Control": "no-cache"})


def _tried(request: Request, endpoint: Callable[[], Endpoint], told: Told) -> Response:
    try:
        return fresh(request, lambda: _answer(endpoint(), request, told))
    except ElchiError as error:
        return refused(error)


def _answer(endpoint: Endpoint, request: Request, told: Told) -> Response:
    found = endpoint.answer(request.app.state.world, read(endpoint.takes, told))
    if not isinstance(found, Download):
        return Response(msgspec.json.encode(found), media_type=_JSON)
    disposition = f"attachment; filename*=UTF-8''{quote(found.name)}"
    return Response(found.content, media_type=found.media_type, headers={"Content-Disposition": disposition})


def _question(name: str) -> Endpoint:
    try:
        return questions.endpoint(name)
    except QueryError as error:
        raise NotFoundError(str(error)) from error


async def _form(request: Request) -> Told:
    """What a posted form tells."""
    if request.method != "POST":
        return []
    async with request.form(max_fields=100) as form:
        return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]


ROUTES = [
    *map(route, ENDPOINTS),
    Route(_DESCRIPTION, describe),
    Route(questions.PATH, ask),
    Route("/api", lambda _: RedirectResponse(_DESCRIPTION)),
]
