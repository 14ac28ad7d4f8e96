"""`elchi verify`."""

from pathlib import Path

import click

from elchi.failures import FAILURE, OK, say
from elchi.options import db_option, neo4j_options, open_database


@click.command
@db_option
@neo4j_options
def command(db: Path, uri: str | None, neo4j_username: str, neo4j_password: str, database: str) -> int:
    """Check every quote against its article, and every store against the ledger.

    Problems are printed, one a line; the exit code is 1 when there is one.

    \b
    Example:
      elchi verify --db archive
    """
    with open_database(db, uri=uri, username=neo4j_username, password=neo4j_password, database=database) as opened:
        problems = opened.verify()
        for problem in problems:
            click.echo(problem)
        stats = opened.ledger.stats()
    say(f"{stats.articles} articles, {stats.claims} claims: {len(problems)} problems")
    return FAILURE if problems else OK
