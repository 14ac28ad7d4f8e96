"""`elchi ingest`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from elchi.failures import OK, REFUSED, say
from elchi.options import db_option, neo4j_options, open_database, source_options, told
from graph.ledger import Outcome
from ingest.pipeline import Read, read_claims
from ingest.sources import Refusal


@click.command
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@source_options
@db_option
@neo4j_options
def command(
    paths: tuple[str, ...],
    db: Path,
    uri: str | None,
    neo4j_username: str,
    neo4j_password: str,
    database: str,
    **options: str | None,
) -> int:
    """Read articles, extract their claims, store them.

    PATH is a file (.txt .html .json .jsonl), a folder, or - for stdin. The id of each article is printed once the ledger holds it.

    \b
    Example:
      elchi ingest articles/ --published 2024-05-31 --home-state KGZ
    """
    tally = _Tally()
    items = tally.admitted(read_claims(paths, told(**options), sys.stdin.buffer))
    with open_database(db, create=True, uri=uri, username=neo4j_username, password=neo4j_password, database=database) as opened:
        opened.ingest(items, on_commit=tally.committed)
    return tally.close()


class _Tally:
    """Counts what became of the articles, and says it."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def admitted(self, found: Iterable[Read | Refusal]) -> Iterator[Read]:
        """The articles that were read; each refusal is a line."""
        for item in found:
            if isinstance(item, Refusal):
                self._counts["refused"] += 1
                say(f"refused: {item}")
            else:
                yield item

    def committed(self, outcomes: list[Outcome]) -> None:
        """The ledger holds these: acknowledge them."""
        for outcome in outcomes:
            self._counts[outcome.kind] += 1
            if outcome.kind == "refused":
                say(f"refused: {outcome.article}: {outcome.problem}")
            else:
                click.echo(outcome.article)
        sys.stdout.flush()

    def close(self) -> int:
        """Say the counts; the exit code."""
        say(", ".join(f"{self._counts[kind]} {kind}" for kind in ("new", "replaced", "unchanged", "refused")))
        return REFUSED if self._counts["refused"] else OK
