"""Quads say the same as the property graph, and carry each claim with its words."""

from collections import Counter

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.claims import Claim
from graph.compile import compile_article
from graph.facts import Edge, Node
from graph.rdf.model import model
from graph.rdf.project import claim_quads
from graph.rdf.terms import BASE, entity, term
from tests.graph.rdf.samples import article, claims, relation


def values(quads: list[Quad], name: str) -> list[str]:
    return sorted(quad.object.value for quad in quads if quad.predicate == term(name))  # type: ignore[union-attr]


def test_all_quads_of_an_article_stand_in_its_graph() -> None:
    quads = claim_quads(article(), claims())
    assert {quad.graph_name for quad in quads} == {NamedNode(BASE + "Article/a1")}
    assert len(set(quads)) == len(quads)


def test_nodes_and_edges_are_those_of_the_property_graph() -> None:
    facts = compile_article(article(), claims())
    quads = claim_quads(article(), claims())
    assert values(quads, "key") == sorted(fact.key for fact in facts if isinstance(fact, Node))
    edges = [fact for fact in facts if isinstance(fact, Edge) and fact.type not in {"STATED_IN", "ABOUT"}]
    assert values(quads, "edgeKey") == sorted(edge.key for edge in edges)
    assert Counter(values(quads, "type")) == Counter(edge.type for edge in edges)


def test_every_claim_has_its_words_offsets_and_article() -> None:
    quads = claim_quads(article(), claims())
    subjects = {str(quad.subject) for quad in quads if quad.predicate == term("prov:wasQuotedFrom")}
    assert subjects == {str(entity(BASE, f"elchi:Claim/{claim.id[2:]}")) for claim in claims()}
    assert values(quads, "quote") == sorted(quote.text for claim in claims() for quote in (claim.evidence, *claim.also))


def test_every_term_is_declared() -> None:
    known = {model().iri(name) for name in (*model().properties, "rdf:type")}
    known |= {model().iri(name) for name in _predicates()}
    used = {quad.predicate.value for quad in claim_quads(article(), claims())}
    assert used <= known


def _predicates() -> list[str]:
    from graph.rdf.model import predicate

    return [predicate(edge) for edge in model().edges]


def test_what_did_not_happen_is_no_triple() -> None:
    def consult(claim: Claim) -> list[Quad]:
        return [quad for quad in claim_quads(article(), [claim]) if quad.predicate == term("consult")]

    assert len(consult(relation())) == 1
    assert consult(relation(status="denied")) == []


def test_states_have_names_in_three_languages_and_codes() -> None:
    quads = claim_quads(article(), [relation()])
    state = entity(BASE, "elchi:State/KGZ")
    labels = {quad.object for quad in quads if quad.subject == state and quad.predicate == term("skos:prefLabel")}
    assert labels == {Literal("Кыргызстан", language="ky"), Literal("Киргизия", language="ru"), Literal("Kyrgyzstan", language="en")}
    assert Quad(state, term("cow"), Literal(703), NamedNode(BASE + "Article/a1")) in quads


def test_the_base_is_in_front_of_every_entity() -> None:
    quads = claim_quads(article(), claims(), "https://graph.example/")
    subjects = {quad.subject.value for quad in quads}  # type: ignore[union-attr]
    assert all(subject.startswith("https://graph.example/") for subject in subjects)
    assert len(quads) == len(claim_quads(article(), claims()))


def test_two_articles_support_one_edge() -> None:
    store = Store()
    store.extend([*claim_quads(article("a1"), claims("a1")), *claim_quads(article("a2"), claims("a2"))])
    text = (
        f"PREFIX elchi: <{model().iri('')}> SELECT (COUNT(DISTINCT ?claim) AS ?claims) WHERE {{ "
        "?edge a elchi:Relation ; elchi:type 'CONSULT' ; elchi:supportedBy ?claim } GROUP BY ?edge"
    )
    assert [int(row["claims"].value) for row in store.query(text, use_default_graph_as_union=True)] == [2]  # type: ignore[union-attr]
