"""`/sparql`: the graph as RDF, asked after the SPARQL 1.1 Protocol."""

from collections.abc import Iterator
from typing import IO

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from elchi.explorer import editor
from elchi.explorer.description import description
from elchi.explorer.desk import Desk
from elchi.explorer.negotiation import FORMATS, GRAPHS, HTML, TABLES, accepted, best_type, media_type
from elchi.explorer.protocol import Operation, operation
from graph.errors import BusyError, ElchiError, LimitError, QueryError, UnacceptableError

# tells that an answer was cut, and after how many rows or triples: there is no standard one, Virtuoso names it so
CUT = "X-SPARQL-MaxRows"
_CHUNK = 64 * 1024
_RETRY_SECONDS = "5"
# the first that an error is one of
_STATUSES = {UnacceptableError: 406, LimitError: 504, QueryError: 400, BusyError: 503, ElchiError: 500}


async def sparql(request: Request) -> Response:
    """The endpoint; for whoever asks for pages the editor."""
    asked: Operation | None = None
    try:
        asked = await operation(request)
        if asked.form is None and _for_people(request):
            return await _shown(request, asked)
        return await _answered(request, asked) if asked.query is not None else _described(request)
    except HTTPException as error:
        return await _refused(request, asked, error.status_code, error.detail)
    except ElchiError as error:
        return await _refused(request, asked, next(status for kind, status in _STATUSES.items() if isinstance(error, kind)), str(error))


async def _answered(request: Request, asked: Operation) -> Response:
    header = request.headers.get("accept")
    table, graph = FORMATS.get(asked.form or "", (None, None))
    desk = _desk(request)
    told = await desk.ask(request, asked, table or accepted(header, TABLES), graph or accepted(header, GRAPHS))
    headers = {"Vary": "Accept", "Cache-Control": "no-cache", **({CUT: str(desk.limits.max_rows)} if told.more else {})}
    return StreamingResponse(_chunks(told.text), media_type=media_type(told.form), headers=headers)


async def _shown(request: Request, asked: Operation) -> Response:
    told = await _desk(request).ask(request, asked, editor.TABLE, editor.GRAPH) if asked.query is not None else None
    return await run_in_threadpool(editor.page, request, asked.query, told)


async def _refused(request: Request, asked: Operation | None, status: int, line: str) -> Response:
    told = " ".join(line.split())
    if _for_people(request):
        response = await run_in_threadpool(editor.page, request, asked.query if asked else "", wrong=told, status=status)
    else:
        response = PlainTextResponse(told, status)
    if status == 503:
        response.headers["Retry-After"] = _RETRY_SECONDS
    return response


def _for_people(request: Request) -> bool:
    return best_type(request.headers.get("accept"), (HTML, *GRAPHS, *TABLES)) == HTML


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _described(request: Request) -> Response:
    form = accepted(request.headers.get("accept"), GRAPHS)
    if form is None:
        raise UnacceptableError("the endpoint describes itself as RDF, in none of the forms that were asked for")
    address = str(request.url.replace(query="", fragment=""))
    return Response(description(address, form), media_type=media_type(form), headers={"Vary": "Accept"})


def _chunks(text: IO[bytes]) -> Iterator[bytes]:
    with text:
        while chunk := text.read(_CHUNK):
            yield chunk


ROUTES = [Route("/sparql", sparql, methods=["GET", "POST"])]
