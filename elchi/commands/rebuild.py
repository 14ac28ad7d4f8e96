"""`elchi rebuild`."""

from pathlib import Path

import click

from elchi.failures import say
from elchi.options import db_option, neo4j_options, open_database


@click.command
@db_option
@neo4j_options
def command(db: Path, uri: str | None, neo4j_username: str, neo4j_password: str, database: str) -> None:
    """Make the property graph and the RDF store anew from the articles and claims in the ledger.

    \b
    Example:
      elchi rebuild --db archive
    """
    with open_database(db, uri=uri, username=neo4j_username, password=neo4j_password, database=database) as opened:
        opened.rebuild()
        stats = opened.ledger.stats()
    say(f"rebuilt: {stats.nodes} nodes, {stats.edges} edges")
