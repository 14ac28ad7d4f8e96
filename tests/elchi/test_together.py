"""Two commands in one folder: the second joins the first or waits for it, and nothing is corrupted."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from ingest.samples import articles
from tests.elchi.runner import run, write

# opens the folder, runs its engine, and stays until its stdin ends
_HOLDING = """
import sys
from pathlib import Path
from graph.database import Database
with Database.open(Path(sys.argv[1])) as database:
    database.graph().counts()
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    sys.stdin.read()
"""
_ELCHI = (sys.executable, "-c", "from elchi.cli import main; main()")
BETWEEN = ("query", "relations-between", "--a", "KGZ", "--b", "KAZ")


@pytest.fixture
def held(own_db: Path) -> Iterator[Path]:
    """A folder that another process has open."""
    command = [sys.executable, "-c", _HOLDING, str(own_db)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "ready\n"
        yield own_db
        assert holder.communicate()[1] == ""
    assert holder.returncode == 0


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own."""
    return subprocess.run([*_ELCHI, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("language", ["cypher", "sparql"])
def test_a_question_joins(held: Path, language: str) -> None:
    done = run(*BETWEEN, "--lang", language, "--db", held)
    assert (done.code, done.err) == (0, "")
    assert len(done.out.splitlines()) > 1


def test_an_ingest_joins_and_the_holder_sees_it(held: Path, tmp_path: Path) -> None:
    extra = tmp_path / "extra.txt"
    extra.write_text(articles()[0].text, "utf-8")
    assert run("ingest", extra, "--db", held).err == "1 new, 0 replaced, 0 unchanged, 0 refused\n"
    assert "held by process" in run("doctor", "--db", held).out
    assert run("verify", "--db", held).code == 0
    assert run("rebuild", "--db", held).code == 0
    assert run("verify", "--db", held).code == 0


def test_commands_at_the_same_moment_corrupt_nothing(tmp_path: Path) -> None:
    """Neither is there first: one makes the engine, the others join it or wait, and take over when its process ends."""
    db, every = tmp_path / "db", articles()
    files = [write(tmp_path / f"{at}.jsonl", every[at::3]) for at in range(3)]
    with ThreadPoolExecutor(3) as pool:
        ended = list(pool.map(lambda file: command("ingest", file, "--db", db), files))
    assert [done.returncode for done in ended] == [0, 0, 0], [done.stderr for done in ended]
    assert sorted("".join(done.stdout for done in ended).split()) == sorted(article.id for article in every)
    for done in ended:
        assert all(": waiting for " in line or " new, " in line for line in done.stderr.splitlines()), done.stderr
    verified = run("verify", "--db", db)
    assert (verified.code, verified.out) == (0, "")


FREE = {"cypher": "MATCH (s:State) RETURN s.code", "sparql": "SELECT ?s { ?s ?p ?o } LIMIT 3"}
BESIDE = {
    "canned-cypher": (*BETWEEN, "--lang", "cypher"),
    "canned-sparql": (*BETWEEN, "--lang", "sparql"),
    "free-cypher": ("query", "--cypher", FREE["cypher"]),
    "free-sparql": ("query", "--sparql", FREE["sparql"]),
    "export": ("export", "-f", "json"),
    "stats": ("stats",),
}


def test_what_is_asked_while_a_long_ingest_runs_is_answered(own_db: Path, tmp_path: Path) -> None:
    """The ingest is told its articles one by one, so it is under way as long as we like."""
    pipe = subprocess.PIPE
    first, *rest = (msgspec.structs.replace(article, id=f"{article.id}-{at}") for at in range(40) for article in articles())
    with subprocess.Popen([*_ELCHI, "ingest", "-", "--db", str(own_db)], stdin=pipe, stdout=pipe, stderr=pipe, text=True) as ingest:
        assert ingest.stdin
        assert ingest.stdout
        for article in (first, *rest[:250]):
            ingest.stdin.write(msgspec.json.encode(article).decode() + "\n")
        ingest.stdin.flush()
        assert ingest.stdout.readline().strip() == first.id
        for name, words in BESIDE.items():
            done = command(*words, "--db", own_db)
            assert (done.returncode, len(done.stdout.splitlines()) > 1) == (0, True), (name, done.stderr)
            assert ingest.poll() is None
        _, told = ingest.communicate()
    assert (ingest.returncode, "251 new" in told) == (0, True), told
    assert run("verify", "--db", own_db).code == 0
