"""One process at a time brings the projections of a folder up to date.

Two that did so at once could write facts of different ages over one another and still set the newest number.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from filelock import FileLock

OnWait = Callable[[str], None]
_POLL_SECONDS = 0.05


@contextmanager
def turn(folder: Path, on_wait: OnWait, *, wait: bool) -> Iterator[bool]:
    """Hold the folder's turn, which falls with the process; yields false when it is another's and we are not to wait."""
    from filelock import FileLock

    lock = FileLock(folder / "projections.lock", thread_local=False)
    if not _taken(lock, folder, on_wait, wait=wait):
        yield False
        return
    try:
        _holder(folder).write_text(str(os.getpid()), "ascii")
        yield True
    finally:
        lock.release()


def _taken(lock: "FileLock", folder: Path, on_wait: OnWait, *, wait: bool) -> bool:
    from filelock import Timeout

    told = False
    while True:
        try:
            lock.acquire(blocking=False)
        except Timeout:
            if not wait:
                return False
        else:
            return True
        if not told:
            on_wait(f"{folder}: waiting for process {_pid(folder)}, which is writing to the graph")
            told = True
        time.sleep(_POLL_SECONDS)


def _pid(folder: Path) -> str:
    try:
        return _holder(folder).read_text("ascii")
    except OSError:
        return "unknown"


def _holder(folder: Path) -> Path:
    return folder / "projections.pid"
