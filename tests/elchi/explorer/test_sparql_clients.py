"""The SPARQL endpoint as its readers use it, and under those who mean harm or are many."""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from elchi.explorer.desk import Limits
from graph.database import Database
from tests.elchi.explorer.serving import served
from tests.queries.hostile import SECRET, Hostile, Listener, hostile, secret

HOSTILE = [case for case in hostile() if case.language == "sparql"]
NAMES = 'PREFIX elchi: <https://w3id.org/elchi/ontology#> SELECT DISTINCT ?name { ?s elchi:code "KGZ"; elchi:name ?name }'
STATE = URIRef("https://w3id.org/elchi/State/KGZ")
COUNTRY = URIRef("https://schema.org/Country")
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o }"
# of a server that ends questions soon
SOON = Limits(at_once=3, wait=2.0, take=1.0)


@pytest.fixture(scope="module")
def address(sample_db: Path) -> Iterator[str]:
    with served(sample_db) as address:
        yield f"{address}/sparql"


@pytest.fixture(scope="module")
def impatient(sample_db: Path) -> Iterator[str]:
    with served(sample_db, SOON) as address:
        yield f"{address}/sparql"


def test_sparqlwrapper_reads_every_kind_of_answer(address: str) -> None:
    client = SPARQLWrapper(address)
    client.setQuery(NAMES)
    found: dict[str, Any] = {}
    for form in (JSON, XML, CSV):
        client.setReturnFormat(form)
        found[form] = client.query().convert()
    assert found[JSON]["results"]["bindings"] == [{"name": {"type": "literal", "value": "Kyrgyzstan"}}]
    assert "Kyrgyzstan" in found[XML].toxml()
    assert found[CSV] == b"name\r\nKyrgyzstan\r\n"
    client.setReturnFormat(JSON)
    client.setMethod("POST")
    client.setQuery("ASK {}")
    told: Any = client.query().convert()
    assert told["boolean"] is True
    client.setReturnFormat(TURTLE)
    client.setQuery(f"DESCRIBE {STATE.n3()}")
    told = client.query().convert()
    assert (STATE, RDF.type, COUNTRY) in Graph().parse(data=told, format="turtle")


def test_sparqlwrapper_is_told_what_is_wrong(address: str) -> None:
    client = SPARQLWrapper(address)
    client.setQuery("SELECT {")
    with pytest.raises(QueryBadFormed, match="not a SPARQL query"):
        client.query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_takes_it_for_a_store(address: str, method: str) -> None:
    graph = Graph(SPARQLStore(address, method=method))
    rows: Any = graph.query(NAMES)
    assert [str(row[0]) for row in rows] == ["Kyrgyzstan"]
    assert (STATE, RDF.type, COUNTRY) in graph
    assert set(graph.objects(STATE, URIRef("https://w3id.org/elchi/ontology#code"))) != set()


def test_it_says_what_it_is(address: str) -> None:
    told = httpx2.get(address, headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=told.text, format="turtle")
    service = "http://www.w3.org/ns/sparql-service-description#"
    assert set(graph.subjects(RDF.type, URIRef(f"{service}Service"))) == {URIRef(address)}
    assert URIRef(f"{service}SPARQL11Query") in set(graph.objects(URIRef(address), URIRef(f"{service}supportedLanguage")))


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.mark.parametrize("case", HOSTILE, ids=[case.name for case in HOSTILE])
def test_hostile_questions_do_nothing(address: str, impatient: str, case: Hostile, listener: Listener, tmp_path: Path) -> None:
    text = case.text.replace("@FILE@", str(secret(tmp_path))).replace("@PORT@", str(listener.port))
    answer = httpx2.post(impatient if case.endless else address, data={"query": text}, timeout=30)
    assert answer.status_code in ({400, 504} if case.endless else {400, 413}), answer.text
    assert "\n" not in answer.text.strip()
    assert SECRET not in answer.text
    assert listener.connections == 0
    if case.name.startswith(("service", "load")):
        assert answer.status_code == 400


def test_nothing_hostile_was_done(sample_db: Path) -> None:
    with Database.open(sample_db) as opened:
        assert opened.verify() == []


@pytest.fixture(scope="module")
def few(sample_db: Path) -> Iterator[str]:
    with served(sample_db, Limits(max_rows=7)) as address:
        yield f"{address}/sparql"


def test_too_much_is_refused(address: str, sample_db: Path) -> None:
    assert httpx2.post(address, data={"query": "ASK {} #" + "x" * 70_000}).status_code == 413
    assert httpx2.post(address, content=b"x" * 400_000, headers={"Content-Type": "application/sparql-query"}).status_code == 413
    with served(sample_db, Limits(max_bytes=1000)) as small:
        answer = httpx2.get(f"{small}/sparql", params={"query": "SELECT * { ?s ?p ?o }"})
    assert (answer.status_code, "LIMIT" in answer.text) == (400, True)


@pytest.mark.parametrize(
    "accept", ["text/csv", "application/sparql-results+xml", "application/sparql-results+json", "text/tab-separated-values"]
)
def test_of_many_rows_the_first_are_told_and_that_there_are_more(few: str, accept: str) -> None:
    def asked(limit: str) -> httpx2.Response:
        return httpx2.get(few, params={"query": f"SELECT ?s ?p ?o {{ ?s ?p ?o }} ORDER BY ?s ?p ?o {limit}"}, headers={"Accept": accept})

    first, all_of_them = asked(""), asked("LIMIT 7")
    assert (first.headers.get("X-SPARQL-MaxRows"), all_of_them.headers.get("X-SPARQL-MaxRows")) == ("7", None)
    assert first.content == all_of_them.content


def test_of_many_triples_too_and_people_are_told(few: str) -> None:
    query = {"query": "CONSTRUCT WHERE { ?s ?p ?o }"}
    answer = httpx2.get(few, params=query, headers={"Accept": "application/n-triples"})
    assert (answer.headers["X-SPARQL-MaxRows"], len(set(answer.text.splitlines()))) == ("7", 7)
    page = httpx2.get(few, params={"query": "SELECT * { ?s ?p ?o }", "lang": "en"}, headers={"Accept": "text/html"}, follow_redirects=True)
    assert "cut at the limit of rows" in page.text


def test_who_hangs_up_frees_the_worker(sample_db: Path) -> None:
    with served(sample_db, Limits(at_once=1, wait=20.0, take=60.0)) as address:
        with pytest.raises(httpx2.TimeoutException):
            httpx2.get(f"{address}/sparql", params={"query": ENDLESS}, timeout=1.0)
        started = time.monotonic()
        assert httpx2.get(f"{address}/sparql", params={"query": "ASK {}"}, timeout=30).json()["boolean"]
        assert time.monotonic() - started < 15


def test_it_lives_on_under_fifty_clients(impatient: str) -> None:
    """Half of them ask what never ends; whoever is not answered is told why, and other pages are answered meanwhile."""

    def ask(number: int) -> httpx2.Response:
        return httpx2.get(impatient, params={"query": ENDLESS if number % 2 else NAMES}, timeout=60)

    with ThreadPoolExecutor(50) as clients:
        asked = [clients.submit(ask, number) for number in range(50)]
        page = httpx2.get(impatient.replace("/sparql", "/api/search"), params={"q": "tokayev"}, timeout=30)
        answers = [one.result() for one in asked]
    assert page.json()["found"]
    counted = Counter((number % 2, answer.status_code) for number, answer in enumerate(answers))
    assert {status for _, status in counted} <= {200, 503, 504}
    assert counted[1, 200] == 0
    assert counted[0, 200] > 0
    assert all(answer.headers["retry-after"] for answer in answers if answer.status_code == 503)
    assert any(ask(0).status_code == 200 for _ in range(5))
