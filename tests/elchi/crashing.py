"""Programs that end themselves with SIGKILL while they write: `python -m tests.elchi.crashing PROGRAM ARGUMENT…`.

`ingest FOLDER ITEMS CALL POINT`: ITEMS is a file of articles with their claims; they go in by calls of twenty, and at POINT of the given
call the process is gone. `retract FOLDER MANY CALL MILLISECONDS`: the first articles of the folder are retracted one by one, and so long
after the ledger's commit of the given one the process is gone. `load FOLDER URI USERNAME PASSWORD STATEMENT MILLISECONDS`: a server is
loaded, and so long after that statement was sent the process is gone; statement 0 ends well and prints how many there were.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from threading import Timer
from typing import Any

import msgspec
from neo4j import ManagedTransaction

from graph.articles import Article
from graph.claims import Claim
from graph.database import Database, projections
from graph.ledger import Outcome
from graph.stores.neo4j_server import connect

A_CALL = 20
# how many kills a test makes: ten in the suite, more by `just soak`
KILLS = int(os.environ.get("ELCHI_KILLS", "10"))
Item = tuple[Article, list[Claim]]


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def end_after(milliseconds: str) -> None:
    """Be gone in so long; the work goes on until then."""
    Timer(float(milliseconds) / 1000, end).start()


def acknowledged(outcomes: list[Outcome]) -> None:
    """Print the ids once the ledger holds the articles, as `elchi ingest` does."""
    sys.stdout.write("".join(f"{outcome.article}\n" for outcome in outcomes))
    sys.stdout.flush()


def ingest(folder: str, items: str, call: str, point: str) -> None:
    told = msgspec.json.decode(Path(items).read_bytes(), type=list[Item])
    reached = {"call": 0}

    def pause(at: str) -> None:
        if (reached["call"], at) == (int(call), point):
            end()

    with Database.open(Path(folder), pause=pause) as database:
        for first in range(0, len(told), A_CALL):
            reached["call"] += 1
            database.ingest(told[first : first + A_CALL], acknowledged)


def retract(folder: str, many: str, call: str, milliseconds: str) -> None:
    commits = iter(range(1, 1_000_000))

    def pause(at: str) -> None:
        if at == "committed" and next(commits) == int(call):
            end_after(milliseconds)

    with Database.open(Path(folder), create=False, pause=pause) as database:
        for article in list(islice(database.ledger.articles(), int(many))):
            acknowledged([database.retract(article.id)])


def load(folder: str, uri: str, username: str, password: str, statement: str, milliseconds: str) -> None:
    projections._KEYS_A_STEP = 1000
    run, sent = ManagedTransaction.run, [0]

    def counted(tx: ManagedTransaction, *told: Any, **parameters: Any) -> Any:
        sent[0] += 1
        if sent[0] == int(statement):
            end_after(milliseconds)
        return run(tx, *told, **parameters)

    ManagedTransaction.run = counted  # type: ignore[assignment, method-assign]
    with Database.open(Path(folder), create=False) as database:
        graph = connect(uri, username, password)
        database.load(graph)
        graph.close()
    sys.stdout.write(f"{sent[0]}\n")


PROGRAMS: dict[str, Callable[..., None]] = {"ingest": ingest, "retract": retract, "load": load}

if __name__ == "__main__":
    PROGRAMS[sys.argv[1]](*sys.argv[2:])
