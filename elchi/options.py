"""Options that several commands share, and the database they open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from elchi.failures import say

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from graph.database import Database, Openers
    from ingest.sources import SourceOptions

F = TypeVar("F", bound=Callable[..., Any])


def db_option(command: F) -> F:
    """`--db FOLDER`."""
    folder = click.Path(file_okay=False, path_type=Path)
    return click.option("--db", type=folder, default="elchi.db", envvar="ELCHI_DB", show_default=True, help="The database's folder.")(
        command
    )


def neo4j_options(command: F) -> F:
    """`--neo4j URI` with user, password and database from options or the environment."""
    for option in (
        click.option("--database", default="neo4j", show_default=True, help="Its database."),
        click.option("--neo4j-password", envvar="NEO4J_PASSWORD", default="", help="[env: NEO4J_PASSWORD]"),
        click.option("--neo4j-username", envvar="NEO4J_USERNAME", default="neo4j", help="[env: NEO4J_USERNAME]"),
        click.option("--neo4j", "uri", envvar="NEO4J_URI", help="Ask this Neo4j in place of the embedded graph. [env: NEO4J_URI]"),
    ):
        command = option(command)
    return command


def known_option(command: F) -> F:
    """`--known-by DATE`."""
    told = "As the database stood at the end of this day (UTC), or at this moment: 2024-05-31, 2024-05-31T12:00+06:00."
    return click.option("--known-by", metavar="DATE", callback=moment, help=told)(command)


def moment(_context: click.Context, _option: click.Parameter, told: str | None) -> "datetime | None":
    """The callback of an option that takes a day, which means its end in UTC, or a moment."""
    from graph.errors import InputError
    from graph.moments import last_moment

    try:
        return last_moment(told) if told else None
    except InputError as wrong:
        raise click.BadParameter(str(wrong)) from wrong


def form_option(command: F) -> F:
    """`-f FORMAT` of an answer."""
    forms = click.Choice(["table", "tsv", "csv", "json", "jsonl", "markdown"])
    return click.option("-f", "--format", "form", type=forms, help="A table on a terminal, else TSV.")(command)


def output_option(command: F) -> F:
    """`-o FILE`."""
    path = click.Path(dir_okay=False, allow_dash=True, path_type=str)
    return click.option("-o", "--output", type=path, default="-", help="A file in place of stdout.")(command)


def decision_options(command: F) -> F:
    """`--why` and `--who` of a decision."""
    for option in (
        click.option("--who", envvar="ELCHI_USER", help="Who decides; else the user of this machine. [env: ELCHI_USER]"),
        click.option("--why", required=True, help="The reason, for whoever asks later."),
    ):
        command = option(command)
    return command


def source_options(command: F) -> F:
    """What is known about the articles beside their text."""
    for option in (
        click.option("--language", help="Of all articles (ISO 639-1), in place of finding out."),
        click.option("--outlet", help="Who published them."),
        click.option("--home-state", help="Whose a bare 'president' is: ISO 3166-1 alpha-3."),
        click.option("--published", help="The day of publication: 2024-05-31."),
        click.option("--id", help="The article's id; for a single article."),
    ):
        command = option(command)
    return command


def told(**given: str | None) -> "SourceOptions":
    """The options of a command as sources take them."""
    from ingest.sources import SourceOptions

    return SourceOptions(**given)  # type: ignore[arg-type]


def open_database(
    db: Path, *, create: bool = False, uri: str | None = None, username: str = "neo4j", password: str = "", database: str = "neo4j"
) -> "Database":
    """Open the database's folder, with a Neo4j server as its property graph where one is named."""
    from graph.database import Database

    return Database.open(db, create=create, openers=_openers(uri, username, password, database), on_wait=say)


def open_known(db: Path, known_by: "datetime | None", *, projections: bool = True, **neo4j: Any) -> "AbstractContextManager[Database]":
    """Open the database as it is, or for reading as it stood at the moment told; a Neo4j server holds the present alone."""
    if known_by is None:
        return open_database(db, **neo4j)
    from graph.database import known_by as past

    if neo4j.get("uri"):
        raise click.UsageError("a Neo4j server holds the present alone: leave out --neo4j (NEO4J_URI) or --known-by")
    return past(db, known_by, projections=projections, on_wait=say)


def _openers(uri: str | None, username: str, password: str, database: str) -> "Openers | None":
    from graph.database import server

    return server(uri, username, password, database) if uri else None


def write(text: str, output: str) -> None:
    """Write text to a file, or to stdout for `-`."""
    with click.open_file(output, "w", encoding="utf-8") as out:
        out.write(text)
