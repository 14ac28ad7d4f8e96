"""Every canned question on the three engines, in a graph of 20,000 generated articles side by side with one of 2,000.

A time is that of one process: the question is bound, sent, answered and its rows are typed, as `elchi query` does once it runs; the start
of a process is not counted. The first runs on both graphs, which plan the text and fetch what it touches, are not counted either. A round
asks the large graph, the small one and the yardstick in turn; a time is the median of its rounds, and a multiple the median of what it was
in each round, so that a busy machine weighs on both sides of it.

A local question is asked about a corner that both graphs have alike (`benchmarks.hamlet`): its cost must be that of its answer and not
that of the graph. It is held against the point look-up on the same engine. A global question is asked of all there is, and held against
the reference aggregate (`benchmarks.yardsticks`). What a local question costs where the answer is large is told apart: about whom
articles tell of oftenest.

python -m benchmarks.questions --folder FOLDER --write docs/speed.md

The graphs are made in the folder, which takes a while, and kept there for the next time.
"""

import datetime
import math
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import click
import msgspec

from benchmarks.hamlet import hamlet
from benchmarks.report import replaced, table
from benchmarks.yardsticks import aggregate, look_up
from graph.database.projections import advance_graph, advance_quads
from graph.errors import ElchiError, QueryError
from graph.identity import claim_key
from graph.ledger import Ledger
from graph.neo4j_local import LocalNeo4j
from graph.stores.embedded import open_embedded
from graph.stores.neo4j_server import connect
from graph.stores.quads import QuadFile
from queries.catalog import catalog, question
from queries.records import Question
from queries.runner import ask, ask_rdf
from tests.generated import Item, generated
from tests.scale.asking import ways

Parameters = dict[str, Any]
Ask = Callable[[Question, Parameters], int]
ENGINES = ("ArcadeDB", "Neo4j", "SPARQL")
# what is allowed: times the yardstick, times the small graph, seconds
LOCAL, GLOBAL, GROWTH, LONGEST = 50.0, 5.0, 1.5, 10.0
# after so many seconds no further round begins
_PATIENCE = 5.0
# a question that takes longer is given up
_LIMITS: dict[str, Any] = {"max_rows": 10_000_000, "timeout": 60.0}
# the generated articles from which the busiest are drawn
_DRAWN = 2000


class Cost(msgspec.Struct, frozen=True):
    """What a question costs on one engine, in seconds, infinite where it was given up; `rows` are those of the small graph.

    `large` is the time in the large graph, `multiple` how many times the yardstick that is, `growth` how many times the small graph.
    `busiest` where it is local: about whom articles tell of oftenest.
    """

    rows: int
    large: float
    multiple: float
    growth: float
    busiest: float | None

    def misses(self, scope: str) -> Iterator[str]:
        """The bounds that do not hold."""
        if self.multiple > (LOCAL if scope == "local" else GLOBAL):
            yield "yardstick"
        if scope == "local" and self.growth > GROWTH:
            yield "growth"
        if max(self.large, self.busiest or 0) > LONGEST:
            yield "10 s"


class Graphs:
    """The engines of a small and a large graph, each asked by a callable that tells the number of rows."""

    def __init__(self, folder: Path, sizes: tuple[int, int], engines: Sequence[str], opened: ExitStack) -> None:
        self.sizes = sizes
        self.items = list(generated(_DRAWN))
        self.hamlet = hamlet()
        small, large = (self._open(folder / str(size), size, engines, opened) for size in sizes)
        self.asks = {name: (small[name], large[name]) for name in engines}

    def _open(self, folder: Path, size: int, engines: Sequence[str], opened: ExitStack) -> dict[str, Ask]:
        folder.mkdir(parents=True, exist_ok=True)
        ledger = opened.enter_context(closing(Ledger.open(folder / "ledger.sqlite", create=True)))
        # the hamlet's articles again where they are there: graphs made before it grew get the rest
        ledger.put_many([*self.hamlet, *(() if ledger.head() else generated(size))])
        makers = {"ArcadeDB": _embedded, "Neo4j": _server, "SPARQL": _quads}
        return {name: makers[name](folder, ledger, opened) for name in engines}

    def parameters(self, asked: Question, items: Sequence[Item]) -> Parameters:
        """What a question is told about these articles: what it needs, else its first parameter; the first that has an answer."""
        wanted = {name for name, told in asked.parameters.items() if told.required} or {next(iter(asked.parameters))}
        told = [way for way in ways(asked, items) if way.keys() == wanted]
        small, _ = next(iter(self.asks.values()))
        return next((way for way in told if small(asked, way)), told[0])


def _embedded(folder: Path, ledger: Ledger, opened: ExitStack) -> Ask:
    graph = open_embedded(folder / "graph")
    opened.callback(graph.close)
    advance_graph(ledger, graph)
    return lambda asked, told: len(ask(asked, told, graph=graph, **_LIMITS).rows)


def _server(folder: Path, ledger: Ledger, opened: ExitStack) -> Ask:
    local = opened.enter_context(LocalNeo4j(folder / "neo4j"))
    graph = connect(local.uri, local.username, local.password)
    opened.callback(graph.close)
    advance_graph(ledger, graph)
    return lambda asked, told: len(ask(asked, told, graph=graph, **_LIMITS).rows)


def _quads(folder: Path, ledger: Ledger, opened: ExitStack) -> Ask:
    quads = QuadFile(folder / "rdf")
    opened.callback(quads.close)
    advance_quads(ledger, quads)
    return lambda asked, told: len(ask_rdf(asked, told, quads=quads, **_LIMITS).rows)


def costs(graphs: Graphs, asked: Question, rounds: int) -> dict[str, Cost]:
    """What a question costs on each engine."""
    if asked.scope == "global":
        return {name: _cost(pair, asked, {}, (aggregate(), {}), rounds) for name, pair in graphs.asks.items()}
    told, busy = graphs.parameters(asked, graphs.hamlet), graphs.parameters(asked, graphs.items)
    point = look_up(), {"claim": claim_key(graphs.hamlet[0][1][0].id)}
    found = {name: _cost(pair, asked, told, point, rounds) for name, pair in graphs.asks.items()}
    return {name: msgspec.structs.replace(one, busiest=_timed(graphs.asks[name][1], asked, busy)) for name, one in found.items()}


def _cost(pair: tuple[Ask, Ask], asked: Question, told: Parameters, yardstick: tuple[Question, Parameters], rounds: int) -> Cost:
    small, large = pair
    rows = small(asked, told)
    works = ((large, asked, told), (small, asked, told), (large, *yardstick))
    for work in works[::2]:
        _timed(*work)
    times: tuple[list[float], ...] = ([], [], [])
    began = time.perf_counter()
    while not times[0] or (len(times[0]) < rounds and time.perf_counter() - began < _PATIENCE):
        for work, spent in zip(works, times, strict=True):
            spent.append(_timed(*work))
    over_large, over_small, yard = times
    return Cost(rows, statistics.median(over_large), _multiple(over_large, yard), _multiple(over_large, over_small), None)


def _multiple(times: list[float], others: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(times, others, strict=True))


def _timed(engine: Ask, asked: Question, told: Parameters) -> float:
    began = time.perf_counter()
    try:
        engine(asked, told)
    except QueryError:  # it took too long
        return math.inf
    return time.perf_counter() - began


def as_markdown(found: dict[str, dict[str, Cost]], sizes: tuple[int, int]) -> str:
    """The report as two tables, and what does not hold."""
    small, large = sizes
    engines = list(next(iter(found.values())))
    head = f"{large:,} generated articles beside {small:,}, {datetime.datetime.now(datetime.UTC).date().isoformat()}; times in ms, medians."
    parts = [head]
    for scope, bound in (
        ("local", f"≤ {LOCAL:.0f} × the point look-up, ≤ {GROWTH} × the time at {small:,}"),
        ("global", f"≤ {GLOBAL:.0f} × the reference aggregate"),
    ):
        names = [name for name in found if question(name).scope == scope]
        columns = ["question", "rows", *engines, *(f"× yardstick {name}" for name in engines)]
        columns += [*(f"× {small:,} {name}" for name in engines), *(f"busiest {name}" for name in engines)] if scope == "local" else []
        parts += [table(f"{scope} questions", columns, (_row(name, found[name], scope) for name in names if names)), f"Bound: {bound}."]
    missed = [
        f"- {name}, {engine}: {', '.join(what)}"
        for name, row in found.items()
        for engine, one in row.items()
        if (what := list(one.misses(question(name).scope)))
    ]
    return "\n\n".join(
        [
            *parts,
            "Bounds that do not hold:\n\n" + "\n".join(missed)
            if missed
            else f"All bounds hold, and none takes longer than {LONGEST:.0f} s.",
        ]
    )


def _row(name: str, row: dict[str, Cost], scope: str) -> list[str]:
    found = list(row.values())
    cells = [name, f"{found[0].rows:,}", *(f"{one.large * 1e3:,.1f}" for one in found), *(f"{one.multiple:.1f}" for one in found)]
    if scope == "local":
        cells += [*(f"{one.growth:.2f}" for one in found), *(f"{(one.busiest or 0) * 1e3:,.0f}" for one in found)]
    return cells


@click.command(help=__doc__)
@click.option("--folder", required=True, type=click.Path(path_type=Path, file_okay=False), help="Where the graphs are kept.")
@click.option("--sizes", default=(2000, 20000), show_default=True, type=(int, int), help="Articles of the small and the large graph.")
@click.option("--engine", "engines", multiple=True, default=ENGINES, show_default=True, type=click.Choice(ENGINES))
@click.option("--question", "names", multiple=True, type=click.Choice(sorted(catalog())), help="Only these.")
@click.option("--rounds", default=25, show_default=True, type=click.IntRange(1))
@click.option("--write", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The document whose section is replaced.")
def main(folder: Path, sizes: tuple[int, int], engines: tuple[str, ...], names: tuple[str, ...], rounds: int, write: Path | None) -> None:
    """Measure, then print or write."""
    found: dict[str, dict[str, Cost]] = {}
    with ExitStack() as opened:
        try:
            graphs = Graphs(folder, sizes, engines, opened)
            for name in names or sorted(catalog()):
                found[name] = costs(graphs, question(name), rounds)
                click.echo(f"{name}: {found[name]}", err=True)
        except ElchiError as wrong:
            raise click.ClickException(str(wrong)) from wrong
    text = as_markdown(found, sizes)
    click.echo(text)
    if write:
        write.write_text(replaced(write.read_text("utf-8"), "questions", text), "utf-8")


if __name__ == "__main__":
    main()
