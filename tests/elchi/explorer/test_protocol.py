"""The SPARQL 1.1 Protocol, request by request: `protocol.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient

from graph.database import Database
from graph.identity import article_key
from graph.rdf.terms import BASE, entity
from ingest.samples import articles

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("protocol.yaml").read_text("utf-8"))


def graphs() -> dict[str, str]:
    first, second = (entity(BASE, article_key(article.id)).value for article in articles()[:2])
    return {"{one}": first, "{two}": second}


def filled(told: Any, *, bare: bool) -> Any:
    """With the addresses of the graphs; bare as a parameter, else in brackets as in a query."""
    if isinstance(told, list):
        return [filled(one, bare=bare) for one in told]
    for name, iri in graphs().items():
        told = told.replace(name, iri if bare and told == name else f"<{iri}>")
    return told


def parameters(told: dict[str, Any] | None) -> dict[str, Any] | None:
    return {name: filled(value, bare=True) for name, value in told.items()} if told else None


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_request_gets_what_the_protocol_says(client: TestClient, case: dict[str, Any]) -> None:
    body = filled(case["body"], bare=False).encode(case.get("encoding", "utf-8")) if "body" in case else None
    headers = {"Content-Type": case["type"]} if "type" in case else {}
    answer = client.request(
        case.get("method", "POST" if body or "form" in case else "GET"),
        "/sparql",
        params=parameters(case.get("get")),
        data=parameters(case.get("form")),
        content=body,
        headers=headers | {"Accept": case.get("accept", "*/*")},
    )
    assert answer.status_code == case["status"], answer.text
    assert "is" not in case or answer.headers["content-type"].partition(";")[0] == case["is"]
    assert "answer" not in case or answer.json()["boolean"] is case["answer"]
    assert case.get("says", "") in answer.text
    assert case["status"] == 200 or "\n" not in answer.text.strip()


def test_nothing_was_written(sample_db: Path) -> None:
    with Database.open(sample_db) as opened:
        assert opened.verify() == []
