"""`/sparql` after the SPARQL 1.1 Protocol."""

from starlette.testclient import TestClient


def test_rows_come_as_json(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": 'SELECT ?s { ?s <https://w3id.org/elchi/ontology#code> "KGZ" } LIMIT 1'})
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.json()["results"]["bindings"] == [{"s": {"type": "uri", "value": "https://w3id.org/elchi/State/KGZ"}}]


def test_triples_come_as_turtle_each_once(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "DESCRIBE <https://w3id.org/elchi/State/KGZ>"})
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert answer.text.count('"Кыргызстан"@ky') == 1
