"""`elchi backup`."""

from pathlib import Path

import click

from elchi.failures import say
from elchi.options import db_option, open_database


@click.command
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@db_option
def command(db: Path, file: Path, *, force: bool) -> None:
    """Copy the ledger into one file; others may write in the meantime. The stores are made from it, so they need no backup.

    \b
    Example:
      elchi backup 2024-05-31.sqlite --db archive
    """
    with open_database(db) as opened:
        opened.ledger.backup(file, force=force)
    say(f"{file}: {file.stat().st_size:,} bytes")
