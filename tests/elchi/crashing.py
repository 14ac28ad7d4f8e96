"""A program that ingests articles and ends itself with SIGKILL: `python -m tests.elchi.crashing FOLDER ITEMS CALL POINT`.

ITEMS is a file of articles with their claims; they go in by calls of twenty, and at POINT of the given call the process is gone.
"""

import os
import signal
import sys
from pathlib import Path

import msgspec

from graph.articles import Article
from graph.claims import Claim
from graph.database import Database
from graph.ledger import Outcome

A_CALL = 20
Item = tuple[Article, list[Claim]]


def acknowledged(outcomes: list[Outcome]) -> None:
    """Print the ids once the ledger holds the articles, as `elchi ingest` does."""
    sys.stdout.write("".join(f"{outcome.article}\n" for outcome in outcomes))
    sys.stdout.flush()


def main(folder: str, items: str, call: str, point: str) -> None:
    told = msgspec.json.decode(Path(items).read_bytes(), type=list[Item])
    reached = {"call": 0}

    def pause(at: str) -> None:
        if (reached["call"], at) == (int(call), point):
            os.kill(os.getpid(), signal.SIGKILL)

    with Database.open(Path(folder), pause=pause) as database:
        for first in range(0, len(told), A_CALL):
            reached["call"] += 1
            database.ingest(told[first : first + A_CALL], acknowledged)


if __name__ == "__main__":
    main(*sys.argv[1:])
