"""What pages look at is shared by threads, and let go of at the end."""

import gc
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from elchi.asking import answer
from elchi.explorer.world import World
from graph.errors import LedgerError
from queries.catalog import question
from tests.elchi.runner import run

PAIR = {"a": "KGZ", "b": "TJK"}


@pytest.mark.parametrize("by", ["cypher", "sparql"])
def test_threads_that_ask_at_once_share_one_engine(own_db: Path, by: str) -> None:
    world = World(own_db)
    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(lambda: answer(world.database(), question("relations-between"), PAIR, by)) for _ in range(12)]
        answers = {str(one.result().rows) for one in asked}
    assert len(answers) == 1
    assert answers != {"[]"}
    world.close()
    world.close()
    # nobody holds the folder any more, should anybody have
    assert by == "sparql" or not (own_db / "graph" / "engine.json").exists()
    assert run("query", "relations-between", "--a", "KGZ", "--b", "TJK", "--db", own_db).code == 0


def test_a_thread_that_has_ended_lets_go_of_its_ledger(sample_db: Path) -> None:
    world = World(sample_db)
    seen = []
    thread = threading.Thread(target=lambda: seen.append(world.ledger()))
    thread.start()
    thread.join()
    del thread
    gc.collect()
    assert seen[0] is not world.ledger()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        seen[0].head()
    assert world.ledger().head() > 0
    world.close()


def test_a_folder_without_a_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        World(tmp_path)
