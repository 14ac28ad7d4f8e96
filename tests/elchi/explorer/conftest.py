"""The explorer over a database of the sample articles, asked by a program, read as pages, and shown in a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from elchi.explorer import links
from elchi.explorer.app import application
from elchi.explorer.world import World
from tests.elchi.explorer.browsing import Watched, chromium
from tests.elchi.explorer.serving import served


def asking(sample_db: Path, **headers: str) -> TestClient:
    return TestClient(application(sample_db), base_url="http://127.0.0.1", headers=headers)


@pytest.fixture(scope="package")
def programs_client(sample_db: Path) -> Iterator[TestClient]:
    with asking(sample_db) as client:
        yield client


@pytest.fixture(scope="package")
def readers_client(sample_db: Path) -> Iterator[TestClient]:
    with asking(sample_db, accept="text/html") as client:
        yield client


@pytest.fixture
def client(programs_client: TestClient) -> TestClient:
    """Asked, never changed; no cookie of another test's is left."""
    programs_client.cookies.clear()
    return programs_client


@pytest.fixture
def browser(readers_client: TestClient) -> TestClient:
    """The same, asked for pages."""
    readers_client.cookies.clear()
    return readers_client


@pytest.fixture(scope="package")
def started() -> Iterator[Browser]:
    """A real browser without a screen."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="package")
def address(sample_db: Path) -> Iterator[str]:
    """Where the sample articles are served."""
    with served(sample_db) as address:
        yield address


@pytest.fixture
def seen(started: Browser, address: str) -> Iterator[Watched]:
    """A fresh page of it in English; what went wrong on it fails the test."""
    with started.new_context(viewport={"width": 1400, "height": 900}, locale="en", accept_downloads=True) as context:
        seen = Watched(context.new_page(), address)
        yield seen
        assert seen.wrong == []


@pytest.fixture(scope="package")
def named(sample_db: Path) -> dict[str, str]:
    """Addresses whose ids are other when the texts are read otherwise: a meeting, a claim, and the edge that the claim supports."""
    world = World(sample_db)
    graph = world.graph()
    holds = next(e for e in graph.edges.values() if e.type == "HOLDS" and "кулубаев" in e.start and "KGZ/foreign_minister" in e.end)
    took = next(e for e in graph.edges.values() if e.type == "TOOK_PART_IN" and e.start.endswith("исхак_дар"))
    claim = next(one for one in holds.properties["claims"] if graph.stated[one].endswith("ministers-in-antalya"))
    world.close()
    return {"meeting": links.node(graph.nodes[took.end]), "claim": links.claim(claim), "edge": links.edge(holds.key)}
