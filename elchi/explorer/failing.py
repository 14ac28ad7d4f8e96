"""How the explorer says that something is wrong: what, and what to do; never how it is built."""

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from elchi.explorer import looks
from elchi.explorer.api.problems import problem
from elchi.explorer.showing import show
from elchi.explorer.tongue import tongue
from graph.errors import ElchiError, NotFoundError, QueryError

_LOG = logging.getLogger("elchi.explorer")
# what has words of its own, by the status that goes with it
_TOLD = {
    "host": HTTPStatus.FORBIDDEN,
    "site": HTTPStatus.FORBIDDEN,
    "token": HTTPStatus.UNAUTHORIZED,
    "wrong": HTTPStatus.BAD_REQUEST,
    "missing": HTTPStatus.NOT_FOUND,
    "method": HTTPStatus.METHOD_NOT_ALLOWED,
    "body": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "address": HTTPStatus.REQUEST_URI_TOO_LONG,
    "fault": HTTPStatus.INTERNAL_SERVER_ERROR,
    "store": HTTPStatus.SERVICE_UNAVAILABLE,
}
_BY_STATUS = {status: kind for kind, status in _TOLD.items()}


def failed(request: Request, kind: str, what: str = "", headers: Mapping[str, str] | None = None) -> Response:
    """The page of an error of a kind; for a program that does not ask for pages a line of text, at the API a problem."""
    status = int(_TOLD[kind])
    if request.url.path.startswith("/api/"):
        t = tongue("en")
        return problem(status, f"{t(f'error_{kind}')}. {what or t(f'error_{kind}_how')}", headers=dict(headers or {}))
    if "text/html" in request.headers.get("accept", ""):
        return show(request, "error.html", status, headers, kind=kind, what=what)
    t = tongue(looks.look(request).language)
    return PlainTextResponse(f"{t(f'error_{kind}')}. {what or t(f'error_{kind}_how')}\n", status, headers)


def ours(request: Request, error: Exception) -> Response:
    """An error that elchi raised on purpose: its message is for people."""
    kind = "missing" if isinstance(error, NotFoundError) else "wrong" if isinstance(error, QueryError) else "store"
    return failed(request, kind, str(error))


def http(request: Request, error: Exception) -> Response:
    """An error of the protocol, or another address where something is."""
    assert isinstance(error, HTTPException)
    if error.status_code < HTTPStatus.BAD_REQUEST:
        return Response(None, error.status_code, error.headers)
    told = _BY_STATUS.get(HTTPStatus(error.status_code), "wrong" if error.status_code < HTTPStatus.INTERNAL_SERVER_ERROR else "fault")
    return failed(request, told, headers=error.headers)


def unforeseen(request: Request, error: Exception) -> Response:
    """A fault of ours: told to whoever runs the server in a line, and to the reader as such."""
    # written so that nothing of a request or an article steers the terminal
    _LOG.error("%s %r: %s: %r", request.method, request.url.path, type(error).__name__, str(error))
    try:
        return failed(request, "fault")
    except Exception:  # noqa: BLE001  when this page cannot be made either
        return PlainTextResponse("A fault of elchi. The terminal of elchi serve says more.\n", 500)


HANDLERS: Mapping[Any, Callable[[Request, Exception], Response]] = {ElchiError: ours, HTTPException: http}
