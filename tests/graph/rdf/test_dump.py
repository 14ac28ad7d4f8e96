"""Dumps keep every quad where the format has graphs, every triple where it has none, and Cyrillic as it is."""

import pytest
from pyoxigraph import Quad
from rdflib import Dataset, Graph

from graph.claims import Claim
from graph.errors import QueryError
from graph.rdf.dump import FORMATS, dumped
from graph.rdf.project import claim_quads
from graph.rdf.subgraph import of_claims
from graph.rdf.terms import BASE, term
from tests.graph.rdf.samples import article, claims, membership, relation


def quads() -> list[Quad]:
    return [*claim_quads(article(), claims()), *claim_quads(article("a2"), claims("a2"))]


# rdflib's own parsers use what rdflib has declared old
@pytest.mark.filterwarnings("ignore:(Dataset.default_context|ConjunctiveGraph):DeprecationWarning")
@pytest.mark.parametrize(("form", "name"), [("trig", "trig"), ("nq", "nquads"), ("jsonld", "json-ld")])
def test_formats_with_graphs_keep_every_quad(form: str, name: str) -> None:
    text = dumped(quads(), form)
    read = Dataset()
    read.parse(data=text, format=name)
    assert len(list(read.quads())) == len(set(quads()))
    assert "Асан Үсөнов" in text.decode()


@pytest.mark.parametrize(("form", "name"), [("ttl", "turtle"), ("nt", "nt"), ("rdfxml", "xml")])
def test_formats_without_graphs_keep_every_triple(form: str, name: str) -> None:
    text = dumped(quads(), form)
    assert len(Graph().parse(data=text, format=name)) == len({quad.triple for quad in quads()})
    assert "Асан Үсөнов" in text.decode()


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(QueryError, match=", ".join(FORMATS)):
        dumped([], "docx")


def test_a_claim_alone_brings_what_it_supports_and_nothing_else() -> None:
    part = set(of_claims(quads(), {relation().id}, BASE))
    alone = set(claim_quads(article(), [relation()]))
    assert part == alone


def test_two_claims_of_two_articles() -> None:
    wanted = {relation("a1").id, membership("a2").id}
    part = set(of_claims(quads(), wanted, BASE))
    assert part == {*claim_quads(article(), [relation()]), *claim_quads(article("a2"), [membership("a2")])}


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: claim.id)
def test_a_claim_brings_all_that_it_says_by_itself(claim: Claim) -> None:
    alone = {quad for quad in claim_quads(article(), [claim]) if quad.predicate != term("within")}
    assert alone <= set(of_claims(quads(), {claim.id}, BASE))
