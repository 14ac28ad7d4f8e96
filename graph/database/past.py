"""What was known by a moment: a database of its own, made from the ledger as it stood then, and kept beside it for the next question."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from graph.database.database import Database
from graph.database.projections import OnWait
from graph.database.turns import turn
from graph.ledger import Ledger

if TYPE_CHECKING:
    from filelock import ReadWriteLock

# how many past states a folder keeps, beside those that are just asked
KEPT = 4


@contextmanager
def known_by(folder: Path, moment: datetime, *, projections: bool = True, on_wait: OnWait | None = None) -> Iterator[Database]:
    """The database as it would have answered at a moment, for reading: what was taken in, taken back and decided until then.

    It is kept in `FOLDER/known/<number of the change>` and removed once others were asked for since. Without `projections` only its
    ledger is sure to be complete.

    Raises
    ------
    LedgerError
        When there is no ledger in the folder, or it cannot be used.
    """
    with Database.open(folder, create=False, on_wait=on_wait) as opened:
        seq = opened.ledger.known_at(moment)
        if seq == opened.ledger.head():
            yield opened
            return
        with _kept(folder, seq, opened.ledger, on_wait or _silent) as home, Database.open(home, create=False, on_wait=on_wait) as then:
            if projections:
                then.catch_up()
            yield then


@contextmanager
def _kept(folder: Path, seq: int, ledger: Ledger, on_wait: OnWait) -> Iterator[Path]:
    """The folder of a past state, which nobody removes in the meantime."""
    made = folder / "known"
    made.mkdir(exist_ok=True)
    home = made / str(seq)
    in_use = _in_use(home)
    try:
        with turn(made, on_wait, wait=True):
            in_use.acquire_read()
            _prepare(ledger, seq, home)
            _forget(made, home)
        yield home
    finally:
        in_use.close()


def _prepare(ledger: Ledger, seq: int, home: Path) -> None:
    """Make the past state unless it is there; one of another history (the ledger was exchanged) is made anew."""
    if home.is_dir() and not _of(ledger, seq, home):
        shutil.rmtree(home)
    if not home.is_dir():
        part = home.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        ledger.copy_past(seq, part / "ledger.sqlite")
        part.rename(home)
    os.utime(home)


def _of(ledger: Ledger, seq: int, home: Path) -> bool:
    with closing(Ledger.open(home / "ledger.sqlite", create=False)) as then:
        return (then.id, then.change(seq)) == (ledger.id, ledger.change(seq))


def _forget(made: Path, home: Path) -> None:
    """Remove the states that were asked longest ago; one that another process is asking stays."""
    from filelock import Timeout

    states = sorted((path for path in made.iterdir() if path.is_dir() and path != home), key=lambda path: path.stat().st_mtime_ns)
    for state in states[: max(0, len(states) + 1 - KEPT)]:
        lock = _in_use(state)
        try:
            lock.acquire_write(blocking=False)  # nobody asks it now, and our turn keeps others from beginning to
        except Timeout:
            continue
        finally:
            lock.close()
        shutil.rmtree(state)
        state.with_suffix(".lock").unlink(missing_ok=True)


def _in_use(home: Path) -> "ReadWriteLock":
    from filelock import ReadWriteLock

    return ReadWriteLock(home.with_suffix(".lock"), is_singleton=False)


def _silent(_: str) -> None:
    pass
