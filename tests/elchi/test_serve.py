"""`elchi serve` as a process of its own: it begins in time, shows what others write meanwhile, and ends when told to."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import msgspec
import pytest

from ingest.samples import articles
from tests.elchi.runner import run, write

_ELCHI = (sys.executable, "-c", "from elchi.cli import main; main()")
# seconds; generous, because a machine that runs all tests at once is slow
PATIENCE = 15
PAIR = "/pair/KGZ/PAK?lang=en"


@dataclass
class Ended:
    """How a server ended, once it has."""

    code: int | None = None
    err: str = ""


@contextmanager
def serving(db: Path, *options: str) -> Iterator[tuple[httpx2.Client, Ended]]:
    """A browser of a server over a folder, and how it ended, with Ctrl+C."""
    ended = Ended()
    command = [*_ELCHI, "serve", "--db", str(db), "--port", "0", *options]
    pipes: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    # tests that are started in the background may have been told to ignore the interrupt that this is about
    with subprocess.Popen(command, **pipes, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as process:
        try:
            assert process.stderr
            told = re.fullmatch(r"elchi: (http://\S+) \(Ctrl\+C ends it\)\n", process.stderr.readline())
            assert told
            address = told[1].partition("?")[0]
            with httpx2.Client(base_url=address, headers={"Accept": "text/html"}, timeout=PATIENCE, follow_redirects=True) as browser:
                yield browser, ended
        finally:
            process.send_signal(signal.SIGINT)
            ended.err = process.communicate(timeout=PATIENCE)[1]
            ended.code = process.returncode


@pytest.fixture
def own_article(tmp_path: Path) -> Path:
    """The talks of two ministers once more, in another outlet and on another day."""
    known = next(article for article in articles() if article.id == "ministers-in-antalya")
    told = msgspec.structs.replace(
        known, id="again", outlet="Жаңы кабар", text=known.text.replace("2024-жылдын 1-мартында", "2025-жылдын 7-мартында")
    )
    return write(tmp_path / "again.jsonl", [told])


@pytest.mark.parametrize("by", [None, "cypher"], ids=["before the engine runs here", "while it runs here"])
def test_pages_show_what_others_write_meanwhile(own_db: Path, own_article: Path, by: str | None, tmp_path: Path) -> None:
    with serving(own_db) as (browser, ended):
        if by:
            asked = f"/questions/relations-between?a=KGZ&b=PAK&by={by}"
            assert browser.get(asked).status_code == 200
        assert browser.get("/article/again").status_code == 404
        assert "2025-03-07" not in browser.get(PAIR).text
        assert run("ingest", own_article, "--db", own_db).code == 0
        assert "Жаңы кабар" in browser.get("/article/again").text
        assert "2025-03-07" in browser.get(PAIR).text
        if by:
            assert "2025-03-07" in browser.get(asked).text
        done = run("query", "relations-between", "--a", "KGZ", "--b", "PAK", "--db", own_db)
        assert (done.code, done.err) == (0, "")
        assert "2025-03-07" in done.out
        assert run("export", "--around", "KGZ", "-f", "gexf", "-o", tmp_path / "kgz.gexf", "--db", own_db).code == 0
        assert run("retract", "again", "--db", own_db).code == 0
        assert browser.get("/article/again").status_code == 404
        assert "2025-03-07" not in browser.get(PAIR).text
        assert run("verify", "--db", own_db).code == 0
    assert (ended.code, ended.err.strip()) == (130, "")


def test_it_begins_in_time_and_ends_when_told(sample_db: Path) -> None:
    began = time.monotonic()
    with serving(sample_db) as (browser, ended):
        assert browser.get("/").status_code == 200
        assert time.monotonic() - began < PATIENCE
    assert (ended.code, ended.err.strip()) == (130, "")


def test_a_port_that_is_in_use_is_told_in_a_line(sample_db: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--db", sample_db, "--port", port)
    assert done.code == 1
    assert done.err == f"elchi: cannot listen on 127.0.0.1, port {port} (Address already in use); --port 0 takes any that is free\n"


def test_others_are_let_in_with_a_token_alone(sample_db: Path) -> None:
    done = run("serve", "--db", sample_db, "--host", "0.0.0.0", "--port", "0")  # noqa: S104
    assert done.code == 2
    assert "ELCHI_TOKEN" in done.err
    with serving(sample_db, "--host", "0.0.0.0", "--token", "t0ken") as (browser, _):  # noqa: S104
        assert browser.get("/state/KGZ", headers={"Cookie": ""}).status_code == 401
        assert browser.get("/state/KGZ?token=t0ken").status_code == 200
        assert browser.get("/state/KGZ").status_code == 200


def test_a_folder_without_a_database_is_told_in_a_line(tmp_path: Path) -> None:
    done = run("serve", "--db", tmp_path / "nothing", "--port", "0")
    assert done.code == 1
    assert "no ledger here" in done.err
    assert len(done.err.splitlines()) == 1
