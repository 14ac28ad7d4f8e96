"""What cannot be taken in: a line each that says what, where and how to mend it; the other articles go in."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.samples import articles
from tests.elchi.runner import Done, run
from tests.ingest.sources.samples import page

GERMAN = "Der Außenminister ist am Montag zu Gesprächen nach Taschkent gereist und hat dort seinen Amtskollegen getroffen. " * 3
LONG = {"id": "long", "text": "Президент Садыр Жапаров Ташкентке барды. " * 150_000}

# file name, its bytes (null: there is no such file), what is said of it, how it is mended
BAD: dict[str, tuple[str, bytes | None, str, str]] = {
    "empty": ("empty.txt", b"", "empty, or only white space", "leave it out"),
    "binary": ("binary.txt", b"\x7fELF\x00\x01\x02\x00", "binary, not text", "convert it to plain text"),
    "truncated JSON": ("cut.json", b'{"id": "x", "text": "y', "invalid JSON", "mend the JSON"),
    "HTML without text": ("menu.html", page("").encode(), "HTML without an article's text", "save the page"),
    "no pack": ("german", GERMAN.encode(), "there is no language pack for 'de'", "name one with --language"),
    "over 10 MB": ("long.jsonl", json.dumps(LONG, ensure_ascii=False).encode(), "a record over 10 MB", "split it, or leave it out"),
    "missing": ("gone.txt", None, "no such file or folder", "check the path"),
}


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Done:
    """All of them in one run, with a good article before and one after."""
    folder = tmp_path_factory.mktemp("sources")
    for name, data, *_ in BAD.values():
        if data is not None:
            (folder / name).write_bytes(data)
    for name, article in zip(("first.txt", "last.txt"), articles(), strict=False):
        (folder / name).write_text(article.text, "utf-8")
    paths = [folder / name for name in ("first.txt", *(name for name, *_ in BAD.values()), "last.txt")]
    return run("ingest", *paths, "--db", folder / "db")


@pytest.mark.parametrize(("name", "what", "how"), [(name, what, how) for name, _, what, how in BAD.values()], ids=BAD)
def test_each_has_one_line(ingested: Done, name: str, what: str, how: str) -> None:
    (line,) = (line for line in ingested.refusals if name in line)
    assert what in line
    assert how in line


def test_the_others_go_in(ingested: Done) -> None:
    assert (ingested.code, ingested.out) == (3, "first\nlast\n")
    assert len(ingested.refusals) == len(BAD)
    assert ingested.err.splitlines()[-1] == f"2 new, 0 replaced, 0 unchanged, {len(BAD)} refused"


def test_extract_refuses_alike(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text(articles()[0].text, "utf-8")
    done = run("extract", tmp_path)
    assert (done.code, len(done.refusals)) == (3, 1)
    assert done.out.count('"article":"good"') == len(done.out.splitlines()) > 0


# The rights are given up after a first ingest, because the checkout may lie where only its owner can read.
_AS_ANOTHER = """
import os, sys
from elchi.cli import elchi
from elchi.failures import guarded
def run(*arguments):
    sys.argv = ["elchi", *arguments]
    return guarded(elchi)
run("ingest", "a.txt", "--db", "before", "--language", "ky")
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.exit(run("ingest", "a.txt", "b.txt", "c.txt", "--db", "db", "--language", "ky"))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may reach and write to, as those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="elchi-") as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def test_what_another_user_may_not_read(open_folder: Path) -> None:
    for name, article in zip("abc", articles(), strict=False):
        (open_folder / f"{name}.txt").write_text(article.text, "utf-8")
    (open_folder / "b.txt").chmod(0o000)
    done = subprocess.run([sys.executable, "-c", _AS_ANOTHER], cwd=open_folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (3, ["a", "a", "c"]), done.stderr
    assert [line for line in done.stderr.splitlines() if "b.txt" in line] == [
        "refused: b.txt: may not be read by this user; give the right to read it (chmod, chown)"
    ]
    assert "Traceback" not in done.stderr
