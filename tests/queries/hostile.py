"""The ways in for whoever asks freely, and what must stay as it is whatever they ask."""

import hashlib
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from graph.database import Database, Openers, server
from graph.stores.cypher import CypherGraph
from graph.stores.quads import QuadFile
from ingest.samples import articles
from tests.elchi.runner import run, write
from tests.stores_fixtures import Neo4jServer

LANGUAGES = {"arcadedb": "cypher", "neo4j": "cypher", "oxigraph": "sparql"}
_NODES = "MATCH (n) RETURN labels(n) AS l, properties(n) AS p"
_EDGES = "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b"
_SCHEMA = "SHOW INDEXES YIELD name RETURN name"
SECRET = "what-only-the-file-outside-says"


@dataclass(frozen=True)
class Hostile:
    """A question that must not be answered."""

    name: str
    language: str
    endless: bool
    text: str


def hostile() -> list[Hostile]:
    told = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return [Hostile(one["name"], one["language"], one.get("endless", False), one.get("text") or _repeated(**one["repeat"])) for one in told]


def _repeated(head: str, left: str, times: int, middle: str, right: str, tail: str = "") -> str:
    return head + left * times + middle + right * times + tail


class Listener:
    """Counts who connects to a port of this machine."""

    def __init__(self) -> None:
        self.connections = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()

    def close(self) -> None:
        self._socket.close()


class Way:
    """A way to ask an engine freely; `refusal` is what whoever asks reads, in lines."""

    def __init__(self, engine: str, folder: Path, neo4j: Neo4jServer | None) -> None:
        self.engine = engine
        self.folder = folder
        self._neo4j = neo4j

    def refusal(self, text: str, timeout: float) -> str:
        """What whoever asks reads in place of an answer."""
        raise NotImplementedError

    def ordinary(self) -> bool:
        """Whether an ordinary question is answered."""
        raise NotImplementedError

    def opened(self) -> Database:
        """With the engine's property graph, where it has one."""
        found = self._neo4j
        return Database.open(self.folder, openers=server(found.uri, found.username, found.password) if found else Openers())

    def digest(self) -> str:
        """Of all that the engine holds, read by the owner."""
        with self.opened() as opened:
            parts = _graph_parts(opened.graph()) if self.engine != "oxigraph" else _quad_parts(opened.quads())
        return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()


def _graph_parts(graph: Any) -> list[str]:
    assert isinstance(graph, CypherGraph)
    with graph._driver.session(database=graph._database) as session:
        return [str(sorted(record.data().items())) for text in (_NODES, _EDGES, _SCHEMA) for record in session.run(text)]


def _quad_parts(quads: Any) -> list[str]:
    assert isinstance(quads, QuadFile)
    return list(map(str, quads.quads()))


class StoreWay(Way):
    """The stores' Python API."""

    def refusal(self, text: str, timeout: float) -> str:
        from graph.errors import QueryError

        with self.opened() as opened:
            try:
                answer = self._store(opened).ask_untrusted(text, timeout=timeout)
            except QueryError as error:
                return str(error)
        raise AssertionError(f"answered: {answer.rows[:3]}")

    def ordinary(self) -> bool:
        text = "ASK { ?s ?p ?o }" if self.engine == "oxigraph" else "MATCH (s:State) RETURN s.code LIMIT 1"
        with self.opened() as opened:
            return self._store(opened).ask(text).rows != []

    def _store(self, opened: Database) -> QuadFile | CypherGraph:
        store = opened.quads() if self.engine == "oxigraph" else opened.graph()
        assert isinstance(store, (QuadFile, CypherGraph))
        return store


class CommandWay(Way):
    """The command line; the text comes from stdin, where no system limits its length."""

    def refusal(self, text: str, timeout: float) -> str:
        done = run("query", f"--{LANGUAGES[self.engine]}", "-", "--timeout", str(timeout), *self._options(), stdin=text)
        assert (done.code, done.out) == (2, "")
        return done.err.removeprefix("elchi: ").removesuffix("\n")

    def ordinary(self) -> bool:
        done = run("query", "relations-between", "--a", "KGZ", "--b", "KAZ", "--lang", LANGUAGES[self.engine], *self._options())
        return (done.code, done.err) == (0, "") and len(done.out.splitlines()) > 1

    def _options(self) -> list[str]:
        found = self._neo4j
        neo4j = ["--neo4j", found.uri, "--neo4j-username", found.username, "--neo4j-password", found.password] if found else []
        return ["--db", str(self.folder), *neo4j]


WAYS: dict[str, Callable[[str, Path, Neo4jServer | None], Way]] = {"store": StoreWay, "command": CommandWay}


def way_in(name: str, engine: str, folder: Path, neo4j: Neo4jServer | None) -> Way:
    """A way to an engine that holds the samples; they are loaded unless the folder is there."""
    way = WAYS[name](engine, folder / "db", neo4j)
    if not folder.exists():
        folder.mkdir(parents=True)
        done = run("ingest", write(folder / "articles.jsonl", articles()), "--db", folder / "db")
        assert done.code == 0
        with way.opened() as opened:
            opened.catch_up()
    return way


def secret(folder: Path) -> Path:
    """A file outside, which the server's user too may read."""
    path = folder / "secret.csv"
    path.write_text(SECRET + "\n", "utf-8")
    os.chmod(path, 0o644)  # noqa: PTH101
    return path
