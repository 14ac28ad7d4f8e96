"""The part of articles' graphs that chosen claims bring: the claims with their words, what they support, and who is in it."""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from graph.identity import claim_key
from graph.rdf.model import model, predicate
from graph.rdf.terms import entity, term

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad

    Terms = Collection[object]


def of_claims(quads: "Iterable[Quad]", claims: Collection[str], base: str) -> "Iterator[Quad]":
    """The quads of these claims (ids) among the quads of whole articles, given graph by graph."""
    chosen = {entity(base, claim_key(claim)) for claim in claims}
    for _, graph in groupby(quads, key=lambda quad: quad.graph_name):
        yield from _of_graph(list(graph), chosen)


def _of_graph(quads: "list[Quad]", chosen: "set[NamedNode]") -> "Iterator[Quad]":
    own = {quad.subject for quad in quads} & chosen
    if not own:
        return
    edges = {quad.subject for quad in quads if quad.predicate == term("supportedBy") and quad.object in own}
    kept = own | edges | _reached(quads, own | edges)
    links = _links(quads, edges)
    for quad in quads:
        if quad.subject in kept and _belongs(quad, own, links):
            yield quad


def _reached(quads: "list[Quad]", start: "Terms") -> "set[object]":
    """What the claims and edges point at: ends, the article, further quotes, amounts; not other claims."""
    pointers = {term(name) for name in ("source", "target", "also", "amount", "about", "prov:wasQuotedFrom")}
    return {quad.object for quad in quads if quad.subject in start and quad.predicate in pointers}


def _links(quads: "list[Quad]", edges: "Terms") -> "set[tuple[object, object]]":
    """Start and end of each kept edge."""
    starts = {quad.subject: quad.object for quad in quads if quad.subject in edges and quad.predicate == term("source")}
    return {(starts[quad.subject], quad.object) for quad in quads if quad.subject in edges and quad.predicate == term("target")}


def _belongs(quad: "Quad", own: "Terms", links: "Collection[tuple[object, object]]") -> bool:
    """Whether a statement about something kept is itself one of the chosen claims'."""
    if quad.predicate == term("supportedBy"):
        return quad.object in own
    if quad.predicate == term("within"):
        return quad.object in own
    if quad.subject not in own and quad.predicate in _triples_of_edges():
        return (quad.subject, quad.object) in links
    return True


def _triples_of_edges() -> "set[NamedNode]":
    return {term("linkedTo"), *(term(predicate(code)) for code, row in model().edges.items() if row.node is not None)}
