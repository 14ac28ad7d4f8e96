"""`elchi ingest`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from elchi.failures import OK, REFUSED, say
from elchi.options import db_option, form_option, neo4j_options, open_database, source_options, told
from graph.ledger import Outcome
from ingest.pipeline import Read, read_claims
from ingest.sources import Refusal


@click.command
@click.argument("paths", nargs=-1, metavar="PATH…")
@click.option("--again", is_flag=True, help="In place of PATH: the stored articles, by the language packs of today.")
@click.option("--dry-run", is_flag=True, help="With --again: tell what would change, and write nothing.")
@form_option
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
    form: str | None,
    *,
    again: bool,
    dry_run: bool,
    **options: str | None,
) -> int:
    """Read articles, extract their claims, store them.

    PATH is a file (.txt .html .json .jsonl), a folder, or - for stdin. The id of each article is printed once the ledger holds it.

    --again reads the stored articles anew and tells each claim that came, went, or is told otherwise; what people decided stays.

    \b
    Example:
      elchi ingest articles/ --published 2024-05-31 --home-state KGZ
      elchi ingest --again --dry-run
    """
    _check(paths, again=again, dry_run=dry_run, told=[name for name, value in options.items() if value])
    where = {"uri": uri, "username": neo4j_username, "password": neo4j_password, "database": database}
    if again:
        from elchi.again import read_again

        with open_database(db, **where) as opened:  # type: ignore[arg-type]
            return read_again(opened, form, dry_run=dry_run)
    tally = _Tally()
    items = tally.admitted(read_claims(paths, told(**options), sys.stdin.buffer))
    with open_database(db, create=True, **where) as opened:  # type: ignore[arg-type]
        opened.ingest(items, on_commit=tally.committed)
    return tally.close()


def _check(paths: tuple[str, ...], *, again: bool, dry_run: bool, told: list[str]) -> None:
    if bool(paths) == again:
        raise click.UsageError("--again reads what is stored: name no PATH" if again else "Missing argument 'PATH…'.")
    if dry_run and not again:
        raise click.UsageError("--dry-run goes with --again; `elchi extract` tells what an article would give")
    if again and told:
        raise click.UsageError(f"--again takes --{told[0].replace('_', '-')} from what is stored: leave it out")


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
