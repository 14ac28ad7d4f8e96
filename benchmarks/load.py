"""Loading a ledger into Neo4j side by side with the bare driver sending the same rows.

The bare side sends the statements that a load sends, in the same batches and transactions, over one session of its own; they are recorded
before the clock starts. The load also reads the ledger, puts facts together, and keeps its number. Both start from an emptied database with
its constraints, take turns, and are timed by the clock on the wall, because the server works too.

python -m benchmarks.load
python -m benchmarks.load --articles 2000 --write docs/neo4j.md
"""

import datetime
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from benchmarks.report import replaced, table
from graph.database.projections import _KEYS_A_STEP, advance_graph
from graph.ledger import Ledger
from graph.neo4j_local import LocalNeo4j
from graph.stores.cypher import _transactions
from graph.stores.neo4j_server import ServerGraph, connect
from graph.stores.statements import steps
from tests.generated import generated

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

Statement = tuple[str, dict[str, Any]]


class Load(msgspec.Struct, frozen=True):
    """Seconds of each round of both sides, for so many rows (nodes and edges)."""

    articles: int
    rows: int
    ours: list[float]
    bare: list[float]

    @property
    def rates(self) -> tuple[float, float]:
        """Rows a second, ours and the bare driver's, medians."""
        return self.rows / statistics.median(self.ours), self.rows / statistics.median(self.bare)

    @property
    def ratio(self) -> float:
        """Our rate as a share of the bare driver's, of the medians."""
        ours, bare = self.rates
        return ours / bare


class _Recorder:
    """Stands in the place of a transaction to an empty database."""

    def __init__(self) -> None:
        self.sent: list[Statement] = []

    def run(self, text: str, **parameters: Any) -> "_Recorder":
        self.sent.append((text, parameters))
        return self

    def consume(self) -> None:
        """Nothing comes back."""

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(())

    def single(self, *, strict: bool) -> dict[str, int]:
        """What the last statement made: all."""
        assert strict
        return {"made": len(self.sent[-1][1]["rows"])}


def recorded(ledger: Ledger) -> list[list[Statement]]:
    """The statements of a load, by transaction."""
    portions: list[list[Statement]] = []
    after = 0
    while after < ledger.head():
        until = ledger.stop(after, _KEYS_A_STEP)
        for portion in _transactions(steps(ledger.delta(after, until))):
            recorder: Any = _Recorder()
            for step in portion:
                step.run(recorder)
            portions.append(recorder.sent)
        after = until
    return portions


def send(driver: "Driver", portions: list[list[Statement]]) -> None:
    """What the bare driver does with them."""
    with driver.session(database="neo4j") as session:
        for portion in portions:
            session.execute_write(_run, portion)


def _run(tx: "ManagedTransaction", portion: list[Statement]) -> None:
    for text, parameters in portion:
        tx.run(text, parameters).consume()


def side_by_side(ledger: Ledger, graph: ServerGraph, *, rounds: int, articles: int) -> Load:
    """Measure both in turn; the first load of all makes the constraints and warms the server, and is not counted."""
    portions = recorded(ledger)
    advance_graph(ledger, graph)
    ours, bare = list[float](), list[float]()
    for _ in range(rounds):
        graph.clear()
        ours.append(_timed(lambda: advance_graph(ledger, graph)))
        graph.clear()
        bare.append(_timed(lambda: send(graph._driver, portions)))
    assert graph.counts() == ledger.counts()
    return Load(articles, sum(ledger.counts()), ours, bare)


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def as_markdown(load: Load, agent: str) -> str:
    """The report as a table."""
    ours, bare = load.rates
    head = (
        f"{load.articles} generated articles, {load.rows:,} nodes and edges, {agent}, "
        f"{datetime.datetime.now(datetime.UTC).date().isoformat()}; medians of {len(load.ours)} rounds in turn."
    )
    rows = (("the bare driver", f"{bare:,.0f}", "1.00"), ("`elchi load`", f"{ours:,.0f}", f"{load.ratio:.2f}"))
    return f"{head}\n\n{table('rate', ('what', 'rows a second', '× bare'), rows)}"


@contextmanager
def _server(uri: str | None, password: str) -> Iterator[ServerGraph]:
    """A server that is named, or one of our own for the time."""
    if uri:
        graph = connect(uri, "neo4j", password)
        yield graph
        graph.close()
        return
    with tempfile.TemporaryDirectory() as home, LocalNeo4j(Path(home)) as local:
        graph = connect(local.uri, local.username, local.password)
        yield graph
        graph.close()


@click.command(help=__doc__)
@click.option("--articles", default=1000, show_default=True, type=click.IntRange(1))
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--neo4j", "uri", help="A server whose database `neo4j` is ours; one is started when none is named.")
@click.option("--neo4j-password", envvar="NEO4J_PASSWORD", default="")
@click.option("--write", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The document whose section is replaced.")
def main(articles: int, rounds: int, uri: str | None, neo4j_password: str, write: Path | None) -> None:
    """Measure, then print or write."""
    with tempfile.TemporaryDirectory() as folder, _server(uri, neo4j_password) as graph:
        ledger = Ledger.open(Path(folder) / "ledger.sqlite")
        ledger.put_many(generated(articles))
        load = side_by_side(ledger, graph, rounds=rounds, articles=articles)
        agent = graph._driver.get_server_info().agent
        ledger.close()
    text = as_markdown(load, agent)
    click.echo(text)
    if write:
        write.write_text(replaced(write.read_text("utf-8"), "load", text), "utf-8")


if __name__ == "__main__":
    main()
