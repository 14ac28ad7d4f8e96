"""Every format is read back by the library of those it is for, with its nodes, edges and letters as they were."""

import csv
import io
import json
from collections import Counter
from typing import Any

import networkx as nx
import pytest
import rdflib

from graph.export.flat import flatten
from graph.export.linked import FORMATS, linked
from graph.export.networks import gexf, graphml, network, node_link
from graph.export.selection import Selection, select
from graph.export.tables import tables
from graph.facts import Edge, Node
from graph.ledger import Ledger
from graph.rdf.project import claim_quads
from graph.rdf.terms import BASE
from tests.graph.export.awkward import AWKWARD, PLAIN

PERSON = "elchi:Person/асан_үсөнов"
STATE = "elchi:State/KGZ"
ARTICLE = "elchi:Article/a2"

READERS: dict[str, Any] = {
    "graphml": lambda selection: nx.read_graphml(io.BytesIO(graphml(selection).encode()), force_multigraph=True),
    "gexf": lambda selection: nx.read_gexf(io.BytesIO(gexf(selection).encode())),
    "node-link": lambda selection: nx.node_link_graph(json.loads(node_link(selection)), edges="edges"),
}


@pytest.fixture(params=READERS)
def read(request: pytest.FixtureRequest, whole: Selection) -> "nx.MultiDiGraph[str]":
    graph: nx.MultiDiGraph[str] = READERS[request.param](whole)
    return graph


def test_a_network_read_back_has_all_nodes_and_edges(read: "nx.MultiDiGraph[str]", whole: Selection) -> None:
    assert read.is_directed()
    assert sorted(read.nodes) == [node.key for node in whole.nodes]
    ends = Counter((edge.start, edge.end, edge.type) for edge in whole.edges)
    assert Counter((start, end, values["relation"]) for start, end, values in read.edges(data=True)) == ends


def test_a_network_read_back_has_its_values(read: "nx.MultiDiGraph[str]", whole: Selection) -> None:
    assert read.nodes[PERSON]["entity"] == "Person"
    assert read.nodes[PERSON]["name"] == "Асан Үсөнов"
    assert read.nodes[STATE]["name_ky"] == "Кыргызстан"
    claims = {node.key: node for node in whole.nodes if node.label == "Claim"}
    for key, claim in claims.items():
        assert {name: read.nodes[key][name] for name in ("start", "end", "confidence")} == {
            name: claim.properties[name] for name in ("start", "end", "confidence")
        }


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_xml_has_no_characters_that_it_forbids(whole: Selection, form: str) -> None:
    title = READERS[form](whole).nodes[ARTICLE]["title"]
    assert title.split() == PLAIN.split()
    assert "Асан Үсөнов" in {"graphml": graphml, "gexf": gexf}[form](whole)


def test_node_link_json_keeps_text_and_lists(whole: Selection) -> None:
    told = READERS["node-link"](whole)
    assert told.nodes[ARTICLE]["title"] == AWKWARD
    assert told.nodes[PERSON]["names"] == ["Асан Үсөнов"]


def test_gexf_labels_are_captions(whole: Selection) -> None:
    told = READERS["gexf"](whole)
    assert {key: values["label"] for key, values in told.nodes(data=True) if values["entity"] == "State"} == {
        node.key: node.properties["caption"] for node in whole.nodes if node.label == "State"
    }
    assert 'mode="static"' in gexf(whole)


def test_tables_have_a_row_for_each_node_and_edge(whole: Selection) -> None:
    read = {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in tables(whole).items()}
    assert [row["Id"] for row in read["nodes"]] == [node.key for node in whole.nodes]
    assert [(row["Source"], row["Target"], row["relation"]) for row in read["edges"]] == [(e.start, e.end, e.type) for e in whole.edges]
    nodes = {row["Id"]: row for row in read["nodes"]}
    assert nodes[PERSON]["Label"] == "Асан Үсөнов"
    assert nodes[ARTICLE]["title"] == f"'{PLAIN}"
    assert {row["Type"] for row in read["edges"]} == {"Directed"}


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_would_run_as_formulas_are_quoted(begin: str) -> None:
    node = Node("elchi:State/KGZ", "State", {"id": "elchi:State/KGZ", "caption": f"{begin}cmd|' /C calc'!A0", "lat": -1.5})
    (row,) = csv.DictReader(io.StringIO(tables(Selection((node,), ()))["nodes"], newline=""))
    assert row["Label"] == row["caption"] == f"'{begin}cmd|' /C calc'!A0"
    assert row["lat"] == "-1.5"


# values of one column -> the same as every writer gets them
COLUMNS = {
    "numbers": ([1, 2.5], [1.0, 2.5]),
    "whole numbers": ([1, 2], [1, 2]),
    "text and a number": (["a", 2], ["a", "2"]),
    "truth and text": ([True, "a"], ["True", "a"]),
    "a list and text": ([["a", "b"], "c"], ["a; b", "c"]),
    "nothing": ([None, "c"], [None, "c"]),
}


@pytest.mark.parametrize(("values", "flat"), COLUMNS.values(), ids=COLUMNS)
def test_a_column_has_one_type(values: list[object], flat: list[object]) -> None:
    nodes = tuple(Node(f"elchi:n{at}", "Place", {"id": f"elchi:n{at}", "caption": "x", "v": value}) for at, value in enumerate(values))
    edge = Edge("e:1", "LOCATED_IN", "Place", "elchi:n0", "Place", "elchi:n1", {"key": "e:1", "claims": []})
    found = [told.get("v") for _, told in flatten(Selection(nodes, (edge,))).nodes]
    assert found == flat
    assert [type(value) for value in found] == [type(value) for value in flat]
    read = nx.read_graphml(io.BytesIO(graphml(Selection(nodes, (edge,))).encode()))
    assert [told.get("v") for _, told in read.nodes(data=True)] == flat


def test_parallel_edges_stay_apart(whole: Selection) -> None:
    first = next(edge for edge in whole.edges if edge.type == "CONSULT")
    twin = Edge("e:twin", *(getattr(first, name) for name in first.__struct_fields__[1:-1]), {**first.properties, "key": "e:twin"})
    selection = Selection(whole.nodes, (*whole.edges, twin))
    assert {form: reader(selection).number_of_edges() for form, reader in READERS.items()} == dict.fromkeys(READERS, len(selection.edges))


def test_writing_leaves_the_selection_as_it_was(whole: Selection) -> None:
    before = flatten(whole)
    for write in (graphml, gexf, node_link, tables):
        write(whole)
    assert flatten(whole) == before
    assert network(whole).number_of_nodes() == len(whole.nodes)


def parsed(text: str, form: str) -> rdflib.Dataset:
    data = rdflib.Dataset()
    data.parse(data=text, format={"turtle": "turtle", "trig": "trig", "jsonld": "json-ld"}[form])
    return data


@pytest.mark.parametrize("form", FORMATS)
def test_rdf_read_back_has_all_triples(ledger: Ledger, whole: Selection, form: str) -> None:
    quads = [quad for article in ledger.articles() for quad in claim_quads(article, list(ledger.claims(article.id)))]
    triples = {(str(quad.subject), quad.predicate.value) for quad in quads}
    data = parsed(linked(ledger, whole, form), form)
    assert len({(str(s), str(p)) for s, p, *_ in data.quads()}) == len(triples) > 0
    assert sum(1 for _ in data.quads()) == (len({quad.triple for quad in quads}) if form == "turtle" else len(quads))
    assert rdflib.Literal("Асан Үсөнов") in {rdflib.Literal(str(o)) for _, _, o, _ in data.quads()}
    assert AWKWARD in {str(o) for _, _, o, _ in data.quads()}


@pytest.mark.parametrize("form", ["trig", "jsonld"])
def test_every_article_is_a_named_graph(ledger: Ledger, whole: Selection, form: str) -> None:
    graphs = {str(graph) for *_, graph in parsed(linked(ledger, whole, form), form).quads()}
    assert graphs == {f"{BASE}Article/a1", f"{BASE}Article/a2"}


@pytest.mark.parametrize("form", FORMATS)
def test_rdf_of_a_part_is_of_its_claims(ledger: Ledger, form: str) -> None:
    part = select(ledger.facts(), around="EAEU")
    told = linked(ledger, part, form)
    assert "CHAIRS" in told or "chairs" in told
    assert "Асан Үсөнов" not in told
