"""Hostile questions through every way in, on every engine: refused or ended in one line, nothing written, nothing read from outside."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.queries.hostile import LANGUAGES, SECRET, WAYS, CommandWay, Hostile, Listener, StoreWay, hostile, secret, way_in
from tests.stores_fixtures import Neo4jServer, _empty

CASES = hostile()
# of a question that ends by its limit; the others are refused, whatever their limit
ENDLESS, PATIENT = 1.0, 30.0
# opening the store, starting the worker, on a busy machine
BESIDE = 20.0


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture(scope="module")
def way(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[StoreWay | CommandWay]:
    name, engine = request.param
    server: Neo4jServer | None = request.getfixturevalue("neo4j_server") if engine == "neo4j" else None
    if server:
        _empty(server)
    with way_in(name, engine, tmp_path_factory.mktemp(f"{engine}-{name}") / "home", server) as way:
        yield way


@pytest.fixture(scope="module")
def before(way: StoreWay | CommandWay) -> str:
    return way.digest()


def ways(language: str) -> pytest.MarkDecorator:
    """All ways to the engines of a language, each filled once."""
    found = [(way, engine) for engine, spoken in LANGUAGES.items() if spoken == language for way in WAYS]
    return pytest.mark.parametrize("way", found, ids="-".join, indirect=True, scope="module")


def cases(language: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", [case for case in CASES if case.language == language], ids=lambda case: case.name)


def check(way: StoreWay | CommandWay, before: str, case: Hostile, listener: Listener, outside: Path) -> None:
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


@ways("cypher")
@cases("cypher")
def test_hostile_cypher_does_nothing(way: StoreWay | CommandWay, before: str, case: Hostile, listener: Listener, tmp_path: Path) -> None:
    check(way, before, case, listener, tmp_path)


@ways("sparql")
@cases("sparql")
def test_hostile_sparql_does_nothing(way: StoreWay | CommandWay, before: str, case: Hostile, listener: Listener, tmp_path: Path) -> None:
    check(way, before, case, listener, tmp_path)


def test_there_are_enough_of_each_language() -> None:
    assert all(sum(case.language == language for case in CASES) >= 20 for language in ("cypher", "sparql"))
    assert len({(case.language, case.name) for case in CASES}) == len(CASES)
