"""`/sparql`: the graph as RDF, asked after the SPARQL 1.1 Protocol."""

from collections.abc import Iterator
from typing import IO

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from elchi.explorer.desk import Desk
from elchi.explorer.negotiation import GRAPHS, TABLES, accepted, media_type
from elchi.explorer.protocol import Operation, operation
from graph.errors import BusyError, ElchiError, LimitError, QueryError, UnacceptableError

_CHUNK = 64 * 1024
_RETRY_SECONDS = "5"
# the first that an error is one of
_STATUSES = {UnacceptableError: 406, LimitError: 504, QueryError: 400, BusyError: 503, ElchiError: 500}


async def sparql(request: Request) -> Response:
    """The endpoint."""
    try:
        asked = await operation(request)
        if asked.query is None:
            raise HTTPException(400, "no query is told: name it query")
        return await _answered(request, asked)
    except HTTPException as error:
        return _refused(error.status_code, error.detail)
    except ElchiError as error:
        return _refused(next(status for kind, status in _STATUSES.items() if isinstance(error, kind)), str(error))


async def _answered(request: Request, asked: Operation) -> Response:
    header = request.headers.get("accept")
    form, text = await _desk(request).ask(asked, accepted(header, TABLES), accepted(header, GRAPHS))
    return StreamingResponse(_chunks(text), media_type=media_type(form), headers={"Vary": "Accept"})


def _desk(request: Request) -> Desk:
    state = request.app.state
    if not hasattr(state, "desk"):
        state.desk = Desk(state.world)
    desk: Desk = state.desk
    return desk


def _refused(status: int, line: str) -> Response:
    headers = {"Retry-After": _RETRY_SECONDS} if status == 503 else {}
    return PlainTextResponse(line, status, headers)


def _chunks(text: IO[bytes]) -> Iterator[bytes]:
    with text:
        while chunk := text.read(_CHUNK):
            yield chunk


ROUTES = [Route("/sparql", sparql, methods=["GET", "POST"])]
