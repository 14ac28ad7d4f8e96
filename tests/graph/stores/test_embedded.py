"""The embedded engine's folder: one process runs it, others join, whoever dies leaves it usable."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest
from filelock import FileLock

from graph.errors import BusyError, QueryError, StoreError
from graph.facts import Delta, Edge, Node
from graph.stores.embedded import EmbeddedGraph, open_embedded
from graph.stores.embedded_hold import RunFile

# a delta of the numbered series: two nodes and an edge more each time
SERIES = """
import sys
from pathlib import Path
from graph.facts import Delta, Edge, Node
from graph.stores.embedded import open_embedded

def delta(seq):
    claim, article = f"elchi:Claim/{seq}", f"elchi:Article/{seq}"
    nodes = (Node(claim, "Claim", {"caption": "ү" * 500}), Node(article, "Article", {"caption": "ү" * 500}))
    return Delta(seq - 1, seq, nodes, (Edge(f"e:{seq}", "STATED_IN", "Claim", claim, "Article", article, {}),))
"""
ENDLESS = (
    SERIES
    + "graph = open_embedded(Path(sys.argv[1]))\nfor seq in range(1, 100_000):\n    graph.apply(delta(seq)); print(seq, flush=True)\n"
)
JOINER = SERIES + "graph = open_embedded(Path(sys.argv[1]))\ngraph.apply(delta(1)); print(graph.owner, graph.counts()); graph.close()\n"
RACER = (
    SERIES + "graph = open_embedded(Path(sys.argv[1]))\nprint(graph.owner, graph.applied(), flush=True)\n"
    "sys.stdin.read(); print(graph.applied()); graph.close()\n"
)
WRONG = (
    SERIES + "from graph.errors import QueryError\ngraph = open_embedded(Path(sys.argv[1]))\n"
    "try:\n    graph.ask('RETURN 1 +')\nexcept QueryError:\n    pass\ngraph.close()\n"
)


class Opener:
    """Opens graphs and closes them when the test is over, however it ends."""

    def __init__(self) -> None:
        self.opened: list[EmbeddedGraph] = []

    def __call__(self, folder: Path, **options: Any) -> EmbeddedGraph:
        self.opened.append(open_embedded(folder, **options))
        return self.opened[-1]


@pytest.fixture
def opened() -> Iterator[Opener]:
    opener = Opener()
    yield opener
    for graph in opener.opened:
        graph.close()


def script(text: str, folder: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([sys.executable, "-c", text, str(folder)], stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def finished(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=60)
    assert (err, process.returncode) == ("", 0)
    return out


def of_the_series(seq: int) -> Delta:
    names: dict[str, Any] = {}
    exec(SERIES, names)  # noqa: S102 (the text that the other processes run)
    return cast("Delta", names["delta"](seq))


def one_node(seq: int) -> Delta:
    return Delta(seq - 1, seq, (Node(f"elchi:State/{seq}", "State", {"caption": str(seq)}),))


def test_data_stays_when_reopened(tmp_path: Path, opened: Opener) -> None:
    for seq in (1, 2, 3):
        graph = opened(tmp_path)
        assert (graph.owner, graph.applied()) == (True, seq - 1)
        graph.apply(one_node(seq))
        graph.close()
        graph.close()


def test_second_process_joins(tmp_path: Path, opened: Opener) -> None:
    graph = opened(tmp_path)
    assert finished(script(JOINER, tmp_path)) == "False (2, 1)\n"
    assert (graph.applied(), graph.counts()) == (1, (2, 1))


def test_of_two_starting_together_one_owns(tmp_path: Path) -> None:
    racers = [script(RACER, tmp_path) for _ in range(3)]
    lines = [racer.stdout.readline() for racer in racers if racer.stdout]
    assert sorted(lines) == ["False 0\n", "False 0\n", "True 0\n"]
    owner_first = sorted(racers, key=lambda racer: lines[racers.index(racer)], reverse=True)
    assert [finished(racer) for racer in owner_first] == ["0\n"] * 3


def test_run_file_is_for_its_owner_alone_and_goes(tmp_path: Path, opened: Opener) -> None:
    graph = opened(tmp_path)
    assert stat.S_IMODE((tmp_path / "engine.json").stat().st_mode) == 0o600
    graph.close()
    assert not (tmp_path / "engine.json").exists()


@pytest.mark.parametrize("left", ["", "{", '{"pid": 1}', '{"pid":999999,"port":9,"secrets":{"writer":"a","reader":"b"}}'])
def test_leftover_run_file_is_taken_over(tmp_path: Path, left: str, opened: Opener) -> None:
    (tmp_path / "engine.json").write_text(left)
    graph = opened(tmp_path)
    assert (graph.owner, graph.applied()) == (True, 0)


def test_joined_graph_takes_over_when_the_owner_ends(tmp_path: Path, opened: Opener) -> None:
    owner, joined = opened(tmp_path), opened(tmp_path)
    joined.apply(one_node(1))
    owner.close()
    assert (joined.ask("MATCH (s:State) RETURN s.caption AS c").rows, joined.owner) == ([("1",)], True)
    joined.apply(one_node(2))
    assert joined.counts() == (2, 0)


def test_write_of_a_joined_graph_survives_the_owners_end(tmp_path: Path, opened: Opener) -> None:
    owner, joined = opened(tmp_path), opened(tmp_path)
    assert (owner.owner, joined.owner, joined.applied()) == (True, False, 0)
    owner.close()
    joined.apply(one_node(1))
    assert (joined.applied(), joined.counts()) == (1, (1, 0))


@pytest.mark.parametrize("run", [None, RunFile(4711)], ids=["no-run-file", "starting"])
def test_holder_that_does_not_answer_is_named(tmp_path: Path, run: RunFile | None, opened: Opener) -> None:
    told: list[str] = []
    if run:
        (tmp_path / "engine.json").write_text('{"pid": 4711}')
    with FileLock(tmp_path / "engine.lock"), pytest.raises(BusyError, match="4711" if run else "another process"):
        opened(tmp_path, wait_seconds=0.3, on_wait=told.append)
    assert len(told) == 1
    assert "waiting for" in told[0]


@pytest.mark.parametrize("acknowledged", [1, 3, 40, 150])
def test_killed_in_the_middle_of_writing(tmp_path: Path, acknowledged: int, opened: Opener) -> None:
    writer = script(ENDLESS, tmp_path)
    assert writer.stdout
    assert [int(writer.stdout.readline()) for _ in range(acknowledged)] == list(range(1, acknowledged + 1))
    os.kill(writer.pid, signal.SIGKILL)
    last = max([acknowledged, *(int(line) for line in writer.communicate(timeout=30)[0].splitlines() if line)])
    graph = opened(tmp_path)
    seq = graph.applied()
    assert (graph.owner, graph.suspect) == (True, True)
    assert 0 < seq <= last + 1
    for lost in range(seq + 1, last + 1):  # the engine may forget what it has said to be on the disk; the ledger says it again
        graph.apply(of_the_series(lost))
    whole = max(seq, last)
    assert (graph.applied(), graph.counts()) == (whole, (2 * whole, whole))


def test_nothing_reaches_the_terminal(tmp_path: Path) -> None:
    assert finished(script(WRONG, tmp_path)) == ""
    assert (tmp_path / "log").is_dir()


def test_platform_without_the_engine_points_to_a_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Opener) -> None:
    monkeypatch.setitem(sys.modules, "arcadedb", None)
    with pytest.raises(StoreError, match="--neo4j"):
        opened(tmp_path)


LIMITS = {
    "unwind": "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c WITH a WHERE a < 0 RETURN count(*) AS n",
    "match": "MATCH (a), (b), (c), (d), (e), (f) WHERE a.caption + b.caption + c.caption + d.caption + e.caption + f.caption = '' RETURN 1",
}


@pytest.mark.parametrize("query", LIMITS.values(), ids=LIMITS.keys())
def test_limit_is_the_folders_own(tmp_path: Path, query: str, opened: Opener) -> None:
    patient, strict = opened(tmp_path / "a", command_timeout_ms=60_000), opened(tmp_path / "b", command_timeout_ms=500)
    strict.apply(Delta(0, 1, tuple(Node(f"elchi:State/{i}", "State", {"caption": str(i)}) for i in range(30))))
    with pytest.raises(QueryError, match="ended after"):
        strict.ask(query)
    assert patient.ask("RETURN 1 AS one").rows == [(1,)]


def test_edges_keep_their_order_of_ends(tmp_path: Path, opened: Opener) -> None:
    nodes = tuple(Node(f"elchi:State/{c}", "State", {"caption": c, "code": c}) for c in ("KGZ", "RUS"))
    edge = Edge("e:1", "CONSULT", "State", nodes[1].key, "State", nodes[0].key, {"claims": ["c:1"]})
    graph = opened(tmp_path)
    graph.apply(Delta(0, 1, nodes, (edge,)))
    assert graph.ask("MATCH (a)-[:CONSULT]->(b) RETURN a.code AS a, b.code AS b").rows == [("RUS", "KGZ")]


def test_two_writers_at_a_time_lose_nothing(tmp_path: Path, opened: Opener) -> None:
    def delta(writer: str, i: int) -> Delta:
        state, claim = f"elchi:State/{i % 5}", f"elchi:Claim/{writer}{i}"
        nodes = (Node(state, "State", {"caption": writer}), Node(claim, "Claim", {"caption": writer}))
        return Delta(0, i, nodes, (Edge(f"e:{writer}{i}", "ABOUT", "Claim", claim, "State", state, {}),))

    def write(graph: EmbeddedGraph, writer: str) -> None:
        for i in range(60):
            graph.apply(delta(writer, i))

    graphs = [opened(tmp_path), opened(tmp_path)]
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(write, graph, name) for graph, name in zip(graphs, "ab", strict=True)]:
            done.result()
    assert graphs[0].counts() == (5 + 120, 120)
