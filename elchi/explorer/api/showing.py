"""Nodes, edges and claims in the shapes that the endpoints answer."""

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from elchi.explorer import links
from elchi.explorer.api.asked import MOST_EDGES, Language
from elchi.explorer.api.told import Quote, ShownEdge, ShownNode, ShownPart, Source, Told
from elchi.explorer.sayings import saying
from elchi.explorer.tongue import Tongue, tongue
from graph.articles import Article
from graph.claims import Claim
from graph.claims import Evidence as Stretch
from graph.explore.live import LiveGraph
from graph.explore.meetings import held
from graph.explore.parts import Part
from graph.explore.support import span
from graph.export.span import dated
from graph.facts import Edge, Node

# properties that are shown under their own names
_OF_NODES = ("kind", "status", "date", "date_from", "date_to", "lat", "lon")
_OF_EDGES = ("mode", "title", "capacity", "status", "date", "confidence", "quad_class")
_DATES = ("date", "date_from", "date_to", "from", "until")
# code points of the text around a quote
_AROUND = 240


class Shower:
    """Shows what a graph holds in one language; the graph's lock is held by whoever shows more than one thing."""

    def __init__(self, graph: LiveGraph, language: Language) -> None:
        self._graph = graph
        self._tongue = tongue(language)

    def part(self, found: Part) -> ShownPart:
        """A part, of its edges the first ones up to the limit."""
        with self._graph.lock:
            edges = tuple(map(self.edge, found.edges[:MOST_EDGES]))
            return ShownPart(nodes=tuple(map(self.node, found.nodes)), edges=edges, total=found.total, edges_total=len(found.edges))

    def node(self, node: Node) -> ShownNode:
        """A node."""
        own = {name: value for name in _OF_NODES if (value := node.properties.get(name)) is not None}
        return ShownNode(
            key=node.key,
            label=node.label,
            caption=self._tongue.caption(node),
            href=links.node(node),
            degree=self._graph.degree(node.key),
            **own,
            **self._reported(node, lambda: held(self._graph, node.key).claims),
        )

    def edge(self, edge: Edge) -> ShownEdge:
        """An edge; an office's tenure shows as its dates."""
        told = edge.properties
        own = {name: value for name in _OF_EDGES if (value := told.get(name)) is not None}
        return ShownEdge(
            key=edge.key,
            source=edge.start,
            target=edge.end,
            relation=edge.type,
            caption=self._tongue.relation(edge.type),
            claims=len(told["claims"]),
            date_from=told.get("date_from") or told.get("from"),
            date_to=told.get("date_to") or told.get("until"),
            **own,
            **self._reported(edge, lambda: told["claims"]),
        )

    def _reported(self, fact: Node | Edge, claims: Callable[[], Iterable[str]]) -> dict[str, Any]:
        """When those who tell of it were published, where it bears a date by its kind and none is told."""
        if not dated(fact) or any(fact.properties.get(name) for name in _DATES):
            return {}
        found = span(self._graph, {}, claims())
        return {"reported_from": found.first, "reported_to": found.last}


def claim_told(t: Tongue, claim: Claim, article: Article) -> Told:
    """A claim with its article and the words around each of its quotes."""
    return Told(
        id=claim.id,
        kind=str(claim.__struct_config__.tag),
        says=saying(t, claim),
        href=links.claim(claim.id),
        status=claim.status,
        date=claim.date,
        article=source(article),
        quotes=tuple(_quotes((claim.evidence, *claim.also), article.text)),
        rule=claim.rule,
        pack=claim.pack,
        confidence=claim.confidence,
    )


def source(article: Article) -> Source:
    """An article without its text."""
    told = {name: getattr(article, name) for name in ("id", "title", "outlet", "published", "url", "language")}
    return Source(href=links.page("article", article.id), **told)


def _quotes(stretches: Iterable[Stretch], text: str) -> Iterable[Quote]:
    for one in stretches:
        before, after = text[max(0, one.start - _AROUND) : one.start], text[one.end : one.end + _AROUND]
        yield Quote(**msgspec.structs.asdict(one), before=before, after=after)
