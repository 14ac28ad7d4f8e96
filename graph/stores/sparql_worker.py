"""A process that answers one SPARQL question and may be killed: `python -m graph.stores.sparql_worker`.

It reads a `Request` as JSON from standard input, opens the store read-only, and writes a `Reply` to standard output.
"""

import sys
from typing import Any

import msgspec

from graph.answers import Answer
from graph.errors import ElchiError

_MEMORY = 4 << 30


class Request(msgspec.Struct, frozen=True):
    """A question for the store in a folder."""

    folder: str
    text: str
    timeout: float
    max_rows: int


class Reply(msgspec.Struct, frozen=True):
    """The answer, or else the one line that says why there is none."""

    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    more: bool = False
    error: str | None = None


def reply(request: Request) -> Reply:
    """Answer a question; what is wrong with it is told in the reply."""
    from graph.stores.quads import open_reader
    from graph.stores.sparql import ask
    from graph.stores.sparql_guard import check_service, check_size

    try:
        check_size(request.text)
        check_service(request.text)
        answer: Answer = ask(open_reader(request.folder), request.text, timeout=request.timeout, max_rows=request.max_rows)
    except ElchiError as error:
        return Reply(error=str(error))
    return Reply(answer.columns, answer.rows, answer.more)


def main() -> None:
    """Answer the question on standard input."""
    _limit_memory()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=Request)
    sys.stdout.buffer.write(msgspec.json.encode(reply(request)))


def _limit_memory() -> None:
    """Keep a runaway question from taking the machine's memory, where the system can."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, hard))


if __name__ == "__main__":
    main()
