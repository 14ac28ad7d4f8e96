"""`elchi export`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from elchi.failures import say
from elchi.options import db_option, known_option, open_known
from graph.export.formats import FORMATS, Format, format_of

if TYPE_CHECKING:
    from graph.export.formats import Made

_PLACES = {"files": "STEM", "folder": "FOLDER"}


class _WithFormats(click.Command):
    """The help page ends with the formats."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of formats."""
        with formatter.section("Formats"):
            formatter.write_dl([(form.name, _told(form)) for form in FORMATS.values()])


@click.command(cls=_WithFormats)
@click.option("-f", "--format", "name", type=click.Choice([*FORMATS]), metavar="FORMAT", help="See below; else as FILE ends, else graphml.")
@click.option("-o", "--output", default="-", metavar="FILE", help="In place of stdout; a stem or a folder where the format makes several.")
@click.option("--around", metavar="ENTITY", help="Only what is near this state, organisation, person or node.")
@click.option("--depth", type=click.IntRange(0), default=1, show_default=True, help="How many edges away from it.")
@click.option("--from", "first", metavar="DATE", help="Not what ended before this day; what has no date stays.")
@click.option("--to", "last", metavar="DATE", help="Not what began after this day.")
@click.option("--evidence/--no-evidence", default=True, show_default=True, help="With the claims and articles.")
@click.option("--excel", is_flag=True, help="CSV with a mark by which Excel knows UTF-8.")
@known_option
@db_option
def command(
    db: Path,
    known_by: datetime | None,
    name: str | None,
    output: str,
    around: str | None,
    depth: int,
    first: str | None,
    last: str | None,
    *,
    evidence: bool,
    excel: bool,
) -> None:
    """Write the graph, or the part of it around an entity or between two days.

    \b
    Example:
      elchi export --around KGZ --depth 1 -o kgz.gexf
      elchi export -f obsidian --no-evidence -o vault
    """
    from graph.export.selection import select

    form = format_of(name, output)
    _check(form, output, excel=excel)
    with open_known(db, known_by, projections=False) as opened:
        selection = select(opened.ledger.facts(), around=around, depth=depth, first=first, last=last, evidence=evidence)
        made = form.write(selection, opened.ledger)
    _put(made, form, output, "utf-8-sig" if excel else "utf-8")
    undated = f", {selection.undated} of them undated" if selection.undated else ""
    say(f"{len(selection.nodes)} nodes, {len(selection.edges)} edges{undated}")
    if remark := form.told(selection):
        say(remark)


def _check(form: Format, output: str, *, excel: bool) -> None:
    if excel and form.name != "csv":
        raise click.UsageError("--excel goes with -f csv")
    if output == "-" and form.makes in _PLACES:
        what = "several files: name their stem" if form.makes == "files" else "a folder: name it"
        raise click.UsageError(f"{form.name} makes {what} with -o")
    if output == "-" and form.makes == "bytes" and sys.stdout.isatty():
        raise click.UsageError(f"{form.name} is no text for a terminal: name a file with -o")


def _put(made: "Made", form: Format, output: str, encoding: str) -> None:
    from graph.export.files import put

    if output != "-":
        put(made, form, output, encoding)
    elif isinstance(made, str | bytes):
        # as bytes: UTF-8 whatever the terminal's encoding is
        click.echo(made.encode() if isinstance(made, str) else made, nl=False)


def _told(form: Format) -> str:
    place = f" [{_PLACES[form.makes]}]" if form.makes in _PLACES else ""
    extra = f" (extra elchi[{form.extra}])" if form.extra else ""
    return f"{form.readers}{extra}{place}"
