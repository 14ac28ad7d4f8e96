"""`elchi retract`."""

from pathlib import Path

import click

from elchi.failures import say
from elchi.options import db_option, neo4j_options, open_database


@click.command
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@db_option
@neo4j_options
def command(articles: tuple[str, ...], db: Path, uri: str | None, neo4j_username: str, neo4j_password: str, database: str) -> None:
    """Take articles back; what nothing else supports goes from every store, the ledger remembers.

    \b
    Example:
      elchi retract 2024-05-31-talks
    """
    with open_database(db, uri=uri, username=neo4j_username, password=neo4j_password, database=database) as opened:
        for article in articles:
            opened.retract(article)
            say(f"retracted: {article}")
