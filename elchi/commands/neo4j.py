"""`elchi neo4j`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from elchi.failures import say
from graph.neo4j_local import DEFAULT_VERSION, RELEASES

if TYPE_CHECKING:
    from graph.neo4j_local import LocalNeo4j


@click.group
def command() -> None:
    """Run a Neo4j of your own on this machine, from Python packages alone (the extra elchi[neo4j-local]); print a style for its Browser.

    \b
    Example:
      elchi neo4j start --home graph-server
    """


@command.command
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder of its data; made when missing.")
@click.option("--port", type=int, default=7687, show_default=True, help="For Bolt, loopback only; 0 takes a free one.")
@click.option("--version", type=click.Choice([release.version for release in RELEASES]), default=DEFAULT_VERSION, show_default=True)
@click.option("--password", envvar="NEO4J_PASSWORD", help="At the first start of a home; made and printed once when not given.")
def start(home: Path, port: int, version: str, password: str | None) -> None:
    """Start it and stay in the foreground until Ctrl-C.

    \b
    Example:
      elchi neo4j start --home graph-server
    """
    from graph.neo4j_local import LocalNeo4j

    fresh = not (home / "data/databases/system").exists()
    LocalNeo4j(home, port=port, version=version, password=password).run(lambda server: _tell(server, made=fresh and password is None))


def _tell(server: "LocalNeo4j", *, made: bool) -> None:
    click.echo(server.uri)
    if made:
        click.echo(f"user {server.username}, password {server.password}")
    say(f"Neo4j answers; load the graph with: elchi load --neo4j {server.uri}")


@command.command
def style() -> None:
    """Print the style for Neo4j Browser: captions, sizes and colours by label and type. Drag the file into Browser.

    \b
    Example:
      elchi neo4j style > elchi.grass
    """
    from importlib.resources import files

    click.echo((files("graph.stores") / "neo4j_browser.grass").read_text("utf-8"), nl=False)
