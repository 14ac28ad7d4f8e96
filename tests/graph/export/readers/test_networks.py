"""Programs for networks open GraphML and GEXF: igraph, and Gephi by its toolkit."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import igraph
import pytest
from filelock import FileLock

from graph.export.networks import gexf, graphml
from graph.export.selection import Selection
from tests.graph.export.readers.conftest import captions

TOOLKIT = ("org.gephi", "gephi-toolkit", "0.10.1")
WRITERS = {"graphml": graphml, "gexf": gexf}


@pytest.fixture(scope="module")
def files(hard: Selection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The graph in each format."""
    folder = tmp_path_factory.mktemp("networks")
    paths = {ending: folder / f"graph.{ending}" for ending in WRITERS}
    for ending, path in paths.items():
        path.write_text(WRITERS[ending](hard), encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def gephi(files: dict[str, Path]) -> dict[str, Any]:
    """What Gephi holds of each, by format."""
    program = Path(__file__).with_name("gephi.py")
    done = subprocess.run([sys.executable, program, toolkit(), *files.values()], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    opened = json.loads(done.stdout)
    return {ending: opened[str(path)] for ending, path in files.items()}


def toolkit() -> Path:
    """The toolkit with all that it needs in one jar, fetched once; one process at a time, as the cache knows of no other."""
    from jgo.maven import MavenContext

    lock = Path.home() / ".cache/jgo/elchi.lock"
    lock.parent.mkdir(parents=True, exist_ok=True)
    group, name, version = TOOLKIT
    with FileLock(lock):
        return Path(MavenContext().project(group, name).at_version(version).artifact(classifier="all").resolve())


def test_igraph_reads_graphml(hard: Selection, files: dict[str, Path]) -> None:
    graph = igraph.Graph.Read_GraphML(str(files["graphml"]))
    assert (graph.vcount(), graph.ecount()) == (len(hard.nodes), len(hard.edges))
    assert {v["id"]: " ".join(v["label"].split()) for v in graph.vs} == captions(hard)
    assert Counter(graph.es["relation"]) == Counter(edge.type for edge in hard.edges)
    assert {type(value) for value in graph.es["confidence"]} <= {float}


@pytest.mark.parametrize("ending", WRITERS)
def test_gephi_holds_every_node_and_edge(hard: Selection, gephi: dict[str, Any], ending: str) -> None:
    opened = gephi[ending]
    assert opened["problems"] == []
    assert {key: " ".join(label.split()) for key, label in opened["nodes"].items()} == captions(hard)
    assert opened["edges"] == sorted(edge.type for edge in hard.edges)
    assert {"relation", "confidence", "first_day", "last_day"} <= set(opened["columns"])


def test_gephi_has_a_timeline_of_gexf(gephi: dict[str, Any]) -> None:
    assert gephi["gexf"]["dynamic"]
    assert not gephi["graphml"]["dynamic"]
