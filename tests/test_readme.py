"""The README's first command, run as written in a fresh clone, does what the README says."""

import csv
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import pytest

from tests.readme import ROOT, command

# what is set for this run must not reach a stranger's shell
OURS = ("PYTHON", "VIRTUAL_ENV", "PYTEST", "ELCHI", "NEO4J", "GIT_")


@dataclass(frozen=True)
class Run:
    """A clone in which the command has ended, and what it printed."""

    clone: Path
    stdout: str

    def tables(self) -> dict[str, list[list[str]]]:
        """What stands under each heading, as rows of cells."""
        blocks = (block.partition("\n") for block in self.stdout.split("\n== ")[1:])
        return {head: list(csv.reader(body.strip("\n").split("\n"), dialect="excel-tab")) for head, _, body in blocks}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    clone = tmp_path_factory.mktemp("clone") / "elchi"
    subprocess.run(["git", "clone", "-q", ROOT, clone], check=True, capture_output=True)
    env = {k: v for k, v in os.environ.items() if not k.startswith(OURS)}
    # the command says python3: the one that runs this test, not another that may come first on the path
    env["PATH"] = os.pathsep.join((str(_interpreter(clone.parent / "bin")), env["PATH"]))
    done = subprocess.run(
        ["bash", "-c", command("demo")], cwd=clone, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0, done.stderr
    return Run(clone, done.stdout)


def _interpreter(folder: Path) -> Path:
    folder.mkdir()
    (folder / "python3").symlink_to(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
    return folder


def test_it_shows_triples_with_the_words_that_say_so(run: Run) -> None:
    header, *rows = next(iter(run.tables().values()))
    texts = (ROOT / "ingest/samples/articles.jsonl").read_text(encoding="utf-8")
    assert header == ["article", "triple", "quote"]
    assert len(rows) > 100
    assert [quote for _, _, quote in rows if quote not in texts] == []


def test_it_asks_two_questions_in_two_languages_with_the_same_rows(run: Run) -> None:
    asked = {head: rows for head, rows in run.tables().items() if head.startswith("elchi query")}
    cypher = {head.removesuffix("cypher"): rows for head, rows in asked.items() if head.endswith("--lang cypher")}
    sparql = {head.removesuffix("sparql"): rows for head, rows in asked.items() if head.endswith("--lang sparql")}
    assert len(cypher) == 2
    assert cypher == sparql
    assert all(len(rows) > 1 for rows in cypher.values())


def test_it_exports_a_subgraph_that_opens(run: Run) -> None:
    graph = nx.read_graphml(run.clone / "elchi-demo.graphml")
    said = f"{len(graph.nodes)} nodes and {len(graph.edges)} edges around KGZ"
    assert said in run.stdout
    assert len(graph.edges) > 10


def test_it_leaves_nothing_in_the_clone_that_git_would_take_up(run: Run) -> None:
    status = subprocess.run(["git", "status", "--porcelain"], cwd=run.clone, capture_output=True, text=True, check=True)
    assert status.stdout == ""
