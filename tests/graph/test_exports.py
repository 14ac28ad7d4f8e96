"""What is exported can be opened by those it is for, and is the same graph."""

import csv
import io
import json
from pathlib import Path

import neo4j
import networkx as nx
import pytest
import rdflib

from graph.export.cypher_script import cypher_script, statements
from graph.export.linked import linked
from graph.export.networks import gexf, graphml, node_link
from graph.export.selection import Selection, select
from graph.export.tables import tables
from graph.ledger import Ledger
from ingest.engine.extract import extractor
from ingest.samples import articles
from tests.stores_fixtures import Neo4jServer

NAME = "Садыр Жапаров"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    made = Ledger.open(tmp_path_factory.mktemp("ledger") / "ledger.sqlite")
    made.put_many((article, extractor("ky").extract(article)) for article in articles()[:6])
    return made


@pytest.fixture(scope="module")
def whole(ledger: Ledger) -> Selection:
    return select(ledger.facts())


def _names(graph: "nx.Graph[str]") -> set[str]:
    return {values.get("name", "") for _, values in graph.nodes(data=True)}


@pytest.mark.parametrize(("writer", "reader", "ending"), [(graphml, nx.read_graphml, "graphml"), (gexf, nx.read_gexf, "gexf")])
def test_networkx_reads_it_back(whole: Selection, tmp_path: Path, writer, reader, ending: str) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / f"graph.{ending}"
    file.write_text(writer(whole), encoding="utf-8")
    graph = reader(file)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(whole.nodes), len(whole.edges))
    assert NAME in _names(graph)


def test_node_link_is_read_back(whole: Selection) -> None:
    graph = nx.node_link_graph(json.loads(node_link(whole)), edges="edges")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(whole.nodes), len(whole.edges))
    assert NAME in _names(graph)


def test_the_tables_have_a_row_for_each_node_and_edge(whole: Selection) -> None:
    nodes, edges = (list(csv.DictReader(io.StringIO(tables(whole)[name]))) for name in ("nodes", "edges"))
    assert (len(nodes), len(edges)) == (len(whole.nodes), len(whole.edges))
    assert {row["Source"] for row in edges} <= {row["Id"] for row in nodes}
    assert NAME in {row["name"] for row in nodes}


# rdflib's own parsers of named graphs still use names that it has deprecated
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning", "ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize(("form", "format_"), [("trig", "trig"), ("nquads", "nquads"), ("turtle", "turtle"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_claims_back(ledger: Ledger, whole: Selection, form: str, format_: str) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=linked(whole, ledger, form), format=format_)
    quotes = {str(o) for o in dataset.objects(None, rdflib.URIRef("https://w3id.org/elchi/ontology#quote"))}
    assert quotes == {claim.evidence.text for claim in ledger.claims()}


_NODES = "MATCH (n) WHERE n.id STARTS WITH 'elchi:' AND NOT n:ElchiProjection RETURN labels(n) AS l, properties(n) AS p"
_EDGES = "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p"


def _contents(driver: neo4j.Driver) -> list[list[str]]:
    found = (driver.execute_query(text).records for text in (_NODES, _EDGES))
    return [sorted(json.dumps(record.data(), ensure_ascii=False, sort_keys=True) for record in records) for records in found]


def test_the_cypher_script_makes_the_graph_that_loading_makes(
    ledger: Ledger, whole: Selection, neo4j_server: Neo4jServer, neo4j_uri: str
) -> None:
    with neo4j.GraphDatabase.driver(neo4j_uri, auth=(neo4j_server.username, neo4j_server.password)) as driver:
        for _ in range(2):
            for statement in statements(whole):
                driver.execute_query(statement)
        scripted = _contents(driver)
        graph = neo4j_server.connect()
        graph.clear()
        graph.apply(ledger.delta(0))
        graph.close()
        assert scripted == _contents(driver)
    assert (len(scripted[0]), len(scripted[1])) == ledger.counts()
    assert cypher_script(whole).count(";\n") == len(list(statements(whole)))


def test_around_a_state_is_less_than_all_and_holds_it(ledger: Ledger, whole: Selection) -> None:
    near = select(ledger.facts(), around="KGZ", depth=1, evidence=False)
    assert "elchi:State/KGZ" in {node.key for node in near.nodes}
    assert 0 < len(near.nodes) < len(whole.nodes)
    assert not {"Claim", "Article"} & {node.label for node in near.nodes}
