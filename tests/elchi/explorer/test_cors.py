"""Pages of other sites read nothing here, but where they were told of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from elchi.explorer.app import application
from elchi.explorer.safety import Gate
from tests.elchi.runner import run

ORIGIN = "https://example.org"
ASKING = {"Origin": ORIGIN, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "authorization"}


@pytest.fixture(scope="module")
def opened(sample_db: Path) -> Iterator[TestClient]:
    """With a token, and to one other site."""
    gate = Gate(token="secret", origins=(ORIGIN,))
    with TestClient(application(sample_db, gate), base_url="http://127.0.0.1") as client:
        yield client


def test_other_sites_read_nothing(client: TestClient) -> None:
    for path in ("/api/search?q=a", "/sparql?query=ASK{}"):
        assert "access-control-allow-origin" not in client.get(path, headers={"Origin": ORIGIN}).headers
        assert client.options(path, headers=ASKING).status_code == 405


def test_a_site_that_was_told_of_reads_with_the_token(opened: TestClient) -> None:
    asked = opened.options("/api/search?q=a", headers=ASKING)
    assert (asked.status_code, asked.headers["access-control-allow-origin"]) == (200, ORIGIN)
    fetched = {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    told = opened.get("/api/search?q=a", headers=fetched | {"Authorization": "Bearer secret"})
    assert (told.status_code, told.headers["access-control-allow-origin"]) == (200, ORIGIN)
    assert opened.get("/api/search?q=a", headers={"Origin": ORIGIN}).status_code == 401


def test_no_other_site_reads_along(opened: TestClient) -> None:
    headers = {"Origin": "https://other.example", "Authorization": "Bearer secret"}
    assert "access-control-allow-origin" not in opened.get("/api/search?q=a", headers=headers).headers


@pytest.mark.parametrize("origin", ["example.org", "https://example.org/", "ftp://example.org", "https://"])
def test_what_is_no_origin_is_refused(sample_db: Path, origin: str) -> None:
    done = run("serve", "--db", sample_db, "--cors", origin)
    assert (done.code, "no origin" in done.err) == (2, True)
