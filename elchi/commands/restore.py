"""`elchi restore`."""

from pathlib import Path

import click

from elchi.failures import say
from elchi.options import db_option, open_database


@click.command
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Also where the folder holds a ledger, which is lost.")
@db_option
def command(db: Path, file: Path, *, force: bool) -> None:
    """Put a backup into the database's folder; it is checked before. The stores follow when they are next asked.

    \b
    Example:
      elchi restore 2024-05-31.sqlite --db archive
    """
    from graph.database import restore

    restore(file, db, force=force, on_wait=say)
    with open_database(db) as opened:
        stats = opened.ledger.stats()
    say(f"{db}: {stats.articles} articles, {stats.claims} claims")
