"""Free questions in a process of their own, which is killed when time is over.

No engine of ours can be stopped everywhere: Oxigraph knows no time limit, and ArcadeDB and Neo4j look at theirs between rows, not
inside an expression such as `all(x IN range(1, 9999) WHERE all(…))`, which neither heeds TERMINATE. Whoever asks is safe from all
of them where the question runs in a process that may be killed.
"""

import subprocess
import sys
from collections.abc import Callable
from threading import Timer
from typing import Any, Literal

import msgspec

from graph.answers import Answer
from graph.errors import ElchiError, QueryError, StoreError

# until the store is open and the question's own time begins: longer than a worker waits for a folder that another process holds
_START_SECONDS = 60.0
_READY = b"+"


class Reply(msgspec.Struct, frozen=True):
    """The answer, or else the one line that says why there is none, and whose fault it is."""

    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    more: bool = False
    error: str | None = None
    fault: Literal["question", "store"] = "question"


def ask_worker(module: str, request: msgspec.Struct, timeout: float) -> Answer:
    """Put a request to a worker; the time for the question begins when the worker has opened the store.

    Raises
    ------
    QueryError
        When the worker refuses the question, has no answer in `timeout` seconds, or its process ends under it.
    StoreError
        When the worker cannot open the store.
    """
    reply = _reply(module, msgspec.json.encode(request), timeout)
    if reply.error is not None:
        raise (QueryError if reply.fault == "question" else StoreError)(reply.error)
    return Answer(reply.columns, reply.rows, reply.more)


def serve(work: Callable[[], Answer]) -> None:
    """In the worker: answer on standard output; what is wrong with the question or the store is told in the reply."""
    try:
        answer = work()
        told = Reply(answer.columns, answer.rows, answer.more)
    except ElchiError as error:
        told = Reply(error=str(error), fault="store" if isinstance(error, StoreError) else "question")
    sys.stdout.buffer.write(msgspec.json.encode(told))
    sys.stdout.buffer.flush()


def ready() -> None:
    """In the worker: the store is open, the question's time begins."""
    sys.stdout.buffer.write(_READY)
    sys.stdout.buffer.flush()


def _reply(module: str, request: bytes, timeout: float) -> Reply:
    # -P: a module in the current folder must not stand in for ours; an engine's stack traces are nobody's to read
    command = [sys.executable, "-P", "-m", module]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, bufsize=0) as process:
        try:
            begun = _begin(process, request)
            out, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as error:
            raise QueryError(f"the question took longer than {timeout:g} s and was ended; narrow it or raise the limit") from error
        finally:
            process.kill()
    if process.returncode != 0:
        raise QueryError(f"the question was too much for the engine (its process ended with {process.returncode}); simplify it")
    return msgspec.json.decode(begun.removeprefix(_READY) + out, type=Reply)


def _begin(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """Hand over the request and wait until the store is open; the byte read is the reply's own where it never was."""
    assert process.stdin
    assert process.stdout
    watch = Timer(_START_SECONDS, process.kill)
    watch.start()
    try:
        _send(process, request)
        return process.stdout.read(1)
    finally:
        watch.cancel()


def _send(process: subprocess.Popen[bytes], request: bytes) -> None:
    """A worker that dies at its start is told of by its exit code."""
    assert process.stdin
    try:
        left = memoryview(request)
        while left:
            left = left[process.stdin.write(left) :]
        process.stdin.close()
    except BrokenPipeError:
        pass
    finally:
        process.stdin = None
