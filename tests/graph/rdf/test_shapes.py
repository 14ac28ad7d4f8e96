"""The RDF of claims keeps to the shapes, and each planted fault is found."""

from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from graph.rdf.dump import dumped
from graph.rdf.project import claim_quads
from graph.vocabulary.tables import FOLDER
from ingest.samples import articles
from tests.elchi.runner import run, write
from tests.graph.rdf.samples import article, claims

PREFIXES = "PREFIX elchi: <https://w3id.org/elchi/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#>\n"


@cache
def shapes() -> Graph:
    return Graph().parse(FOLDER / "shapes.ttl")


def data() -> Graph:
    quads = [*claim_quads(article(), claims()), *claim_quads(article("a2"), claims("a2"))]
    return Graph().parse(data=dumped(quads, "nt"), format="nt")


def violations(graph: Graph) -> str:
    conforms, _, text = validate(graph, shacl_graph=shapes(), inference="none")
    return "" if conforms else str(text)


def test_the_shapes_are_valid_shacl() -> None:
    conforms, _, text = validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_the_quads_of_all_kinds_of_claims_conform() -> None:
    assert violations(data()) == ""


def test_the_quads_of_the_sample_articles_conform(tmp_path: Path) -> None:
    done = run("ingest", write(tmp_path / "articles.jsonl", articles()), "--db", tmp_path / "db")
    assert done.code == 0
    told = run("export", "--db", tmp_path / "db", "-f", "turtle").out
    assert violations(Graph().parse(data=told, format="turtle")) == ""


@pytest.mark.parametrize(
    ("fault", "path"),
    [
        ("DELETE { ?c elchi:quote ?q } WHERE { ?c a elchi:RoleClaim ; elchi:quote ?q }", "quote"),
        ("DELETE { ?c prov:wasQuotedFrom ?a } WHERE { ?c a elchi:MeetingClaim ; prov:wasQuotedFrom ?a }", "wasQuotedFrom"),
        ("DELETE { ?c elchi:end ?x } INSERT { ?c elchi:end 1 } WHERE { ?c a elchi:RelationClaim ; elchi:end ?x }", "start"),
        ("DELETE { ?c elchi:start ?x } INSERT { ?c elchi:start -1 } WHERE { ?c a elchi:RelationClaim ; elchi:start ?x }", "start"),
        ("DELETE { ?c elchi:start ?x } INSERT { ?c elchi:start '0' } WHERE { ?c a elchi:RelationClaim ; elchi:start ?x }", "start"),
        (
            "DELETE { ?c elchi:confidence ?x } INSERT { ?c elchi:confidence 1.5e0 } WHERE { ?c a elchi:Claim ; elchi:confidence ?x }",
            "confidence",
        ),
        ("DELETE { ?o elchi:role ?x } INSERT { ?o elchi:role 'emperor' } WHERE { ?o a elchi:Office ; elchi:role ?x }", "role"),
        ("DELETE { ?s elchi:code ?x } INSERT { ?s elchi:code 'KG' } WHERE { ?s a elchi:State ; elchi:code ?x }", "code"),
        ("DELETE { ?e elchi:type ?x } INSERT { ?e elchi:type 'MEETS' } WHERE { ?e a elchi:Relation ; elchi:type ?x }", "type"),
        ("DELETE { ?e elchi:target ?x } WHERE { ?e a elchi:Holding ; elchi:target ?x }", "target"),
        (
            "DELETE { ?e elchi:target ?x } INSERT { ?e elchi:target ?o } WHERE { ?o elchi:role ?r . ?e elchi:mode ?m ; elchi:target ?x }",
            "target",
        ),
        ("DELETE { ?e elchi:supportedBy ?x } WHERE { ?e a elchi:StateMembership ; elchi:supportedBy ?x }", "supportedBy"),
        (
            "DELETE { ?e elchi:dateFrom ?x } INSERT { ?e elchi:dateFrom '2019-11' } WHERE { ?e a elchi:Relation ; elchi:dateFrom ?x }",
            "dateFrom",
        ),
        ("INSERT { ?c elchi:status 'planned' } WHERE { ?c a elchi:RelationClaim ; elchi:status 'held' }", "status"),
        ("DELETE { ?s a ?t } WHERE { ?e a elchi:Relation ; elchi:source ?s . ?s a ?t }", "source"),
        ("INSERT { ?m elchi:kind 'party' } WHERE { ?m a elchi:Meeting }", "kind"),
        ("DELETE { ?a elchi:sha256 ?x } INSERT { ?a elchi:sha256 'none' } WHERE { ?a elchi:sha256 ?x }", "sha256"),
        ("DELETE { ?m elchi:status ?x } INSERT { ?m elchi:status 'perhaps' } WHERE { ?m a elchi:Claim ; elchi:status ?x }", "status"),
    ],
)
def test_a_planted_fault_is_found(fault: str, path: str) -> None:
    graph = data()
    before = set(graph)
    graph.update(PREFIXES + fault)
    assert set(graph) != before
    assert f"{path}\n" in violations(graph)
