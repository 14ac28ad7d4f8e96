"""The explorer over a database of the sample articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from elchi.explorer.app import application


@pytest.fixture(scope="package")
def client(sample_db: Path) -> Iterator[TestClient]:
    """Asked, never changed."""
    with TestClient(application(sample_db), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="package")
def browser(sample_db: Path) -> Iterator[TestClient]:
    """The same, asked for pages."""
    with TestClient(application(sample_db), base_url="http://127.0.0.1", headers={"Accept": "text/html"}) as browser:
        yield browser
