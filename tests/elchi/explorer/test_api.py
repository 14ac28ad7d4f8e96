"""`/api`: what scripts read."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.ledger import Ledger


def told(client: TestClient, path: str, status: int = 200, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters or None)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == ("application/json" if status == 200 else "application/problem+json")
    return answer.json()


def test_a_person_typed_in_latin_letters_is_found(client: TestClient) -> None:
    found = told(client, "/api/search", q="tokayev")["found"]
    assert [(one["name"], one["node"]["label"]) for one in found] == [("Касым-Жомарт Токаев", "Person")]


def test_neighbours_come_a_page_at_a_time(client: TestClient) -> None:
    first, second = (told(client, "/api/around", key="KGZ", offset=offset, limit=5) for offset in (0, 5))
    assert first["total"] == second["total"] > 10
    assert first["nodes"][0]["key"] == second["nodes"][0]["key"] == "elchi:State/KGZ"
    shared = {one["key"] for one in first["nodes"]} & {one["key"] for one in second["nodes"]}
    assert shared == {"elchi:State/KGZ"}
    inside = {one["key"] for one in first["nodes"]}
    assert all({one["source"], one["target"]} <= inside for one in first["edges"])


def test_an_edge_has_the_quotes_of_its_claims(client: TestClient, sample_db: Any) -> None:
    edge = told(client, "/api/around", key="KGZ", limit=1)["edges"][0]
    evidence = told(client, f"/api/edge/{edge['key']}")
    assert evidence["edge"] == edge
    assert len(evidence["claims"]) == edge["claims"] >= 1
    ledger = Ledger.open(sample_db / "ledger.sqlite", create=False)
    for claim in evidence["claims"]:
        text = ledger.article(claim["article"]["id"]).text
        assert all(text[one["start"] : one["end"]] == one["text"] != "" for one in claim["quotes"])
        assert 0 < claim["confidence"] <= 1
    ledger.close()


@pytest.mark.parametrize(
    ("path", "parameters", "wrong"),
    [
        ("/api/around", {"limit": "0"}, {"limit", "key"}),
        ("/api/around", {"key": "KGZ", "offset": "-1", "lang": "fr"}, {"offset", "lang"}),
        ("/api/search", {"q": "a", "depth": "1"}, {"depth"}),
        ("/api/search", {"q": ["a", "b"]}, {"q"}),
        ("/api/edge/nothing", {}, {"key"}),
    ],
)
def test_a_wrong_parameter_is_named(client: TestClient, path: str, parameters: dict[str, Any], wrong: set[str]) -> None:
    problem = told(client, path, 400, **parameters)
    assert {one["parameter"] for one in problem["errors"]} == wrong
    assert problem["status"] == 400


@pytest.mark.parametrize("path", ["/api/around?key=nobody", "/api/edge/e:00000000000000000000"])
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert told(client, path, 404)["title"] == "Not Found"


def test_who_has_the_answer_is_told_so(client: TestClient) -> None:
    answer = client.get("/api/search?q=a")
    again = client.get("/api/search?q=a", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
