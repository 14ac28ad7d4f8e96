"""Answers one SPARQL question from outside, in a process that may be killed: `python -m graph.stores.sparql_worker`.

It reads a `Request` as JSON from standard input, opens the store read-only, and writes a reply (`graph.stores.workers`).
"""

import os
import sys
from importlib import import_module

import msgspec

from graph.answers import Answer, Written
from graph.stores.sparql import Dataset, Forms, ask, written
from graph.stores.workers import ready, serve

MODULE = "graph.stores.sparql_worker"
# loaded before a question comes, where the worker was started ahead
_AHEAD = ("pyoxigraph", "graph.rdf.model", "graph.stores.quads", "graph.stores.sparql_guard")
# a question in a queue of others leaves the machine to whoever serves them
_NICE = 10


class Request(msgspec.Struct, frozen=True):
    """A question for the store in a folder; with `forms` the answer is a text, else rows; `memory` in bytes."""

    folder: str
    text: str
    timeout: float
    max_rows: int = 0
    forms: Forms | None = None
    dataset: Dataset | None = None
    memory: int = 4 << 30


def answer(request: Request) -> Answer | Written:
    """Answer a question."""
    from graph.stores.limits import check_size
    from graph.stores.quads import open_reader
    from graph.stores.sparql_guard import check_service

    store = open_reader(request.folder)
    ready()
    check_size(request.text)
    check_service(request.text)
    if request.forms is None:
        return ask(store, request.text, timeout=request.timeout, max_rows=request.max_rows)
    return written(store, request.text, request.forms, request.dataset)


def main() -> None:
    """Answer the question on standard input; none where whoever started this has ended."""
    for module in _AHEAD:
        import_module(module)
    told = sys.stdin.buffer.read()
    if told:
        request = msgspec.json.decode(told, type=Request)
        _limit_memory(request.memory)
        if request.forms and hasattr(os, "nice"):
            os.nice(_NICE)
        serve(lambda: answer(request))


def _limit_memory(most: int) -> None:
    """Keep a runaway question from taking the machine's memory, where the system can."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


if __name__ == "__main__":
    main()
