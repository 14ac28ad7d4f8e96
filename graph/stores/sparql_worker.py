"""Answers one SPARQL question from outside, in a process that may be killed: `python -m graph.stores.sparql_worker`.

It reads a `Request` as JSON from standard input, opens the store read-only, and writes a reply (`graph.stores.workers`).
"""

import sys

import msgspec

from graph.answers import Answer
from graph.stores.workers import ready, serve

MODULE = "graph.stores.sparql_worker"
_MEMORY = 4 << 30


class Request(msgspec.Struct, frozen=True):
    """A question for the store in a folder."""

    folder: str
    text: str
    timeout: float
    max_rows: int


def answer(request: Request) -> Answer:
    """Answer a question."""
    from graph.stores.limits import check_size
    from graph.stores.quads import open_reader
    from graph.stores.sparql import ask
    from graph.stores.sparql_guard import check_service

    store = open_reader(request.folder)
    ready()
    check_size(request.text)
    check_service(request.text)
    return ask(store, request.text, timeout=request.timeout, max_rows=request.max_rows)


def main() -> None:
    """Answer the question on standard input."""
    _limit_memory()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    serve(lambda: answer(request))


def _limit_memory() -> None:
    """Keep a runaway question from taking the machine's memory, where the system can."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


if __name__ == "__main__":
    main()
