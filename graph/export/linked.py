"""RDF of the claims behind a part of the graph: TriG, N-Quads, JSON-LD with a named graph for each article, Turtle of their union."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph.export.selection import Selection
from graph.ledger import Ledger

if TYPE_CHECKING:
    from pyoxigraph import Quad

FORMATS = ("trig", "nquads", "turtle", "jsonld")


def linked(selection: Selection, ledger: Ledger, form: str) -> str:
    """RDF text of the selection's claims; Turtle has no named graphs, so it holds their union."""
    from pyoxigraph import RdfFormat, serialize

    from graph.rdf.model import model

    formats = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}
    quads = list(_quads(selection, ledger))
    stated = quads if form != "turtle" else list(dict.fromkeys(quad.triple for quad in quads))
    prefixes = model().prefixes if form in {"trig", "turtle"} else None
    return (serialize(stated, format=formats[form], prefixes=prefixes) or b"").decode()


def _quads(selection: Selection, ledger: Ledger) -> "Iterator[Quad]":
    from graph.rdf.project import claim_quads

    wanted = selection.claims
    for article in ledger.articles():
        claims = [claim for claim in ledger.claims(article.id) if claim.id in wanted]
        if claims:
            yield from claim_quads(article, claims, entities=ledger.entities_of(article.id))
