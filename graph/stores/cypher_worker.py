"""Answers one Cypher question from outside, in a process that may be killed: `python -m graph.stores.cypher_worker`.

It reads a `Request` as JSON from standard input, opens the graph, and writes a reply (`graph.stores.workers`). In a folder that
no other process holds the embedded engine runs in the worker, and dies with it.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from graph.answers import Answer
from graph.errors import QueryError, StoreError
from graph.stores.workers import ready, serve

if TYPE_CHECKING:
    from graph.stores.cypher import CypherGraph

MODULE = "graph.stores.cypher_worker"
# an engine that others joined ends their statements too after this time, so it is no shorter than theirs; ours ends by the kill
_COMMAND_SECONDS = 30.0
# what the driver and the engine load where it is installed, a third of all that a worker does, though its answers are plain values
_UNUSED = ("numpy", "pandas", "pyarrow")
# a runaway question must not take the machine's memory
_MEMORY_MB = 2048


class Folder(msgspec.Struct, frozen=True, tag=True):
    """An embedded graph."""

    folder: str


class Server(msgspec.Struct, frozen=True, tag=True):
    """A database of a Neo4j server."""

    uri: str
    username: str
    password: str
    database: str


class Request(msgspec.Struct, frozen=True):
    """A question for a graph."""

    place: Folder | Server
    text: str
    parameters: dict[str, Any]
    timeout: float
    max_rows: int


def answer(request: Request) -> Answer:
    """Answer a question."""
    from graph.stores.driver_errors import lost_connection

    graph = _opened(request.place, request.timeout)
    ready()
    try:
        return graph.ask(request.text, request.parameters, timeout=request.timeout, max_rows=request.max_rows)
    except StoreError as error:
        if isinstance(request.place, Folder) and lost_connection(error.__cause__):  # out of memory: the engine drops who asked
            raise QueryError("the question was too much for the engine; simplify it") from error
        raise
    finally:
        graph.close()


def main() -> None:
    """Answer the question on standard input."""
    sys.modules.update(dict.fromkeys(_UNUSED))  # type: ignore[arg-type]  # so they are as if not installed
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    serve(lambda: answer(request))


def _opened(place: Folder | Server, timeout: float) -> "CypherGraph":
    if isinstance(place, Server):
        from graph.stores.neo4j_server import connect

        return connect(place.uri, place.username, place.password, place.database)
    from graph.stores.embedded import open_embedded
    from graph.stores.guard import check_clauses

    milliseconds = round(max(timeout, _COMMAND_SECONDS) * 1000)
    return open_embedded(Path(place.folder), command_timeout_ms=milliseconds, memory_mb=_MEMORY_MB, guard=check_clauses)


if __name__ == "__main__":
    main()
