"""`elchi diff`."""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from elchi.failures import say
from elchi.options import db_option, form_option, moment, open_database, output_option, write

if TYPE_CHECKING:
    from graph.articles import Article
    from graph.claims import Claim
    from graph.ledger.difference import Difference
    from graph.ledger.judgements import Judgement

_COLUMNS = ("what", "change", "id", "article", "told", "quote", "differs", "at")
_CHANGES = ("added", "gone", "changed")


@click.command
@click.option(
    "--from",
    "first",
    metavar="DATE",
    required=True,
    callback=moment,
    help="Known by the end of this day (UTC), or by this moment …",
)
@click.option("--to", "last", metavar="DATE", callback=moment, help="… against what is known now, or was by then.")
@form_option
@output_option
@db_option
def command(db: Path, first: datetime, last: datetime | None, form: str | None, output: str) -> None:
    """Tell what came, went and changed between two moments: articles, claims, and what people decided.

    What came and went again in between is not told; the moments are those of `--known-by`.

    \b
    Example:
      elchi diff --from 2024-05-01 --to 2024-05-31 -f table
    """
    from graph.answers import Answer
    from queries.render import default_format, render

    if last and last < first:
        raise click.UsageError("--to is before --from")
    with open_database(db) as opened:
        rows = [_row(told) for told in opened.ledger.difference(first, last)]
    write(render(Answer(_COLUMNS, rows), form or default_format()), output)
    counts = Counter((what, change) for what, change, *_ in rows)
    say("; ".join(f"{what}s: {', '.join(f'{counts[what, c]} {c}' for c in _CHANGES)}" for what in ("article", "claim", "judgement")))


def _row(told: "Difference") -> tuple[str, ...]:
    change = "added" if told.old is None else "gone" if told.new is None else "changed"
    thing = told.new or told.old
    assert thing
    return (told.what, change, *_cells(thing), _differs(told), told.at)


def _cells(thing: "Article | Claim | Judgement") -> tuple[str, str, str, str]:
    """Id, article, what it tells, quote."""
    from graph.articles import Article
    from graph.ledger.judgements import Judgement
    from graph.telling import tell

    if isinstance(thing, Article):
        return thing.id, thing.id, thing.title or "", ""
    if isinstance(thing, Judgement):
        return str(thing.row), "", f"{thing.what} {thing.subject} {thing.object or ''}: {thing.why} ({thing.who})", ""
    return thing.id, thing.article, tell(thing), thing.evidence.text


def _differs(told: "Difference") -> str:
    from graph.articles import Article
    from graph.telling import tell_change

    if told.old is None or told.new is None:
        return ""
    if isinstance(told.old, Article):
        return ", ".join(name for name in Article.__struct_fields__ if getattr(told.old, name) != getattr(told.new, name))
    return tell_change(told.old, told.new)  # type: ignore[arg-type]
