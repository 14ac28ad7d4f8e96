"""Where free questions are put: a few at a time, each in a worker of its own; who comes when all are busy waits a while."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import IO, TYPE_CHECKING

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request as Call

from elchi.explorer.protocol import Operation
from graph.errors import BusyError
from graph.stores.limits import check_size
from graph.stores.sparql import Forms
from graph.stores.sparql_worker import MODULE, Request
from graph.stores.workers import Stop, Workers, put

if TYPE_CHECKING:
    from elchi.explorer.world import World


class Limits(msgspec.Struct, frozen=True):
    """How many questions at a time, seconds that one may wait and take, bytes and rows of an answer, bytes of a worker's memory."""

    at_once: int = 4
    wait: float = 10.0
    take: float = 30.0
    max_bytes: int = 32 << 20
    max_rows: int = 10_000
    memory: int = 2 << 30


class Told(msgspec.Struct, frozen=True):
    """An answer: its form, its text, which whoever asks closes, and whether the row limit cut it."""

    form: str
    text: IO[bytes]
    more: bool


class Desk:
    """Takes the free questions of one server."""

    def __init__(self, world: "World", limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._world = world
        self._free = asyncio.Semaphore(self.limits.at_once)
        self._workers = Workers(MODULE, ahead=True)
        self._head = -1

    async def ask(self, call: Call, asked: Operation, table: str | None, graph: str | None) -> Told:
        """The answer; the question ends when who called has gone.

        Raises
        ------
        QueryError
            As `QuadFile.ask_untrusted`.
        BusyError
            When no worker is free for too long.
        """
        stop = Stop()
        async with self._turn():
            gone = asyncio.create_task(_end_with(call, stop))
            try:
                return await run_in_threadpool(self._ask, asked, Forms(table, graph, self.limits.max_bytes, self.limits.max_rows), stop)
            finally:
                gone.cancel()

    def close(self) -> None:
        """End the worker that was started ahead."""
        self._workers.close()

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        try:
            await asyncio.wait_for(self._free.acquire(), self.limits.wait)
        except TimeoutError as error:
            raise BusyError("too many questions are being answered; ask again in a while") from error
        try:
            yield
        finally:
            self._free.release()

    def _ask(self, asked: Operation, forms: Forms, stop: Stop) -> Told:
        assert asked.query is not None
        check_size(asked.query)
        self._follow()
        limits = self.limits
        request = Request(
            str(self._world.folder / "rdf"),
            asked.query,
            timeout=limits.take,
            forms=forms,
            dataset=asked.dataset,
            memory=limits.memory,
        )
        reply, text = put(self._workers, request, limits.take, stop)
        assert reply.form
        return Told(reply.form, text, reply.more)

    def _follow(self) -> None:
        """Bring the RDF store to the ledger's head."""
        head = self._world.ledger().head()
        if head != self._head or not (self._world.folder / "rdf").is_dir():
            self._world.database().quads()
            self._head = head


async def _end_with(call: Call, stop: Stop) -> None:
    """Whoever hangs up does not want to know any more."""
    while (await call.receive())["type"] != "http.disconnect":
        pass
    stop()
