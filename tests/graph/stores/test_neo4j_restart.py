"""A connection that is cut and a server that is killed in the middle of a load: it waits and ends complete, or the next one goes on."""

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from graph.claims import Meeting, Role
from graph.database import projections
from graph.database.projections import advance_graph
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.neo4j_local import DEFAULT_VERSION, SHORT_LIVED, LocalNeo4j
from graph.stores import cypher
from graph.stores.neo4j_server import ServerGraph, connect
from graph.stores.statements import WriteEdges
from tests.generated import generated

VERSION = os.environ.get("ELCHI_TEST_NEO4J_VERSION", DEFAULT_VERSION)
ARTICLES = 150


class Relay:
    """Passes on what comes and goes between its own port and another of this machine, until it is cut."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._sockets = [socket.create_server(("127.0.0.1", 0))]
        self.uri = f"bolt://127.0.0.1:{self._sockets[0].getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def cut(self) -> None:
        """Nobody is connected any more, and nobody can connect."""
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                pair = self._sockets[0].accept()[0], socket.create_connection(("127.0.0.1", self._port))
                self._sockets += pair
                for one, other in (pair, pair[::-1]):
                    threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(1 << 16):
                other.sendall(data)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LocalNeo4j]:
    with LocalNeo4j(tmp_path / "home", version=VERSION, java_options=SHORT_LIVED) as local:
        yield local


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Large enough for many transactions, which are small here; of few kinds, because a server just started reads each new text slowly."""
    monkeypatch.setattr(projections, "_KEYS_A_STEP", 1500)
    monkeypatch.setattr(cypher, "_TRANSACTION_ROWS", 1000)
    opened = Ledger.open(tmp_path / "ledger.sqlite")
    opened.put_many((article, [c for c in claims if isinstance(c, (Meeting, Role))]) for article, claims in generated(ARTICLES))
    yield opened
    opened.close()


def open_graph(server: LocalNeo4j, retry_seconds: float, uri: str | None = None) -> ServerGraph:
    return connect(uri or server.uri, server.username, server.password, retry_seconds=retry_seconds)


def kill(server: LocalNeo4j) -> None:
    assert server.pid
    os.kill(server.pid, signal.SIGKILL)


def keys(graph: ServerGraph) -> list[str]:
    query = "MATCH (n) WHERE NOT n:ElchiProjection RETURN n.id AS k UNION ALL MATCH ()-[r]->() RETURN r.key AS k"
    return sorted(str(key) for (key,) in graph.ask(query).rows)


def at_edge_batch(monkeypatch: pytest.MonkeyPatch, number: int, work: Callable[[], None]) -> None:
    """Do something once, within the transaction of that batch of edges: after its statement and before the commit."""
    run, seen = WriteEdges.run, iter(range(1, 1_000_000))

    def counted(step: WriteEdges, tx: Any) -> None:
        run(step, tx)
        if next(seen) == number:
            work()

    monkeypatch.setattr(WriteEdges, "run", counted)


def test_a_load_that_is_cut_off_is_gone_on_with_and_outlives_a_server_that_is_killed(
    server: LocalNeo4j, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    relay = Relay(int(server.uri.rpartition(":")[2]))
    impatient = open_graph(server, retry_seconds=0.1, uri=relay.uri)
    with monkeypatch.context() as patched:
        at_edge_batch(patched, 20, relay.cut)
        with pytest.raises(StoreError, match="cannot be reached") as lost:
            advance_graph(ledger, impatient, lambda *done: told.append(done))
    assert "\n" not in str(lost.value)
    assert 0 < told[-1][0] < told[-1][1]
    impatient.close()
    again: list[Future[None]] = []
    with ThreadPoolExecutor(1) as pool:
        patient = open_graph(server, retry_seconds=120)
        so_far = patient.mark().seq

        def restart() -> None:
            kill(server)
            server.stop()
            again.append(pool.submit(server.start))

        at_edge_batch(monkeypatch, 5, restart)
        advance_graph(ledger, patient, lambda *done: told.append(done))
        again[0].result()
    assert 0 < so_far < ledger.head()
    assert told[-1] == (ledger.pending(so_far),) * 2
    assert (patient.mark().seq, patient.counts()) == (ledger.head(), ledger.counts())
    assert keys(patient) == sorted(fact.key for fact in ledger.facts())
    patient.close()
