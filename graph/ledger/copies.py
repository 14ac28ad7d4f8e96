"""Backups: a consistent copy of the ledger while others write, checked before it takes any place."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from graph.errors import LedgerError
from graph.ledger import audit, schema


def backup(connection: sqlite3.Connection, file: Path, *, force: bool) -> None:
    """Copy an open ledger into one file; it is there whole or not at all.

    Raises
    ------
    LedgerError
        When the file is there and `force` is false, cannot be written, or the copy is not sound.
    """
    if file.exists() and not force:
        raise LedgerError(f"{file} is there already; name another file, or replace it with --force")
    with _part(file) as part:
        _copy(connection, part)
        check(part)
        part.replace(file)


def restore(file: Path, path: Path) -> None:
    """Put a backup in the place of the ledger at `path`, or where none is; who has the old one open sees the new one from then on.

    Raises
    ------
    LedgerError
        When the backup is no ledger, is damaged, or was written by a newer elchi; then nothing is changed.
    """
    check(file)
    with _part(path) as part:
        with schema.translated(file), closing(_reading(file)) as source:
            _copy(source, part)
        check(part)
        if not _over(part, path):
            _exchange(part, path)


def check(file: Path) -> None:
    """Whether a file is a sound ledger that this elchi can read; raises as `restore` does."""
    if not file.is_file():
        raise LedgerError(f"{file}: no such file")
    with schema.translated(file), closing(_reading(file)) as opened:
        version = schema.version(opened)
        if problem := next(audit.integrity(opened), None):
            raise LedgerError(f"{file}: the copy is damaged ({problem})")
    if not version:
        raise LedgerError(f"{file}: a SQLite file, but no ledger of elchi")
    if version > (known := len(schema.steps())):
        raise LedgerError(f"{file}: the ledger has schema {version}, this elchi knows {known}; upgrade elchi")


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)


@contextmanager
def _part(file: Path) -> Iterator[Path]:
    """A place beside a file for what is to become it; nothing is left of a copy that came to nothing."""
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, file: Path) -> None:
    """All pages in one step, so that writers cannot come in between; in one file without a log beside it."""
    with schema.translated(file), closing(sqlite3.connect(file, isolation_level=None)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def _over(part: Path, path: Path) -> bool:
    """Write into a sound ledger, as one transaction; false where there is none."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path, timeout=schema.BUSY_SECONDS, isolation_level=None)) as target:
            target.execute("SELECT count(*) FROM sqlite_master")
            with closing(_reading(part)) as source:
                source.backup(target)
    except sqlite3.OperationalError as error:
        raise LedgerError(f"{path}: the ledger cannot be replaced ({error}); try again when no other elchi is writing") from error
    except sqlite3.DatabaseError:  # damaged beyond use
        return False
    return True


def _exchange(part: Path, path: Path) -> None:
    for log in ("-wal", "-shm"):
        path.with_name(path.name + log).unlink(missing_ok=True)
    part.replace(path)
