"""How long the explorer takes: to begin on the sample articles, and to show a state that has to do with thousands.

A page is asked for over HTTP from a server in a process of its own; what is told is the median of several rounds after the first, which is
told apart, because templates are read and compiled for it. The graph view is shown and filtered in Chromium (`benchmarks/picture.py`).

python -m benchmarks.explorer
python -m benchmarks.explorer --articles 5000 --write docs/explorer.md
"""

import datetime
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import httpx2
import msgspec

from benchmarks.picture import Shown, shown
from benchmarks.report import replaced, table
from graph.database import Database
from graph.explore.live import LiveGraph
from graph.explore.parts import around
from graph.identity import state_key
from graph.ledger import Ledger
from ingest.pipeline import claims_of
from ingest.samples import articles as samples
from ingest.sources import Refusal
from tests.generated import generated

_ELCHI = (sys.executable, "-c", "from elchi.cli import main; main()")
_STATE = "KGZ"
_PAGES = {
    "the state": f"/state/{_STATE}",
    "the state, officials on a day": f"/state/{_STATE}?on=2015-06-01",
    "the state and one partner": f"/pair/KAZ/{_STATE}",
    "an organisation": "/organization/UN",
    "search": "/?q=japarov",
}


class Timed(msgspec.Struct, frozen=True):
    """Seconds for a page, the first time and the median of the rounds after it; `size` in bytes."""

    name: str
    size: int
    first: float
    median: float


@contextmanager
def served(db: Path) -> Iterator[tuple[str, float]]:
    """The address of a server, and the seconds from its start until it listens."""
    began = time.monotonic()
    command = [*_ELCHI, "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        address = process.stderr.readline().split()[1]
        yield address, time.monotonic() - began
        process.terminate()


def timed(browser: httpx2.Client, name: str, address: str, rounds: int) -> Timed:
    """A page, asked for again and again."""
    took = []
    for _ in range(rounds + 1):
        began = time.monotonic()
        answer = browser.get(address)
        took.append(time.monotonic() - began)
        answer.raise_for_status()
    return Timed(name, len(answer.content), took[0], statistics.median(took[1:]))


def as_markdown(starts: list[float], size: tuple[int, int, int], large: float, pages: list[Timed], picture: Shown) -> str:
    """The figures as Markdown; `size` are the state's neighbours, nodes and edges of the large database, `large` its start in seconds."""
    neighbours, nodes, edges = size
    date = datetime.datetime.now(datetime.UTC).date()
    head = (
        f"{date}; Python {sys.version.split()[0]}. `elchi serve` listens after {statistics.median(starts):.2f} s on the sample articles "
        f"(of {len(starts)} starts the slowest took {max(starts):.2f} s). The pages below are of {nodes:,} nodes and {edges:,} edges, "
        f"the state's of {neighbours:,} neighbours; there `elchi serve` listens after {large:.1f} s.\n\n{picture.as_markdown()}"
    )
    rows = ((one.name, f"{one.size / 1000:.0f}", f"{one.first:.2f}", f"{one.median:.2f}") for one in pages)
    return f"{head}\n\n{table('Pages', ('page', 'kB', 'first time, s', 'then, s'), rows)}"


@click.command(help=__doc__)
@click.option("--articles", default=4500, show_default=True, type=click.IntRange(100))
@click.option("--rounds", default=5, show_default=True, type=click.IntRange(1))
@click.option("--write", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The document whose section is replaced.")
def main(articles: int, rounds: int, write: Path | None) -> None:
    """Measure, then print or write."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small", Path(folder) / "large"
        starts = _starts(small, rounds)
        size = _filled(large, articles)
        with served(large) as (address, start), httpx2.Client(base_url=address, timeout=60) as browser:
            pages = [timed(browser, name, page, rounds) for name, page in _PAGES.items()]
            picture = shown(address.rstrip("/"))
    text = as_markdown(starts, size, start, pages, picture)
    click.echo(text)
    if write:
        write.write_text(replaced(write.read_text("utf-8"), "explorer", text), "utf-8")


def _starts(db: Path, rounds: int) -> list[float]:
    """Seconds of starts on the sample articles."""
    with Database.open(db) as database:
        database.ingest(item for item in claims_of(samples()) if not isinstance(item, Refusal))
    told = []
    for _ in range(rounds):
        with served(db) as (_, took):
            told.append(took)
    return told


def _filled(db: Path, articles: int) -> tuple[int, int, int]:
    """Neighbours of the state, nodes and edges of so many generated articles."""
    db.mkdir()
    ledger = Ledger.open(db / "ledger.sqlite")
    ledger.put_many(generated(articles))
    graph = LiveGraph()
    graph.follow(ledger)
    ledger.close()
    return around(graph, state_key(_STATE), limit=1).total, *graph.counts()


if __name__ == "__main__":
    main()
