"""What an article says as quads of one named graph, so that dropping the graph drops exactly that.

The nodes and edges are those of the property graph (`graph.compile`), so both projections answer a question alike. An edge is a
triple where it holds, and a node of its own where it bears dates, status and support.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.articles import Article
from graph.claims import Claim
from graph.compile import compile_article
from graph.facts import Edge, Entity, Node
from graph.identity import article_key
from graph.rdf.describe import describe
from graph.rdf.evidence import evidence
from graph.rdf.model import Property, model, predicate
from graph.rdf.terms import BASE, edge_iri, entity, literal, term

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad

    from graph.rdf.describe import Statement

# statuses under which an edge holds, so that it is stated as a triple too
_HOLDS = frozenset({"held", "current", "acting"})
# statuses under which the ends of an edge are connected, now or once
_LINKS = _HOLDS | {"former"}
# properties whose values are nodes or have a language; stated apart
_APART = frozenset({"claims", "edge", "name_ky", "name_ru"})


def claim_quads(article: Article, claims: Sequence[Claim], base: str = BASE, entities: Mapping[str, Entity] | None = None) -> "list[Quad]":
    """The quads of an article's named graph, whose name is the article's IRI; each quad once, in a stable order."""
    from pyoxigraph import Quad

    graph = entity(base, article_key(article.id))
    return [Quad(*statement, graph) for statement in dict.fromkeys(_statements(article, claims, base, entities or {}))]


def _statements(article: Article, claims: Sequence[Claim], base: str, entities: Mapping[str, Entity]) -> "Iterator[Statement]":
    for fact in compile_article(article, claims, entities):
        yield from _node(fact, base) if isinstance(fact, Node) else _edge(fact, base)
    source = entity(base, article_key(article.id))
    yield source, term("sha256"), literal(article.sha256)
    if article.language is not None:
        yield source, term("language"), literal(article.language)
    for claim in claims:
        yield from evidence(claim, base)


def _node(node: Node, base: str) -> "Iterator[Statement]":
    subject = entity(base, node.key)
    yield from _types(subject, node.label)
    yield from _values(subject, node.properties)
    yield from describe(node, base)
    if node.properties.get("edge"):
        yield subject, term("asserts"), edge_iri(base, node.properties["edge"])


def _edge(edge: Edge, base: str) -> "Iterator[Statement]":
    start, end = entity(base, edge.start), entity(base, edge.end)
    status, kind = edge.properties.get("status", "held"), model().edges[edge.type].node
    if status in _HOLDS:
        yield start, term(predicate(edge.type)), end
    if kind is None:
        return
    if status in _LINKS:
        yield start, term("linkedTo"), end
    subject = edge_iri(base, edge.key)
    yield from _types(subject, kind)
    yield subject, term("type"), literal(edge.type)
    yield subject, term("source"), start
    yield subject, term("target"), end
    yield from _values(subject, edge.properties)
    for claim in edge.properties["claims"]:
        yield subject, term("supportedBy"), entity(base, f"elchi:Claim/{claim.removeprefix('c:')}")


def _types(subject: "NamedNode", name: str) -> "Iterator[Statement]":
    for kind in (name, *model().classes[name].also):
        yield subject, term("rdf:type"), term(kind)


def _values(subject: "NamedNode", properties: dict[str, Any]) -> "Iterator[Statement]":
    for name, value in properties.items():
        if name in _APART:
            continue
        row = _by_fact()[name]
        for one in value if isinstance(value, list) else [value]:
            yield subject, term(row.code), literal(one, row.value)


@cache
def _by_fact() -> dict[str, Property]:
    """Properties by their names in the property graph."""
    return {name: row for row in model().properties.values() for name in row.facts}
