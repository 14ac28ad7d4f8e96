"""`elchi claims`."""

from pathlib import Path

import click

from elchi.commands.extract import FORMATS
from elchi.options import db_option, open_database, output_option


@click.command
@click.argument("article", required=False)
@click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True)
@output_option
@db_option
def command(article: str | None, form: str, output: str, db: Path) -> None:
    """List the claims that the ledger holds, of one article or of all.

    \b
    Example:
      elchi claims 2024-05-31-talks -f table
    """
    with open_database(db) as opened, click.open_file(output, "w", encoding="utf-8") as out:
        if article:
            opened.ledger.article(article)
        for text in FORMATS[form](opened.ledger.claims(article)):
            out.write(text)
