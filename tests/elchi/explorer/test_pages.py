"""The pages of the explorer, as a browser gets them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from elchi.explorer.app import application
from ingest.samples import articles
from tests.elchi.runner import run, write


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("explorer")
    assert run("ingest", write(folder / "articles.jsonl", articles()), "--db", folder / "db").code == 0
    with TestClient(application(folder / "db"), base_url="http://127.0.0.1") as client:
        yield client


def test_a_person_typed_in_latin_letters_is_found(client: TestClient) -> None:
    assert "Токаев" in client.get("/", params={"q": "tokayev"}).text
    assert "Токаев" not in client.get("/", params={"q": "nobody of that name"}).text


def test_pages_show_what_came_in_since(client: TestClient, tmp_path: Path) -> None:
    assert client.get("/", params={"q": "<b>"}).status_code == 200
