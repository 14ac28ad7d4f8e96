"""`/sparql` after the SPARQL 1.1 Protocol."""

from importlib.resources import files

from starlette.testclient import TestClient


def test_rows_come_as_json(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": 'SELECT ?s { ?s <https://w3id.org/elchi/ontology#code> "KGZ" } LIMIT 1'})
    assert answer.headers["content-type"] == "application/sparql-results+json"
    assert answer.json()["results"]["bindings"] == [{"s": {"type": "uri", "value": "https://w3id.org/elchi/State/KGZ"}}]


def test_triples_come_as_turtle_each_once(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "DESCRIBE <https://w3id.org/elchi/State/KGZ>"})
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert answer.text.count('"Кыргызстан"@ky') == 1


def test_people_get_an_editor(browser: TestClient) -> None:
    page = browser.get("/sparql").text
    assert '<form action="/sparql">' in page
    assert "ORDER BY DESC(?date)" in page


def test_the_first_question_has_an_answer(client: TestClient, browser: TestClient) -> None:
    asked = (files("elchi.explorer") / "first.rq").read_text("utf-8")
    assert client.get("/sparql", params={"query": asked}).json()["results"]["bindings"]
    assert '<a href="/meeting/' in browser.get("/sparql", params={"query": asked}).text


def test_people_get_a_table_without_a_script(browser: TestClient) -> None:
    asked = 'SELECT ?s ("<b>жок</b>" AS ?n) ?none { ?s <https://w3id.org/elchi/ontology#code> "KGZ" } LIMIT 1'
    page = browser.get("/sparql", params={"query": asked, "lang": "ru"}).text
    assert '<a href="/state/KGZ"><bdi>https://w3id.org/elchi/State/KGZ</bdi></a>' in page
    assert "&lt;b&gt;жок&lt;/b&gt;" in page
    assert "Строк: 1" in page
    assert "format=csv" in page
    assert "<pre" in browser.get("/sparql", params={"query": "ASK {}"}).text


def test_people_are_told_what_is_wrong(browser: TestClient) -> None:
    answer = browser.get("/sparql", params={"query": "SELECT {"})
    assert (answer.status_code, 'role="alert"' in answer.text, "SELECT {" in answer.text) == (400, True, True)
    assert browser.post("/sparql", data={"update": "DROP ALL"}).status_code == 400


def test_people_get_files(browser: TestClient) -> None:
    answer = browser.get("/sparql", params={"query": "SELECT (1 AS ?n) {}", "format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"


def test_a_header_without_end_is_not_read(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "text/csv," * 1_000})
    assert answer.headers["content-type"] == "application/sparql-results+json"
