"""Runs the command line in this process, as a terminal would show it."""

import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import msgspec
from click.testing import CliRunner

from elchi.cli import elchi
from elchi.failures import guarded
from graph.articles import Article
from graph.database import Database

# what would change the defaults of commands on the machine of whoever runs the tests
_ENVIRONMENT = {**dict.fromkeys(("ELCHI_DB", "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD")), "COLUMNS": "200"}


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def refusals(self) -> list[str]:
        return [line for line in self.err.splitlines() if line.startswith("refused:")]


def run(*arguments: str | Path, stdin: str = "") -> Done:
    """The command with these arguments."""
    argv = ["elchi", *map(str, arguments)]
    with CliRunner(env=_ENVIRONMENT).isolation(stdin) as (out, err, _), patch.object(sys, "argv", argv):
        code = guarded(elchi)
        sys.stdout.flush()
        sys.stderr.flush()
        done = Done(code, out.getvalue().decode(), err.getvalue().decode())
    assert "Traceback" not in done.err
    return done


def write(path: Path, articles: list[Article]) -> Path:
    """Articles as JSON lines."""
    path.write_bytes(b"".join(msgspec.json.encode(article) + b"\n" for article in articles))
    return path


def counts(db: Path) -> tuple[object, ...]:
    """How much each store of a folder holds."""
    with Database.open(db, create=False) as opened:
        return opened.ledger.stats(), opened.graph().counts(), opened.quads().counts()
