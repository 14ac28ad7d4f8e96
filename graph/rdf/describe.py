"""What is known of states and organisations beside the articles: names in three languages, codes, Wikidata."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.facts import Node
from graph.identity import org_key
from graph.rdf.terms import entity, literal, term
from graph.vocabulary import LANGUAGES, state_codes, state_name, vocabulary

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

    Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def describe(node: Node, base: str) -> "Iterator[Statement]":
    """What the ontology adds to a node; nothing for other kinds of nodes."""
    if node.label == "State":
        yield from _state(entity(base, node.key), node.properties["code"])
    elif node.label == "Organization":
        yield from _organisation(entity(base, node.key), node.properties["code"], base)


def _state(subject: "NamedNode", code: str) -> "Iterator[Statement]":
    yield from _labels(subject, {language: state_name(code, language) for language in LANGUAGES})
    row = state_codes().get(code)
    if row is not None:
        yield subject, term("cow"), literal(row.cow)
        yield subject, term("gw"), literal(row.gw)
        yield from _same(subject, row.wikidata)


def _organisation(subject: "NamedNode", code: str, base: str) -> "Iterator[Statement]":
    row = vocabulary().organisations.get(code)
    if row is None:
        return
    yield from _labels(subject, {language: row.label(language) for language in LANGUAGES})
    yield from _same(subject, row.wikidata)
    if row.body_of is not None:
        yield subject, term("bodyOf"), entity(base, org_key(row.body_of))


def _labels(subject: "NamedNode", names: dict[str, str]) -> "Iterator[Statement]":
    from pyoxigraph import Literal

    for language, name in names.items():
        yield subject, term("skos:prefLabel"), Literal(name, language=language)


def _same(subject: "NamedNode", wikidata: str | None) -> "Iterator[Statement]":
    if wikidata is not None:
        yield subject, term("skos:exactMatch"), term(f"wd:{wikidata}")
