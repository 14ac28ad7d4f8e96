"""Hostile questions through every way in, on every engine: refused or ended in one line, nothing written, nothing read from outside.

Each question tries each engine through one way in, in turn; with `ELCHI_HOSTILE=all` (`just soak`) through every one.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.neo4j_local import DEFAULT_VERSION, SHORT_LIVED, LocalNeo4j
from tests.queries.hostile import LANGUAGES, SECRET, WAYS, Hostile, Listener, Way, hostile, secret, way_in
from tests.stores_fixtures import Neo4jServer

CASES = hostile()
# of a question that ends by its limit; the others are refused, whatever their limit
ENDLESS, PATIENT = 1.0, 30.0
# opening the store, starting the worker, on a busy machine
BESIDE = 20.0
# every how manieth question a way in is tried with, from the way's own turn on
STEP = 1 if os.environ.get("ELCHI_HOSTILE") == "all" else len(WAYS)


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


class Filled:
    """The ways in, each engine filled when it is first asked, with the digest of what it then held."""

    def __init__(self, folder: Path, neo4j: Callable[[], Neo4jServer]) -> None:
        self._folder = folder
        self._neo4j = neo4j
        self._digests: dict[str, str] = {}

    def way(self, name: str, engine: str) -> tuple[Way, str]:
        way = way_in(name, engine, self._folder / engine, self._neo4j() if engine == "neo4j" else None)
        if engine not in self._digests:
            self._digests[engine] = way.digest()
        return way, self._digests[engine]


@pytest.fixture(scope="module")
def attacked_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server of its own: an expression that never ends keeps a thread of it busy, and a clean stop waiting."""
    version = os.environ.get("ELCHI_TEST_NEO4J_VERSION", DEFAULT_VERSION)
    with LocalNeo4j(tmp_path_factory.mktemp("attacked"), version=version, java_options=SHORT_LIVED) as local:
        yield Neo4jServer(local.uri, local.username, local.password)
        assert local.pid
        os.kill(local.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return Filled(tmp_path_factory.mktemp("ways"), lambda: request.getfixturevalue("attacked_server"))


def cases(language: str) -> pytest.MarkDecorator:
    """The questions of a language on all its engines, by way in; those that burden a server are last."""
    asked = sorted((case for case in CASES if case.language == language), key=lambda case: case.endless)
    engines = [engine for engine, spoken in LANGUAGES.items() if spoken == language]
    found = [(way, engine, case) for engine in engines for turn, way in enumerate(WAYS) for case in asked[turn % STEP :: STEP]]
    return pytest.mark.parametrize(("name", "engine", "case"), found, ids=[f"{case.name}-{way}-{engine}" for way, engine, case in found])


def check(taken: tuple[Way, str], case: Hostile, listener: Listener, outside: Path) -> None:
    way, before = taken
    text = case.text.replace("@FILE@", str(secret(outside))).replace("@PORT@", str(listener.port))
    limit = ENDLESS if case.endless else PATIENT
    started = time.monotonic()
    told = way.refusal(text, limit)
    assert time.monotonic() - started < limit + BESIDE
    assert told
    assert "\n" not in told
    assert "Traceback" not in told
    assert SECRET not in told
    assert listener.connections == 0
    assert way.ordinary()
    assert way.digest() == before


@cases("cypher")
def test_hostile_cypher_does_nothing(name: str, engine: str, case: Hostile, filled: Filled, listener: Listener, tmp_path: Path) -> None:
    check(filled.way(name, engine), case, listener, tmp_path)


@cases("sparql")
def test_hostile_sparql_does_nothing(name: str, engine: str, case: Hostile, filled: Filled, listener: Listener, tmp_path: Path) -> None:
    check(filled.way(name, engine), case, listener, tmp_path)


def test_there_are_enough_of_each_language() -> None:
    assert all(sum(case.language == language for case in CASES) >= 20 for language in ("cypher", "sparql"))
    assert len({(case.language, case.name) for case in CASES}) == len(CASES)
