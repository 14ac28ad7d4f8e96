"""`elchi export`."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from elchi.failures import say
from elchi.options import db_option, known_option, open_known, write

if TYPE_CHECKING:
    from graph.export.selection import Selection
    from graph.ledger import Ledger

# format -> module of graph.export and its writer
_WRITERS = {
    "graphml": ("networks", "graphml"),
    "gexf": ("networks", "gexf"),
    "json": ("networks", "node_link"),
    "cypher": ("cypher_script", "cypher_script"),
}
_LINKED = ("trig", "turtle", "jsonld")


@click.command
@click.option("-f", "--format", "form", type=click.Choice([*_WRITERS, "csv", *_LINKED]), default="graphml", show_default=True)
@click.option("-o", "--output", default="-", help="A file in place of stdout; of csv the stem: STEM.nodes.csv, STEM.edges.csv.")
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
    form: str,
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
      elchi export -f graphml --around KGZ --depth 1 -o kgz.graphml
    """
    from graph.export.selection import select

    if form == "csv" and output == "-":
        raise click.UsageError("csv makes two files: name their stem with -o")
    with open_known(db, known_by, projections=False) as opened:
        selection = select(opened.ledger.facts(), around=around, depth=depth, first=first, last=last, evidence=evidence)
        _write(opened.ledger, selection, form, output, "utf-8-sig" if excel else "utf-8")
    undated = f", {selection.undated} of them undated" if selection.undated else ""
    say(f"{len(selection.nodes)} nodes, {len(selection.edges)} edges{undated}")


def _write(ledger: "Ledger", selection: "Selection", form: str, output: str, encoding: str) -> None:
    if form in _LINKED:
        from graph.export.linked import linked

        write(linked(ledger, selection, form), output)
    elif form == "csv":
        from graph.export.tables import tables

        for name, text in tables(selection).items():
            Path(f"{output.removesuffix('.csv')}.{name}.csv").write_text(text, encoding=encoding, newline="")
    else:
        module, writer = _WRITERS[form]
        written: Callable[[Selection], str] = getattr(import_module(f"graph.export.{module}"), writer)
        write(written(selection), output)
