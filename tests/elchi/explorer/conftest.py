"""The explorer over a database of the sample articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from elchi.explorer.app import application


def started(sample_db: Path, **headers: str) -> TestClient:
    return TestClient(application(sample_db), base_url="http://127.0.0.1", headers=headers)


@pytest.fixture(scope="package")
def programs_client(sample_db: Path) -> Iterator[TestClient]:
    with started(sample_db) as client:
        yield client


@pytest.fixture(scope="package")
def readers_client(sample_db: Path) -> Iterator[TestClient]:
    with started(sample_db, accept="text/html") as client:
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
