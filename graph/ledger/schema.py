"""The ledger's file: opened in WAL mode and brought to the present schema by numbered steps of SQL."""

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from graph.errors import BusyError, LedgerError

BUSY_SECONDS = 60.0
_PRAGMAS = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536", "PRAGMA temp_store = MEMORY")


def steps() -> list[str]:
    """The migrations in order; the schema's version is their number."""
    folder = files("graph.ledger") / "migrations"
    return [path.read_text("utf-8") for path in sorted(folder.iterdir(), key=lambda path: path.name) if path.name.endswith(".sql")]


def connect(path: Path, migrations: Sequence[str] | None = None) -> sqlite3.Connection:
    """Open the ledger at `path`, made or migrated where needed.

    Raises
    ------
    LedgerError
        When it cannot be opened, is no ledger, or was written by a newer elchi.
    BusyError
        When another process keeps writing for longer than a minute.
    """
    with translated(path):
        # used by one thread at a time; which one closes it is not told
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection, path, steps() if migrations is None else migrations)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of SQLite become ours, with the file's name and a way out."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BusyError(f"{path}: another process keeps writing to the ledger; try again when it is done") from error
        raise LedgerError(
            f"{path}: the ledger cannot be used ({error}); check that the folder exists, is writable and has space"
        ) from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path}: the ledger is damaged or not a ledger ({error}); restore it from a backup") from error


@contextmanager
def transaction(connection: sqlite3.Connection, mode: str = "IMMEDIATE") -> Iterator[None]:
    """All or nothing; `IMMEDIATE` takes the write lock at once, `DEFERRED` reads one state throughout."""
    connection.execute(f"BEGIN {mode}")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def version(connection: sqlite3.Connection) -> int:
    """The schema's version; 0 for a new file."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone() is None:
        return 0
    row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    return int(row[0])


def identity(connection: sqlite3.Connection) -> str:
    """The ledger's own id, drawn when it was first opened; a backup has the id of its ledger."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'id'").fetchone()
    return str(row[0])


def _prepare(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    if version(connection) != len(migrations):
        with transaction(connection):
            _migrate(connection, path, migrations)
    if connection.execute("SELECT 1 FROM meta WHERE key = 'id'").fetchone() is None:
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('id', ?)", (secrets.token_hex(16),))


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[str]) -> None:
    connection.execute("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    connection.execute("INSERT OR IGNORE INTO meta VALUES ('schema', '0')")
    present = version(connection)
    if present > len(migrations):
        raise LedgerError(f"{path}: the ledger has schema {present}, this elchi knows {len(migrations)}; upgrade elchi")
    for step in migrations[present:]:
        for statement in _statements(step):
            connection.execute(statement)
    connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (str(len(migrations)),))


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, because `executescript` would end the transaction."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
