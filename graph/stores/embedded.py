"""The property graph in the embedded engine: no server to install, one folder, several commands at a time."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from graph.answers import Answer
from graph.errors import StoreError
from graph.stores.cypher import CypherGraph, Guard
from graph.stores.cypher_worker import Folder
from graph.stores.driver_errors import lost_connection
from graph.stores.embedded_engine import DATABASE, Limits
from graph.stores.embedded_hold import Hold, OnWait, hold

_R = TypeVar("_R")


class EmbeddedGraph(CypherGraph):
    """A property graph in a folder; the engine runs in this process, or in the one that opened the folder first."""

    def __init__(self, folder: Path, open_hold: Callable[[], Hold], guard: Guard | None = None) -> None:
        self._folder = folder
        self._left = False
        self._reopening = threading.Lock()
        self._open_hold = open_hold
        self._hold = open_hold()
        self.suspect = self._hold.left_open
        driver, asker = self._hold.drivers()
        super().__init__(driver, DATABASE, where=str(folder), asker=asker, guard=guard)
        self._finalizer = weakref.finalize(self, self._hold.release)

    @property
    def owner(self) -> bool:
        """Whether the engine runs in this process for this graph."""
        return self._hold.owner

    def ask_untrusted(
        self, query: str, parameters: dict[str, Any] | None = None, *, timeout: float = 30.0, max_rows: int = 10_000
    ) -> Answer:
        """Ask a question from outside; raises as for every graph.

        An engine of our own is left to the worker, to be killed with it, and taken back when next needed. Where another process
        runs the engine, the worker joins it: it is killed in time all the same, but an expression that never ends then keeps a
        thread of that process busy.
        """
        self._leave()
        return super().ask_untrusted(query, parameters, timeout=timeout, max_rows=max_rows)

    def close(self) -> None:
        """Let go of the engine; the owner stops it, and who had joined takes over when it next needs it."""
        super().close()
        self._finalizer()

    def _recovered(self, work: Callable[[], _R]) -> _R:
        """All work here may be done twice; so when the process that ran the engine has ended, take over or join anew, and repeat."""
        if self._left:
            self._reopen(self._hold)
        held = self._hold
        try:
            return super()._recovered(work)
        except StoreError as error:
            if held is self._hold and (self.owner or not lost_connection(error.__cause__)):
                raise
        self._reopen(held)
        return super()._recovered(work)

    def _place(self) -> Folder:
        return Folder(str(self._folder))

    def _leave(self) -> None:
        if self.owner:
            self.close()
            self._left = True

    def _reopen(self, held: Hold) -> None:
        """Open anew what was held in this way, unless another thread has done so."""
        with self._reopening:
            if held is not self._hold:
                return
            super().close()
            self._hold = self._open_hold()
            self._left = False
            self.suspect = self._hold.left_open
            self._driver, self._asker = self._hold.drivers()
            self._finalizer = weakref.finalize(self, self._hold.release)


def open_embedded(
    folder: Path,
    *,
    command_timeout_ms: int = 30_000,
    memory_mb: int | None = None,
    wait_seconds: float = 30.0,
    on_wait: OnWait = lambda _line: None,
    guard: Guard | None = None,
) -> EmbeddedGraph:
    """Open the graph in a folder, made when it is missing.

    Parameters
    ----------
    folder
        Belongs to the engine alone; its data, logs, users, lock and run file lie in it.
    command_timeout_ms
        Questions that take longer are ended; set by the process that runs the engine.
    memory_mb
        What the engine's heap may take, where this process runs it; the first engine of a process decides for all of it.
    wait_seconds
        How long to wait for another process that holds the folder and does not answer yet.
    on_wait
        Told once, in one line, that and for whom we wait.
    guard
        Called before a question runs; raises QueryError when it must not.

    Raises
    ------
    StoreError
        When this platform has no wheel of the engine, or the engine refuses the folder.
    BusyError
        When another process holds the folder and cannot be joined in time.
    """
    place = folder.resolve()

    def opened() -> Hold:
        return hold(place, Limits(command_timeout_ms, memory_mb), wait_seconds=wait_seconds, on_wait=on_wait)

    return EmbeddedGraph(place, opened, guard)
