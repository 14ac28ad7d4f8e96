"""What supports a part of the graph: claims, the articles that state them, and when these were published."""

from collections.abc import Iterable

import msgspec

from graph.explore.live import LiveGraph
from graph.facts import Node

UNDATED = "9999"


class Span(msgspec.Struct, frozen=True):
    """From when until when something was, as ISO days: as told, else the days of publication; both null where neither is known."""

    first: str | None = None
    last: str | None = None

    @property
    def order(self) -> tuple[str, str]:
        """What to sort by: the undated stand at the end."""
        return self.first or UNDATED, self.last or ""

    def within(self, first: str | None, last: str | None) -> bool:
        """Whether it is not over before `first` and has begun by `last`; what is undated always is."""
        return self.first is None or ((not first or (self.last or self.first) >= first) and (not last or self.first <= last))


def articles(graph: LiveGraph, claims: Iterable[str]) -> list[Node]:
    """The articles that state these claims, in order of publication and key; the undated at the end."""
    keys = {graph.stated[claim] for claim in claims if claim in graph.stated}
    found = [graph.nodes[key] for key in keys if key in graph.nodes]
    return sorted(found, key=lambda node: (node.properties.get("published") or UNDATED, node.key))


def span(graph: LiveGraph, properties: dict[str, object], claims: Iterable[str]) -> Span:
    """When something was by its properties `date_from` and `date_to`, else by the publication of what states the claims."""
    first, last = properties.get("date_from"), properties.get("date_to")
    if first or last:
        return Span(str(first or last), str(last or first))
    days = [str(node.properties["published"])[:10] for node in articles(graph, claims) if node.properties.get("published")]
    return Span(days[0], days[-1]) if days else Span()
