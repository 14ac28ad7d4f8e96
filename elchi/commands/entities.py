"""`elchi entities`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from elchi.failures import say
from elchi.options import db_option, decision_options, neo4j_options, open_database, output_option, write

if TYPE_CHECKING:
    from graph.answers import Answer

_FORMATS = ["table", "tsv", "csv", "json", "jsonl", "markdown"]
_form = click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="A table on a terminal, else TSV.")
_kind = click.option("--kind", type=click.Choice(["person", "meeting"]), default="person", show_default=True)


@click.group
def command() -> None:
    """Who is who: which mentions are one person or meeting, and what people decided about it.

    \b
    Example:
      elchi entities list --match Жапаров
      elchi entities candidates
      elchi entities merge "Садыр Жапаров" "Садыр Жапароф" --why "a slip of the pen"
      elchi entities undo 1
    """


@command.command(name="list")
@_kind
@click.option("--match", help="Only what is called so in part, case and look-alike letters aside.")
@_form
@output_option
@db_option
def list_entities(kind: Any, match: str | None, form: str | None, output: str, db: Path) -> None:
    """List persons or meetings with the number of articles that mention them."""
    from graph.answers import Answer
    from graph.identity import folded

    with open_database(db) as opened:
        rows = [row for row in opened.ledger.entities(kind) if folded(match or "") in folded(row[1])]
    _write(Answer(("entity", "name", "articles"), rows), form, output)


@command.command
@click.argument("entity")
@_form
@output_option
@db_option
def show(entity: str, form: str | None, output: str, db: Path) -> None:
    """Show the mentions of an entity, told by key or name, and the judgements on them."""
    from graph.answers import Answer
    from graph.corrections import entity_key

    with open_database(db) as opened:
        key = entity_key(opened.ledger, entity)
        mentions = opened.ledger.mentions(key)
        keys = {key, *(mention.local for mention in mentions)}
        on_it = [j for j in opened.ledger.judgements() if j.subject in keys or j.object in keys]
    rows = [(key, m.local, m.told.caption, m.article) for m in mentions]
    _write(Answer(("entity", "mention", "called", "article"), rows), form, output)
    for judgement in on_it:
        say(f"judgement {judgement.row}: {judgement.what} {judgement.subject} {judgement.object}: {judgement.why} ({judgement.who})")


@command.command
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many pairs, the likeliest first.")
@_form
@output_option
@db_option
def candidates(limit: int, form: str | None, output: str, db: Path) -> None:
    """List pairs of persons who may be one: spelled nearly alike, or a surname with fitting initials; people decide."""
    from graph.answers import Answer
    from graph.corrections import candidates as pairs

    with open_database(db) as opened:
        rows = [(pair.score, pair.a, pair.b, pair.why) for pair in pairs(opened.ledger)[:limit]]
    _write(Answer(("score", "a", "b", "why"), rows), form, output)


@command.command
@click.argument("a")
@click.argument("b")
@decision_options
@db_option
@neo4j_options
def merge(a: str, b: str, why: str, who: str | None, **where: Any) -> None:
    """Say that two entities, told by key or name, are one."""
    from graph.corrections import merge as merged
    from graph.corrections import myself

    _carry_out(lambda ledger: merged(ledger, a, b, why=why, who=who or myself()), **where)


@command.command
@click.argument("entity")
@click.option("--mention", "mentions", multiple=True, help="The key of a mention that is another's, as `show` prints it.")
@click.option("--in", "articles", multiple=True, help="An article that means another by that name.")
@decision_options
@db_option
@neo4j_options
def split(entity: str, mentions: tuple[str, ...], articles: tuple[str, ...], why: str, who: str | None, **where: Any) -> None:
    """Say that some mentions of an entity are another's; several are held together.

    \b
    Example:
      elchi entities split "Асан Үсөнов" --in sport-17 --in sport-18 --why "the wrestler"
    """
    from graph.corrections import myself
    from graph.corrections import split as parted

    _carry_out(lambda ledger: parted(ledger, entity, mentions=mentions, articles=articles, why=why, who=who or myself()), **where)


@command.command
@click.option("--undone", is_flag=True, help="Also those that were undone.")
@_form
@output_option
@db_option
def judgements(form: str | None, output: str, db: Path, *, undone: bool) -> None:
    """List what people decided, on entities and on claims."""
    from graph.answers import Answer

    with open_database(db) as opened:
        rows = [(j.row, j.what, j.subject, j.object, j.why, j.who, j.at) for j in opened.ledger.judgements(undone=undone)]
    _write(Answer(("judgement", "what", "subject", "object", "why", "who", "at"), rows), form, output)


@command.command
@click.argument("judgement", type=int)
@db_option
@neo4j_options
def undo(judgement: int, **where: Any) -> None:
    """Undo a judgement; what it brought about goes, the judgement stays on record."""
    _carry_out(lambda ledger: [ledger.undo(judgement).row], **where)


def _carry_out(work: Any, db: Path, uri: str | None, neo4j_username: str, neo4j_password: str, database: str) -> None:
    with open_database(db, uri=uri, username=neo4j_username, password=neo4j_password, database=database) as opened:
        rows = opened.correct(work)
    say(f"judgement {', '.join(map(str, rows))}")


def _write(answer: "Answer", form: str | None, output: str) -> None:
    from queries.render import default_format, render

    write(render(answer, form or default_format()), output)
