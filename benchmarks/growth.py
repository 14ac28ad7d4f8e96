"""What it costs to add articles to a small and to a large graph, side by side: the ledger and both embedded stores.

python -m benchmarks.growth --small 1000 --large 20000
"""

import os
import statistics
import tempfile
from itertools import islice
from pathlib import Path

import click

from graph.database import Database
from tests.generated import Item, generated

_ADDED = 200
_ROUNDS = 3


@click.command
@click.option("--small", default=1000, show_default=True)
@click.option("--large", default=20_000, show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), help="Where the graphs are made, or stand already.")
def main(small: int, large: int, folder: Path | None) -> None:
    """Add two hundred articles to each in turn, three times; CPU seconds (user and system), medians, and their ratio."""
    home = folder or Path(tempfile.mkdtemp())
    costs: dict[int, list[float]] = {small: [], large: []}
    opened = {size: _filled(home / str(size), size) for size in costs}
    more = _further(large)
    for at in range(_ROUNDS):
        # the articles' days lie behind the last of the large graph: they meet the same company in both
        batch = more[at * _ADDED : (at + 1) * _ADDED]
        for size, database in opened.items():
            costs[size].append(_cost(database, batch))
    medians = {size: statistics.median(seconds) for size, seconds in costs.items()}
    for size, seconds in medians.items():
        click.echo(f"{_ADDED} articles to {size:,}: {seconds:.2f} s")
    click.echo(f"ratio {medians[large] / medians[small]:.2f}")
    for database in opened.values():
        database.close()


def _filled(folder: Path, size: int) -> Database:
    fresh = not folder.exists()
    database = Database.open(folder)
    if fresh:
        database.ingest(generated(size))
    return database


def _further(large: int) -> list[Item]:
    return list(islice(generated(large + _ADDED * _ROUNDS), large, None))


def _cost(database: Database, batch: list[Item]) -> float:
    before = os.times()
    database.ingest(batch)
    after = os.times()
    return after.user - before.user + after.system - before.system


if __name__ == "__main__":
    main()
