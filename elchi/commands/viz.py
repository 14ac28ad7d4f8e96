"""`elchi viz`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from elchi.failures import say
from elchi.options import db_option, known_option, open_known

if TYPE_CHECKING:
    from elchi.explorer.api.asked import Language

_FORMATS = ("html", "svg", "png")


@click.command
@click.argument("parameters", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--around", metavar="WHO", help="What lies around a state, person, meeting …: a code, a name in any script, a key.")
@click.option("--between", nargs=2, metavar="WHO WHO", help="What two have to do with one another.")
@click.option("--question", metavar="NAME", help="What a canned question's answer names; its parameters follow as KEY=VALUE.")
@click.option("--limit", type=click.IntRange(2, 1000), default=300, show_default=True, help="How many nodes at most.")
@click.option("--lang", "language", type=click.Choice(["ky", "ru", "en"]), default="en", show_default=True, help="Of names and words.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="Else as FILE ends, else html. png needs the extra elchi[png].")
@click.option("-o", "--output", type=click.Path(dir_okay=False, allow_dash=True), default="-", metavar="FILE", help="In place of stdout.")
@known_option
@db_option
def command(
    db: Path,
    known_by: datetime | None,
    parameters: tuple[str, ...],
    around: str | None,
    between: tuple[str, str] | None,
    question: str | None,
    limit: int,
    language: "Language",
    form: str | None,
    output: str,
) -> None:
    """Draw a part of the graph: a page that opens from the disk, with the sentences behind every edge, or a picture.

    \b
    Example:
      elchi viz --around KGZ -o kgz.html
      elchi viz --between Japarov Tokayev -o two.svg
      elchi viz --question relations-between a=KGZ b=KAZ -o talks.png
    """
    if sum(one is not None for one in (around, between, question)) > 1:
        raise click.UsageError("--around, --between and --question exclude one another")
    if parameters and question is None:
        raise click.UsageError(f"{parameters[0]!r} is a parameter of a question: name it with --question")
    from elchi.viz.choosing import Wanted, part
    from elchi.viz.files import made
    from graph.explore.live import LiveGraph

    wanted = Wanted(around=around, between=between, question=question, told=_told(parameters), limit=limit)
    with open_known(db, known_by, projections=question is not None) as opened:
        graph = LiveGraph()
        graph.follow(opened.ledger)
        found = part(graph, opened, wanted)
        drawn = made(form or _form_of(output), found, graph, opened.ledger, wanted.title, language)
    with click.open_file(output, "wb") as out:
        out.write(drawn)
    say(f"{len(found.nodes)} nodes, {len(found.edges)} edges, {len(drawn) / 1024:.0f} KB")


def _form_of(output: str) -> str:
    return next((name for name in _FORMATS if output.endswith(f".{name}")), "html")


def _told(parameters: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.partition("=") for one in parameters]
    if wrong := next((key for key, sign, _ in pairs if not sign), None):
        raise click.UsageError(f"{wrong!r} is no parameter of a question: write KEY=VALUE")
    return {key: value for key, _, value in pairs}
