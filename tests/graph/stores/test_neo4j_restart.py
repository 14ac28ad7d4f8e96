"""A server that is killed and started again in the middle of a load: the load waits and ends complete, or the next one goes on."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from graph.database import projections
from graph.database.projections import advance_graph
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.neo4j_local import DEFAULT_VERSION, LocalNeo4j
from graph.stores import cypher
from graph.stores.neo4j_server import ServerGraph, connect
from graph.stores.statements import WriteEdges
from tests.generated import generated

VERSION = os.environ.get("ELCHI_TEST_NEO4J_VERSION", DEFAULT_VERSION)
ARTICLES = 150


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LocalNeo4j]:
    with LocalNeo4j(tmp_path / "home", version=VERSION) as local:
        yield local


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Large enough for many transactions, which are small here."""
    monkeypatch.setattr(projections, "_KEYS_A_STEP", 2000)
    monkeypatch.setattr(cypher, "_TRANSACTION_ROWS", 1000)
    opened = Ledger.open(tmp_path / "ledger.sqlite")
    opened.put_many(generated(ARTICLES))
    yield opened
    opened.close()


def open_graph(server: LocalNeo4j, retry_seconds: float) -> ServerGraph:
    return connect(server.uri, server.username, server.password, retry_seconds=retry_seconds)


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


def test_a_load_outlives_a_server_that_is_killed_and_the_next_load_goes_on(
    server: LocalNeo4j, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    impatient = open_graph(server, retry_seconds=0.1)
    with monkeypatch.context() as patched:
        at_edge_batch(patched, 60, lambda: kill(server))
        with pytest.raises(StoreError, match="cannot be reached") as lost:
            advance_graph(ledger, impatient, lambda *done: told.append(done))
    assert "\n" not in str(lost.value)
    assert 0 < told[-1][0] < told[-1][1]
    impatient.close()
    server.stop()
    server.start()
    again: list[Future[None]] = []
    with ThreadPoolExecutor(1) as pool:
        patient = open_graph(server, retry_seconds=120)
        so_far = patient.mark().seq

        def restart() -> None:
            kill(server)
            server.stop()
            again.append(pool.submit(server.start))

        at_edge_batch(monkeypatch, 20, restart)
        advance_graph(ledger, patient, lambda *done: told.append(done))
        again[0].result()
    assert 0 < so_far < ledger.head()
    assert told[-1] == (ledger.pending(so_far),) * 2
    assert (patient.mark().seq, patient.counts()) == (ledger.head(), ledger.counts())
    assert keys(patient) == sorted(fact.key for fact in ledger.facts())
    patient.close()
