"""The property graph in memory, for whoever looks at it again and again: a projection that follows the ledger like every other.

Claims are not held: an edge names those that support it, and the ledger has them. Of a claim is known which article states it.
"""

import gc
from collections.abc import Iterator, Sequence
from threading import RLock

from graph.facts import Delta, Edge, Fact, Node
from graph.identity import claim_of
from graph.ledger import Ledger
from graph.stores.base import Mark, PropertyGraph

_LEFT_OUT = frozenset({"Claim"})
# what of the whole ledger need not even be read: claims are named by what states them
_UNREAD = frozenset({"Claim", "ABOUT"})


class LiveGraph(PropertyGraph):
    """Nodes and edges by key, the edges at each node, the article's key by the id of each claim, articles by the group of their text.

    `lock` is held while it changes, and by whoever reads more than one thing.
    """

    def __init__(self) -> None:
        self.lock = RLock()
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}
        self.stated: dict[str, str] = {}
        self._groups: dict[str, set[str]] = {}
        self._near: dict[str, dict[str, Edge]] = {}
        self._mark = Mark()

    def follow(self, ledger: Ledger) -> bool:
        """Come to the ledger's head; whether anything was new."""
        from graph.database.projections import advance_graph

        if self._mark.ledger == ledger.id and self._mark.seq == ledger.head():
            return False
        with self.lock:
            if self._mark.ledger != ledger.id:
                self._begin(ledger)
            advance_graph(ledger, self)
        return True

    def _begin(self, ledger: Ledger) -> None:
        """Take in all that stands in a ledger; collecting cycles, of which there are none, would take as long again."""
        self.clear()
        collecting = gc.isenabled()
        gc.disable()
        try:
            self.apply(ledger.standing(but=_UNREAD))
        finally:
            if collecting:
                gc.enable()

    def applied(self) -> int:
        """As every projection."""
        return self._mark.seq

    def admitted(self, ledger: str) -> Mark:
        """As every projection; another ledger's graph is replaced."""
        return self._mark if self._mark.ledger in {None, ledger} else Mark(cleared=False)

    def apply(self, delta: Delta) -> None:
        """As every projection."""
        with self.lock:
            for node in delta.nodes:
                self._put(node)
            for edge in delta.edges:
                self._join(edge)
            for gone in delta.gone_edges:
                self._part(gone)
            for left in delta.gone_nodes:
                self._forget(left.key)
                self._near.pop(left.key, None)
            self._mark = Mark(delta.seq, delta.ledger, delta.change)

    def at(self, key: str) -> Iterator[Edge]:
        """The edges at a node, in order of their keys."""
        near = self._near.get(key, {})
        return (near[edge] for edge in sorted(near))

    def degree(self, key: str) -> int:
        """How many edges a node has."""
        return len(self._near.get(key, ()))

    def copies(self, article: str) -> list[Node]:
        """The other articles with nearly the same text, in order of their keys."""
        known = self.nodes.get(article)
        keys = self._groups.get(known.properties.get("group", ""), set()) if known else set()
        return [self.nodes[key] for key in sorted(keys - {article})]

    def counts(self) -> tuple[int, int]:
        """Of what is held, so without claims."""
        return len(self.nodes), len(self.edges)

    def look_up(self, facts: Sequence[Fact]) -> list[Fact]:
        """As every projection."""
        held: list[dict[str, Node] | dict[str, Edge]] = [self.nodes if isinstance(fact, Node) else self.edges for fact in facts]
        return [where[fact.key] for fact, where in zip(facts, held, strict=True) if fact.key in where]

    def clear(self) -> None:
        """As every projection."""
        with self.lock:
            self.nodes.clear()
            self.edges.clear()
            self.stated.clear()
            self._groups.clear()
            self._near.clear()
            self._mark = Mark()

    def close(self) -> None:
        """Nothing is to be let go of."""

    def _put(self, node: Node) -> None:
        if node.label in _LEFT_OUT:
            return
        self._forget(node.key)
        self.nodes[node.key] = node
        if group := node.properties.get("group"):
            self._groups.setdefault(group, set()).add(node.key)

    def _forget(self, key: str) -> None:
        known = self.nodes.pop(key, None)
        if known and (group := known.properties.get("group")):
            self._groups[group].discard(key)

    def _join(self, edge: Edge) -> None:
        if edge.start_label in _LEFT_OUT:
            if edge.type == "STATED_IN":
                self.stated[claim_of(edge.start)] = edge.end
            return
        self.edges[edge.key] = edge
        for end in (edge.start, edge.end):
            self._near.setdefault(end, {})[edge.key] = edge

    def _part(self, edge: Edge) -> None:
        if edge.type == "STATED_IN":
            self.stated.pop(claim_of(edge.start), None)
        self.edges.pop(edge.key, None)
        for end in (edge.start, edge.end):
            self._near.get(end, {}).pop(edge.key, None)
