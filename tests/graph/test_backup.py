"""A backup is whole while others write, is checked before it replaces anything, and the stores follow it."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph.database import Database, restore
from graph.errors import LedgerError
from graph.ledger import Ledger
from graph.ledger.schema import connect, steps
from graph.verify import verify_ledger
from tests import samples
from tests.graph.memory_stores import Memory, live


def filled(folder: Path, *articles: str) -> Path:
    with Database.open(folder, openers=Memory().openers) as database:
        database.ingest((samples.article(a), samples.four(a)) for a in articles)
    return folder


def backed(folder: Path, file: Path, *, force: bool = False) -> Path:
    with closing(Ledger.open(folder / "ledger.sqlite")) as ledger:
        ledger.backup(file, force=force)
    return file


def test_a_copy_is_whole_while_another_writes(tmp_path: Path) -> None:
    filled(tmp_path / "db", "a1")
    done = threading.Event()

    def write() -> None:
        with closing(Ledger.open(tmp_path / "db" / "ledger.sqlite")) as ledger:
            for at in range(10_000):
                ledger.put_many((samples.article(f"{at}-{half}"), samples.four(f"{at}-{half}")) for half in "ab")
                if done.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        files = [backed(tmp_path / "db", tmp_path / f"{at}.sqlite") for at in range(4)]
    finally:
        done.set()
        writer.join()
    for file in files:
        with closing(Ledger.open(file)) as copy:
            assert list(verify_ledger(copy)) == []
            assert copy.stats().articles % 2 == 1
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_what_is_restored_is_what_was_backed_up_and_the_stores_follow(tmp_path: Path) -> None:
    memory = Memory()
    with Database.open(tmp_path / "db", openers=memory.openers) as database:
        database.ingest((samples.article(a), samples.four(a)) for a in ("a1", "a2"))
        database.retract("a2")
        then, stats = live(database.ledger), database.ledger.stats()
        database.ledger.backup(tmp_path / "kept")
        database.ingest((samples.article(a), samples.four(a)) for a in ("a3", "a4"))
        (tmp_path / "db" / "rdf").mkdir()
        restore(tmp_path / "kept", tmp_path / "db", force=True, openers=memory.openers)
        assert (live(database.ledger), database.ledger.stats()) == (then, stats)  # also for who has it open
        database.ingest((samples.article(a), samples.four(a)[:2]) for a in ("b3", "b4", "b5"))
        assert database.verify() == []
        assert memory.graph.facts() == live(database.ledger)
        assert set(memory.quads.states) == {"a1", "b3", "b4", "b5"}


def test_a_ledger_is_replaced_by_force_alone(tmp_path: Path) -> None:
    file = backed(filled(tmp_path / "one", "a1"), tmp_path / "kept.sqlite")
    filled(tmp_path / "other", "a2")
    with pytest.raises(LedgerError, match="--force"):
        restore(file, tmp_path / "other")
    with pytest.raises(LedgerError, match="--force"):
        backed(tmp_path / "other", file)
    restore(file, tmp_path / "new")
    restore(file, tmp_path / "other", force=True)
    for name in ("new", "other"):
        with closing(Ledger.open(tmp_path / name / "ledger.sqlite")) as ledger:
            assert [article.id for article in ledger.articles()] == ["a1"]


def test_a_damaged_ledger_is_replaced_with_its_log(tmp_path: Path) -> None:
    file = backed(filled(tmp_path / "one", "a1"), tmp_path / "kept.sqlite")
    for name in ("", "-wal", "-shm"):
        (tmp_path / "one" / f"ledger.sqlite{name}").write_bytes(b"no database at all " * 500)
    restore(file, tmp_path / "one", force=True)
    with closing(Ledger.open(tmp_path / "one" / "ledger.sqlite")) as ledger:
        assert list(verify_ledger(ledger)) == []


def damaged(file: Path) -> None:
    contents = bytearray(file.read_bytes())
    contents[4096 * 3 : 4096 * 12] = b"\xff" * 4096 * 9
    file.write_bytes(contents)


def newer(file: Path) -> None:
    connect(file, [*steps(), "CREATE TABLE future (x);\n"]).close()


def foreign(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE books (title TEXT)")


REFUSED: list[tuple[Callable[[Path], object], str]] = [
    (damaged, "damaged"),
    (newer, "upgrade elchi"),
    (foreign, "no ledger of elchi"),
    (Path.unlink, "no such file"),
    (lambda file: file.write_bytes(file.read_bytes()[:5000]), "damaged"),
    (lambda file: file.write_text("something else altogether, but long enough to be looked at " * 20), "not a ledger"),
]


@pytest.mark.parametrize(("spoil", "words"), REFUSED)
def test_what_is_no_sound_ledger_replaces_nothing(tmp_path: Path, spoil: Callable[[Path], object], words: str) -> None:
    file = backed(filled(tmp_path / "db", "a1"), tmp_path / "kept.sqlite")
    before = (tmp_path / "db" / "ledger.sqlite").read_bytes()
    spoil(file)
    for folder in ("db", "new"):
        with pytest.raises(LedgerError, match=words):
            restore(file, tmp_path / folder, force=True)
    assert (tmp_path / "db" / "ledger.sqlite").read_bytes() == before
    assert not (tmp_path / "new").exists()
