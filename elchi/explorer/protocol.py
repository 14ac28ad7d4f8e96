"""What comes to a SPARQL endpoint: the query operation of the SPARQL 1.1 Protocol, in its three ways.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from urllib.parse import parse_qsl

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request

from graph.stores.limits import MAX_BYTES
from graph.stores.sparql import Dataset

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
# a byte of a form takes up to three
_MAX_BODY = 4 * MAX_BYTES
_GRAPHS = ("default-graph-uri", "named-graph-uri")
_ONLY_READS = "this endpoint only reads: updates are refused"


class Operation(msgspec.Struct, frozen=True):
    """A query, the format and the graphs that the address tells; without a query whoever asks wants to know what the endpoint is."""

    query: str | None
    form: str | None = None
    dataset: Dataset | None = None


async def operation(request: Request) -> Operation:
    """The operation that a request asks for.

    Raises
    ------
    HTTPException
        Where the protocol does not allow it, or it is an update: 400, 413 or 415 with a line that says why.
    """
    told = _pairs(request.scope["query_string"])
    if request.method == "POST":
        kind = _kind(request)
        body = await _body(request)
        if kind == FORM:
            told += _pairs(body)
        elif kind == QUERY:
            told.append(("query", _text(body)))
        elif kind == UPDATE:
            raise HTTPException(400, _ONLY_READS)
        else:
            raise HTTPException(415, f"a query is posted as {FORM} or {QUERY}")
    return _operation(told, needed=request.method == "POST")


def _operation(told: list[tuple[str, str]], *, needed: bool) -> Operation:
    names = [name for name, _ in told]
    if "update" in names:
        raise HTTPException(400, _ONLY_READS)
    queries = [value for name, value in told if name == "query"]
    if len(queries) > 1:
        raise HTTPException(400, "more than one query is told")
    if not queries and needed:
        raise HTTPException(400, "no query is told: name it query")
    if queries and len(queries[0].encode(errors="surrogatepass")) > MAX_BYTES:
        raise HTTPException(413, f"the query is longer than {MAX_BYTES // 1024} KB")
    form = next((value for name, value in told if name == "format"), None)
    return Operation(queries[0] if queries else None, form, _dataset(told))


def _dataset(told: list[tuple[str, str]]) -> Dataset | None:
    default, named = (tuple(value for name, value in told if name == kind) for kind in _GRAPHS)
    return Dataset(default, named) if default or named else None


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1_000)
    except ValueError as error:
        raise HTTPException(400, "the parameters are not percent-encoded UTF-8") from error


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not in UTF-8") from error


def _kind(request: Request) -> str:
    """The media type of the body; only UTF-8 is text here."""
    from python_multipart.multipart import parse_options_header

    kind, options = parse_options_header(request.headers.get("content-type", ""))
    if options.get(b"charset", b"utf-8").lower() not in {b"utf-8", b"utf8"}:
        raise HTTPException(400, "the query is not in UTF-8")
    return kind.decode("latin-1").lower()


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY:
            raise HTTPException(413, f"the query is longer than {MAX_BYTES // 1024} KB")
    return body
