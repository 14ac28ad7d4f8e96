"""Who holds the folder of the embedded engine: the first process runs it, the others join it over its port.

A lock file is held by the owner for its life and falls with the process, however that ends; the run file beside it says where the
engine answers and with which secrets. A run file without a held lock is a leftover.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graph.errors import BusyError
from graph.stores.driver_errors import quiet_driver
from graph.stores.embedded_engine import READER, WRITER, Engine, Limits, Secrets, start, write_private

if TYPE_CHECKING:
    from filelock import FileLock
    from neo4j import Driver

_POLL_SECONDS = 0.05
OnWait = Callable[[str], None]


class RunFile(msgspec.Struct, frozen=True):
    """Who holds the folder; without port and secrets while the engine starts."""

    pid: int
    port: int | None = None
    secrets: Secrets | None = None


class Hold:
    """A way to the engine of a folder: our own engine with its lock, or another process's.

    `left_open` when the process that ran the engine before ours ended without stopping it.
    """

    def __init__(
        self, folder: Path, run: RunFile, lock: FileLock | None = None, engine: Engine | None = None, *, left_open: bool = False
    ) -> None:
        self._folder = folder
        self.left_open = left_open
        self._lock = lock
        self._engine = engine
        self.run = run

    @property
    def owner(self) -> bool:
        """Whether the engine runs in this process for this hold."""
        return self._engine is not None

    def drivers(self) -> tuple[Driver, Driver]:
        """A driver that may write and one that can only read."""
        assert self.run.port
        assert self.run.secrets
        return _driver(self.run.port, WRITER, self.run.secrets.writer), _driver(self.run.port, READER, self.run.secrets.reader)

    def release(self) -> None:
        """Stop our engine, if it is ours, and let the next one in; safe to call twice."""
        if self._engine and self._lock:
            (self._folder / "engine.json").unlink(missing_ok=True)
            self._engine.stop()
            self._lock.release()
        self._engine = None


def hold(folder: Path, limits: Limits, *, wait_seconds: float, on_wait: OnWait) -> Hold:
    """Take the folder, or join who has it.

    Raises
    ------
    BusyError
        When another process holds the folder and does not answer in `wait_seconds`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + wait_seconds
    told = False
    while True:
        found = _taken(folder, limits) or _joined(folder)
        if found:
            return found
        holder = _holder(folder)
        if time.monotonic() > end:
            raise BusyError(f"{folder}: {holder} holds the graph and does not answer; wait for it to end, or end it")
        if not told:
            on_wait(f"{folder}: waiting for {holder}, which holds the graph")
            told = True
        time.sleep(_POLL_SECONDS)


def _taken(folder: Path, limits: Limits) -> Hold | None:
    from filelock import FileLock, Timeout

    lock = FileLock(folder / "engine.lock", thread_local=False, blocking=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    with _released_on_error(lock):
        left_open = (folder / "engine.json").exists()
        _write(folder, RunFile(os.getpid()))
        engine = start(folder, limits)
        run = RunFile(os.getpid(), engine.port, engine.secrets)
        _write(folder, run)
        return Hold(folder, run, lock, engine, left_open=left_open)


@contextmanager
def _released_on_error(lock: FileLock) -> Iterator[None]:
    try:
        yield
    except BaseException:
        lock.release()
        raise


def _joined(folder: Path) -> Hold | None:
    from neo4j.exceptions import DriverError, Neo4jError

    run = _read(folder)
    if run is None or run.port is None or run.secrets is None:
        return None
    try:
        with _driver(run.port, READER, run.secrets.reader) as driver:
            driver.verify_connectivity()
    except (DriverError, Neo4jError):
        return None
    return Hold(folder, run)


def _driver(port: int, user: str, secret: str) -> Driver:
    from neo4j import GraphDatabase

    quiet_driver()
    # short retries: who joined an engine that has ended looks for the next one soon
    return GraphDatabase.driver(
        f"bolt://127.0.0.1:{port}",
        auth=(user, secret),
        user_agent="elchi",
        notifications_min_severity="OFF",
        max_transaction_retry_time=1.0,
        initial_retry_delay=0.05,
        telemetry_disabled=True,
    )


def _holder(folder: Path) -> str:
    run = _read(folder)
    return f"process {run.pid}" if run else "another process"


def _read(folder: Path) -> RunFile | None:
    try:
        return msgspec.json.decode((folder / "engine.json").read_bytes(), type=RunFile)
    except (OSError, msgspec.DecodeError):
        return None


def _write(folder: Path, run: RunFile) -> None:
    write_private(folder / "engine.json", msgspec.json.encode(run).decode())
