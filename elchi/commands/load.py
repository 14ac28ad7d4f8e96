"""`elchi load`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from elchi.failures import say
from elchi.options import db_option, neo4j_options, open_database
from graph.errors import StoreError

if TYPE_CHECKING:
    from graph.stores.cypher import CypherGraph


@click.command
@db_option
@neo4j_options
@click.option("--into-existing", is_flag=True, help="Also where the database holds nodes of others; they are not touched.")
def command(db: Path, uri: str | None, neo4j_username: str, neo4j_password: str, database: str, *, into_existing: bool) -> None:
    """Bring a Neo4j database up to date with the ledger; where it has been loaded before, only what is new is sent.

    \b
    Example:
      NEO4J_PASSWORD=… elchi load --neo4j bolt://localhost:7687
    """
    if not uri:
        raise click.UsageError("name the server: --neo4j bolt://localhost:7687")
    from graph.database.projections import advance_graph
    from graph.stores.neo4j_server import connect

    with open_database(db) as opened:
        server = connect(uri, neo4j_username, neo4j_password, database)
        try:
            _guest(server, into_existing=into_existing)
            advance_graph(opened.ledger, server)
            nodes, edges = server.counts()
        finally:
            server.close()
    say(f"{uri}: {nodes} nodes, {edges} edges")


def _guest(server: "CypherGraph", *, into_existing: bool) -> None:
    """Refuse a database that holds what is not ours, unless told."""
    foreign = 0 if into_existing else server.foreign_nodes()
    if foreign:
        raise StoreError(f"the database holds {foreign} nodes that are not ours; --into-existing loads beside them without touching them")
