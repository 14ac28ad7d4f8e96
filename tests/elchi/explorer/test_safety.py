"""Who is let in, with how much, and what browsers may do with the pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from elchi.explorer import pages, safety
from elchi.explorer.app import application
from elchi.explorer.safety import LOOPBACK, MAX_BODY, Gate

ADDRESSES = ["/", "/state/KGZ", "/assets/elchi.css", "/nothing"]


@pytest.fixture(scope="module")
def guarded(sample_db: Path) -> Iterator[TestClient]:
    """A server with a token, under a name of its own."""
    gate = Gate(LOOPBACK | {"elchi.example"}, "кілем-7")
    with TestClient(application(sample_db, gate), base_url="http://elchi.example:8420") as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_forbids_other_scripts_frames_and_guesses(browser: TestClient, address: str) -> None:
    headers = browser.get(address).headers
    policy = headers["content-security-policy"]
    for told in ("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert told in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-cache"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("address", ADDRESSES[:2])
def test_no_script_or_style_stands_in_a_page(browser: TestClient, address: str) -> None:
    text = browser.get(address).text
    assert " style=" not in text
    assert "<style" not in text
    assert " onclick" not in text
    assert all(tag.startswith((' src="/', ' type="application/json"')) for tag in text.split("<script")[1:])


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8420", "localhost:1", "LOCALHOST", "[::1]:8420", "[::1]"])
def test_names_of_this_machine_are_let_in(browser: TestClient, host: str) -> None:
    assert browser.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8420", "evil.example:127.0.0.1", ""])
def test_other_names_are_refused(browser: TestClient, host: str) -> None:
    answer = browser.get("/state/KGZ", headers={"Host": host})
    assert answer.status_code == 403
    assert "127.0.0.1 or localhost" in answer.text


@pytest.mark.parametrize(
    ("site", "mode", "code"),
    [
        ("cross-site", "no-cors", 403),
        ("cross-site", "cors", 403),
        ("cross-site", "navigate", 200),
        ("same-origin", "cors", 200),
        ("none", "navigate", 200),
    ],
)
def test_pages_of_other_sites_do_not_ask(browser: TestClient, site: str, mode: str, code: int) -> None:
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode}
    assert browser.get("/questions/relations-between?a=KGZ&b=TJK", headers=headers).status_code == code


def test_a_token_is_asked_for(guarded: TestClient) -> None:
    refused = guarded.get("/state/KGZ")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert "Жапаров" not in refused.text
    assert guarded.get("/?token=wrong").status_code == 401
    assert guarded.get("/", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert guarded.get("/", headers={b"Authorization": "Basic кілем-7".encode()}).status_code == 401
    assert guarded.get("/", headers={b"Authorization": "Bearer кілем-7".encode()}).status_code == 200


def test_a_token_in_the_address_is_kept_in_a_cookie_and_leaves_the_address(guarded: TestClient) -> None:
    told = guarded.get("/state/KGZ", params={"token": "кілем-7", "on": "2024-06-01"}, follow_redirects=False)
    assert (told.status_code, told.headers["location"]) == (303, "/state/KGZ?on=2024-06-01")
    cookie = told.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "7;" not in cookie
    assert guarded.get("/state/KGZ").status_code == 200
    guarded.cookies.clear()


def test_no_address_leads_elsewhere(guarded: TestClient) -> None:
    answer = guarded.get("http://elchi.example:8420//evil.example/x", params={"token": "кілем-7"}, follow_redirects=False)
    assert answer.headers["location"].startswith("/evil.example")
    guarded.cookies.clear()


def test_what_is_too_long_is_refused(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "MAX_ADDRESS", 1_000)
    assert browser.get("/?q=" + "x" * 1_000).status_code == 414
    assert browser.post("/", content=b"x" * (MAX_BODY + 1)).status_code == 413
    for length in ("x", "-1", "9" * 5_000, "²"):
        assert browser.get("/", headers={b"Content-Length": length.encode()}).status_code == 413


def test_a_fault_of_ours_tells_nothing_of_how_we_are_built(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret \x1b[2J")

    monkeypatch.setattr(pages, "_most", broken)
    answer = browser.get("/")
    assert [record.getMessage() for record in caplog.records] == ["GET '/': RuntimeError: 'secret \\x1b[2J'"]
    assert answer.status_code == 500
    assert "A fault of elchi" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_programs_are_told_what_is_wrong_in_a_line(browser: TestClient) -> None:
    answer = browser.get("/state/XXX", headers={"Accept": "*/*"})
    assert answer.status_code == 404
    assert answer.text == "There is nothing here. no State/XXX in the graph\n"
    assert browser.post("/", headers={"Accept": "*/*"}).status_code == 405
