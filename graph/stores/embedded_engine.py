"""The embedded engine: ArcadeDB in this process, with a loopback port that speaks Neo4j's protocol.

What is set here was measured; the engine's defaults let LOAD CSV read any file, let a session that asks to read write, ignore the
driver's timeouts and log to the terminal. The native library reads its environment once a process, before its first use.
"""

import base64
import hashlib
import json
import os
import secrets
import socket
from pathlib import Path
from typing import Any

import msgspec

from graph.errors import StoreError

DATABASE = "elchi"
WRITER, READER = "writer", "reader"
# secrets of 256 random bits need no stretching; the engine hashes once a connection
_ITERATIONS = 1000
_RECORDS = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
_NO_CSV = "-Darcadedb.opencypher.loadCsv.allowFileUrls=false -Darcadedb.opencypher.loadCsv.allowRemoteUrls=false"
_BOLT = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
# the port is found free and then taken by the engine: another program may come between
_PORT_TRIES = 5


class Secrets(msgspec.Struct, frozen=True):
    """The passwords of one run: of the user who writes and of the one who can only read."""

    writer: str
    reader: str


class Limits(msgspec.Struct, frozen=True):
    """When a statement is ended, in milliseconds, and how much memory the engine may take, in MB; null for what the machine has.

    The memory is that of the process: the first engine in it decides.
    """

    command_timeout_ms: int
    memory_mb: int | None = None


class Engine:
    """A running engine; `port` is where it answers."""

    def __init__(self, server: Any, port: int, passwords: Secrets) -> None:
        self._server = server
        self.port = port
        self.secrets = passwords

    def stop(self) -> None:
        """Stop the engine, all committed data on disk."""
        self._server.stop()


def start(folder: Path, limits: Limits) -> Engine:
    """Start the engine on a folder that no other process holds.

    Raises
    ------
    StoreError
        When this platform has no wheel of the engine, or the engine refuses the folder.
    """
    passwords = Secrets(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
    _write_security(folder / "config", passwords, limits.command_timeout_ms)
    _set_environment(folder, limits.memory_mb)
    errors: list[str] = []
    for _ in range(_PORT_TRIES):
        port = _free_port()
        try:
            return Engine(_served(folder, port, limits.command_timeout_ms), port, passwords)
        except StoreError as error:
            errors.append(str(error))
    raise StoreError(f"{folder}: the embedded graph does not start: {errors[-1]}")


def _served(folder: Path, port: int, command_timeout_ms: int) -> Any:
    arcadedb = _library()
    settings = {"server_plugins": _BOLT, "bolt_port": port, "http_port": 0, "txWalFlush": 2}
    server = arcadedb.create_server(str(folder), config=settings)
    try:
        server.start()
        database = server.create_database(DATABASE)  # opens one that is there
        # beside the readers' own limit, which only matching heeds; this one ends every statement, also one that writes
        database.command("sql", f"ALTER DATABASE `arcadedb.command.timeout` {command_timeout_ms}")
    except arcadedb.ArcadeDBError as error:
        server.stop()
        raise StoreError(str(error).splitlines()[0]) from error
    return server


def _library() -> Any:
    try:
        import arcadedb
    except ImportError as error:
        raise StoreError(f"the embedded graph is not available on this platform ({error}); name a Neo4j server with --neo4j URI") from error
    return arcadedb


def _set_environment(folder: Path, memory_mb: int | None) -> None:
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    os.environ["ARCADEDB_LOG_DIR"] = str(folder / "log")
    os.environ["ARCADEDB_NATIVE_ISOLATE_ARGS"] = f"{_NO_CSV} -Xmx{memory_mb}m" if memory_mb else _NO_CSV


def _write_security(config: Path, passwords: Secrets, command_timeout_ms: int) -> None:
    """Users and groups, before the server starts: it makes an all-mighty root with a default file else."""
    config.mkdir(parents=True, exist_ok=True)
    users = [_user(WRITER, passwords.writer, "admin"), _user(READER, passwords.reader, "reader")]
    groups = {
        "admin": _group(_RECORDS, ["updateSecurity", "updateSchema", "updateDatabaseSettings"]),
        "reader": _group(["readRecord"], [], command_timeout_ms),
        "*": _group([], []),
    }
    write_private(config / "server-users.jsonl", "".join(json.dumps(u) + "\n" for u in users))
    write_private(config / "server-groups.json", json.dumps({"databases": {"*": {"groups": groups}}, "version": 2}))


def _user(name: str, password: str, group: str) -> dict[str, Any]:
    salt = base64.b64encode(secrets.token_bytes(24)).decode()
    digest = base64.b64encode(hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), _ITERATIONS, 32)).decode()
    return {"name": name, "password": f"PBKDF2WithHmacSHA256${_ITERATIONS}${salt}${digest}", "databases": {"*": [group]}}


def _group(records: list[str], access: list[str], timeout_ms: int = -1) -> dict[str, Any]:
    return {"resultSetLimit": -1, "readTimeout": timeout_ms, "access": access, "types": {"*": {"access": records}}}


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    new.replace(path)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
