"""`elchi claims`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from elchi.commands.extract import FORMATS
from elchi.failures import say
from elchi.options import db_option, decision_options, neo4j_options, open_database, output_option

if TYPE_CHECKING:
    from graph.corrections import Verdict
    from graph.database import Database


@click.group
def command() -> None:
    """List claims, and correct them: what a person decides outlives a new reading of the article.

    \b
    Example:
      elchi claims list 2024-05-31-talks -f table
      elchi claims reject c:0123456789abcdef0123 --why "the minister is quoted, he did not sign"
    """


@command.command(name="list")
@click.argument("article", required=False)
@click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@output_option
@db_option
def list_claims(article: str | None, form: str, output: str, db: Path) -> None:
    """List the claims that the ledger holds, of one article or of all.

    \b
    Example:
      elchi claims list 2024-05-31-talks -f table
    """
    with open_database(db) as opened, click.open_file(output, "w", encoding="utf-8") as out:
        if article:
            opened.ledger.article(article)
        for text in FORMATS[form](opened.ledger.claims(article)):
            out.write(text)


@command.command
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM…")
@decision_options
@db_option
@neo4j_options
def confirm(claims: tuple[str, ...], why: str, who: str | None, **where: Any) -> None:
    """Say that claims are right: they stay even where a later reading does not find them, with confidence 1.

    \b
    Example:
      elchi claims confirm c:0123456789abcdef0123 --why "checked against the communiqué"
    """
    _decide(claims, "confirmed", why, who, **where)


@command.command
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM…")
@decision_options
@db_option
@neo4j_options
def reject(claims: tuple[str, ...], why: str, who: str | None, **where: Any) -> None:
    """Say that claims are wrong: they go from every store, and do not come back when the article is read again.

    \b
    Example:
      elchi claims reject c:0123456789abcdef0123 --why "he is the former minister"
    """
    _decide(claims, "rejected", why, who, **where)


@command.command
@click.argument("article")
@click.argument("records", type=click.File("rb"), default="-", metavar="[FILE]")
@decision_options
@db_option
@neo4j_options
def add(article: str, records: BinaryIO, why: str, who: str | None, **where: Any) -> None:
    """Add claims that the rules did not find: JSON lines as `elchi extract` prints them, evidence as the quoted words.

    \b
    Example:
      echo '{"claim": "membership", "state": "KGZ", "type": "MEMBER_OF", "org": "SCO", "status": "held",
             "evidence": "ШКУга мүчө Кыргызстан"}' | tr -d '\\n' | elchi claims add a1 --why "missed"
    """
    import msgspec

    from graph.corrections import add as added
    from graph.corrections import myself
    from graph.errors import InputError

    try:
        told = [msgspec.json.decode(line, type=dict[str, object]) for line in records if line.strip()]
    except msgspec.DecodeError as wrong:
        raise InputError(f"not a JSON object a line: {wrong}") from wrong
    with _opened(**where) as opened:
        for row, claim in opened.correct(lambda ledger: added(ledger, article, told, why=why, who=who or myself())):
            click.echo(claim.id)
            say(f"judgement {row}: added")


def _decide(claims: tuple[str, ...], what: "Verdict", why: str, who: str | None, **where: Any) -> None:
    from graph.corrections import myself, on_claims

    with _opened(**where) as opened:
        for claim, row in opened.correct(lambda ledger: on_claims(ledger, claims, what, why=why, who=who or myself())):
            say(f"judgement {row}: {what} {claim}")


def _opened(db: Path, uri: str | None, neo4j_username: str, neo4j_password: str, database: str) -> "Database":
    return open_database(db, uri=uri, username=neo4j_username, password=neo4j_password, database=database)
