"""`elchi load`."""

from pathlib import Path

import click

from elchi.failures import say
from elchi.options import db_option, neo4j_options, open_database
from elchi.progress import bar


@click.command
@db_option
@neo4j_options
@click.option("--into-existing", is_flag=True, help="Also where the database holds nodes of others; they are not touched.")
@click.option("--replace", is_flag=True, help="Also where the database holds the graph of another ledger, which is removed.")
def command(
    db: Path, uri: str | None, neo4j_username: str, neo4j_password: str, database: str, *, into_existing: bool, replace: bool
) -> None:
    """Bring a Neo4j database up to date with the ledger; where it has been loaded before, only what is new is sent.

    A load that was interrupted goes on where it was. See docs/neo4j.md.

    \b
    Example:
      NEO4J_PASSWORD=… elchi load --neo4j bolt://localhost:7687
    """
    if not uri:
        raise click.UsageError("name the server: --neo4j bolt://localhost:7687")
    from graph.stores.neo4j_server import Guest, connect

    with open_database(db) as opened:
        guest = Guest(into_existing=into_existing, replace=replace, strict=True)
        server = connect(uri, neo4j_username, neo4j_password, database, guest=guest)
        try:
            with bar("load") as progress:
                opened.load(server, progress)
            nodes, edges = server.counts()
        finally:
            server.close()
    say(f"{uri}: {nodes} nodes, {edges} edges")
