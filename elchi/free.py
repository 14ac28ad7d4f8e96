"""Free questions of `elchi query`: a Cypher or SPARQL text of one's own in place of a canned question."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from elchi.failures import say
from elchi.options import open_known, write

if TYPE_CHECKING:
    from graph.answers import Answer
    from graph.database import Database

F = TypeVar("F", bound=Callable[..., Any])


def free_options(command: F) -> F:
    """The texts, their parameters and their limits."""
    for option in (
        click.option("--timeout", type=click.FloatRange(0, min_open=True), default=30.0, show_default=True, help="Seconds, for a text."),
        click.option("--limit", type=click.IntRange(1), default=1000, show_default=True, help="Rows at most, for a text."),
        click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="For $KEY in Cypher; JSON, or else text. Repeatable."),
        click.option("--sparql", metavar="TEXT", help="Ask this SPARQL, '-' from stdin; the default graph is the union of all."),
        click.option("--cypher", metavar="TEXT", help="Ask this Cypher, '-' from stdin. Questions only read."),
    ):
        command = option(command)
    return command


def ask_free(
    db: Path,
    *,
    cypher: str | None,
    sparql: str | None,
    params: tuple[str, ...],
    limit: int,
    timeout: float,
    known_by: Any,
    form: str | None,
    output: str,
    **neo4j: Any,
) -> None:
    """Ask the one text given and write its rows."""
    from queries.render import default_format, render

    if (cypher is None) == (sparql is None):
        raise click.UsageError("name a question, or give one text: --cypher TEXT or --sparql TEXT")
    if sparql is not None and params:
        raise click.UsageError("--param is for --cypher; in SPARQL write VALUES ?name { … }")
    limits = {"timeout": timeout, "max_rows": limit}
    parameters = dict(map(_param, params))
    text = _text(cypher or sparql or "")
    with open_known(db, known_by, **neo4j) as opened:
        answer = _sparql(opened, text, limits) if cypher is None else _cypher(opened, text, parameters, limits)
    write(render(answer, form or default_format()), output)
    if answer.more:
        say(f"more than {limit:,} rows: --limit takes more")


def _cypher(opened: "Database", text: str, parameters: dict[str, Any], limits: dict[str, Any]) -> "Answer":
    graph: Any = opened.graph()
    answer: Answer = graph.ask_untrusted(text, parameters, **limits)
    return answer


def _sparql(opened: "Database", text: str, limits: dict[str, Any]) -> "Answer":
    quads: Any = opened.quads()
    answer: Answer = quads.ask_untrusted(text, **limits)
    return answer


def _text(told: str) -> str:
    if told != "-":
        return told
    with click.open_file("-", encoding="utf-8") as stdin:
        return str(stdin.read())


def _param(told: str) -> tuple[str, Any]:
    """`n=5` is a number, `code=KGZ` a text, `codes=["KGZ","KAZ"]` a list."""
    import msgspec

    key, equals, value = told.partition("=")
    if not equals or not key:
        raise click.UsageError(f"--param {told}: write KEY=VALUE")
    try:
        return key, msgspec.json.decode(value)
    except msgspec.DecodeError:
        return key, value
