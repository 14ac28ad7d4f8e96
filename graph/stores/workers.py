"""Free questions in a process of their own, which is killed when time is over.

No engine of ours can be stopped everywhere: Oxigraph knows no time limit, and ArcadeDB and Neo4j look at theirs between rows, not
inside an expression such as `all(x IN range(1, 9999) WHERE all(…))`, which neither heeds TERMINATE. Whoever asks is safe from all
of them where the question runs in a process that may be killed.

A worker reads a request from standard input until its end, and writes `+` when its store is open, then a `Reply` as a line of JSON,
then, where the answer was asked for as a text, the text.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Timer
from typing import IO, Any, Literal

import msgspec

from graph.answers import Answer, Written
from graph.errors import ElchiError, LimitError, QueryError, StoreError, UnacceptableError

# until the store is open and the question's own time begins: longer than a worker waits for a folder that another process holds
_START_SECONDS = 60.0
_READY = b"+"
# of an answer what is held in memory; the rest waits in a file
_IN_MEMORY = 1 << 20
_FAULTS: dict[str, type[ElchiError]] = {"question": QueryError, "limit": LimitError, "form": UnacceptableError, "store": StoreError}


class Reply(msgspec.Struct, frozen=True):
    """The answer, or else the one line that says why there is none, and whose fault it is; `form` is that of the text that follows."""

    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    more: bool = False
    error: str | None = None
    fault: Literal["question", "limit", "form", "store"] = "question"
    form: str | None = None


class Workers:
    """Starts the workers of a module; with `ahead` another once a question is answered: the next need not wait for a process to start."""

    def __init__(self, module: str, *, ahead: bool = False) -> None:
        self._module = module
        self._ahead = ahead
        self._spare: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def prepare(self) -> None:
        """Start the one ahead."""
        with self._lock:
            if self._ahead and self._spare is None:
                self._spare = self._start()

    def take(self) -> subprocess.Popen[bytes]:
        """A worker that waits for its request; it takes one, and ends."""
        with self._lock:
            taken, self._spare = self._spare, None
        return taken if taken and taken.poll() is None else self._start()

    def close(self) -> None:
        """End the one ahead; safe to call twice."""
        with self._lock:
            self._ahead = False
            spare, self._spare = self._spare, None
        if spare:
            spare.kill()
            spare.communicate()

    def _start(self) -> subprocess.Popen[bytes]:
        # -P: a module in the current folder must not stand in for ours; an engine's stack traces are nobody's to read
        command = [sys.executable, "-P", "-m", self._module]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, bufsize=0)


class Stop:
    """Ends a worker, called from any thread, even before there is one."""

    def __init__(self) -> None:
        self.called = False
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self) -> None:
        """End it."""
        self.called = True
        if self._process:
            self._process.kill()

    def watch(self, process: subprocess.Popen[bytes]) -> None:
        """The worker to end."""
        self._process = process
        if self.called:
            process.kill()


def ask_worker(module: str, request: msgspec.Struct, timeout: float) -> Answer:
    """Put a request to a worker; the time for the question begins when the worker has opened the store.

    Raises
    ------
    QueryError
        When the worker refuses the question, has no answer in `timeout` seconds, or its process ends under it.
    StoreError
        When the worker cannot open the store.
    """
    reply, text = put(Workers(module), request, timeout)
    text.close()
    return Answer(reply.columns, reply.rows, reply.more)


def put(workers: Workers, request: msgspec.Struct, timeout: float, stop: Stop | None = None) -> tuple[Reply, IO[bytes]]:
    """Put a request to a worker; the reply, and the text that follows it, which whoever asks closes. Raises as `ask_worker`."""
    out: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed by whoever gets it
    try:
        try:
            with workers.take() as process:
                _run(process, msgspec.json.encode(request), timeout, out, stop or Stop())
        finally:
            workers.prepare()
        out.seek(0)
        reply = msgspec.json.decode(out.readline().removeprefix(_READY), type=Reply)
        if reply.error is not None:
            raise _FAULTS[reply.fault](reply.error)
    except BaseException:
        out.close()
        raise
    return reply, out


def serve(work: Callable[[], Answer | Written]) -> None:
    """In the worker: answer on standard output; what is wrong with the question or the store is told in the reply."""
    text = b""
    try:
        told = work()
        if isinstance(told, Written):
            reply, text = Reply(form=told.form, more=told.more), told.text
        else:
            reply = Reply(told.columns, told.rows, told.more)
    except ElchiError as error:
        fault: Any = next((name for name, kind in reversed(_FAULTS.items()) if isinstance(error, kind)), "question")
        reply = Reply(error=str(error), fault=fault)
    for part in (msgspec.json.encode(reply), b"\n", text):
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def ready() -> None:
    """In the worker: the store is open, the question's time begins."""
    sys.stdout.buffer.write(_READY)
    sys.stdout.buffer.flush()


def _run(process: subprocess.Popen[bytes], request: bytes, timeout: float, out: IO[bytes], stop: Stop) -> None:
    """All that the worker writes goes to `out`."""
    assert process.stdout
    stop.watch(process)
    clock = Timer(timeout, stop)
    try:
        out.write(_begin(process, request))
        clock.start()
        shutil.copyfileobj(process.stdout, out)
        process.wait()
    finally:
        clock.cancel()
        process.kill()
    if process.returncode != 0:
        raise LimitError(_ended(stop.called, timeout, process.returncode))


def _ended(over: bool, timeout: float, code: int) -> str:
    if over:
        return f"the question took longer than {timeout:g} s and was ended; narrow it or raise the limit"
    return f"the question was too much for the engine (its process ended with {code}); simplify it"


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
    with suppress(BrokenPipeError), process.stdin as pipe:
        left = memoryview(request)
        while left:
            left = left[pipe.write(left) :]
