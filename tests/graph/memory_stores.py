"""The projections as plain dictionaries: the reference of what a store must do, strict where a real one might be lenient."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graph.database import Openers
from graph.errors import StoreError
from graph.facts import Delta, Edge, Fact, Node
from graph.ledger import Ledger
from graph.stores.base import ArticleState, Compared, PropertyGraph, QuadStore


class MemoryGraph(PropertyGraph):
    """Refuses an edge without its ends and the removal of a node that still has edges."""

    def __init__(self) -> None:
        self.seq = 0
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}

    def applied(self) -> int:
        return self.seq

    def apply(self, delta: Delta) -> None:
        if delta.after > self.seq:
            raise StoreError(f"a delta from {delta.after} does not follow {self.seq}")
        self.nodes |= {node.key: node for node in delta.nodes}
        for edge in delta.edges:
            if not {edge.start, edge.end} <= self.nodes.keys():
                raise StoreError(f"{edge.type} {edge.key} lacks an end")
            self.edges[edge.key] = edge
        for gone in delta.gone_edges:
            self.edges.pop(gone.key, None)
        for left in delta.gone_nodes:
            self._remove(left.key)
        self.seq = delta.seq

    def _remove(self, key: str) -> None:
        if any(key in {edge.start, edge.end} for edge in self.edges.values()):
            raise StoreError(f"{key} still has edges")
        self.nodes.pop(key, None)

    def counts(self) -> tuple[int, int]:
        return len(self.nodes), len(self.edges)

    def look_up(self, facts: Sequence[Fact]) -> list[Fact]:
        assert len({fact.label if isinstance(fact, Node) else fact.type for fact in facts}) == 1
        held = self.facts()
        return [held[fact.key] for fact in facts if fact.key in held]

    def facts(self) -> dict[str, Fact]:
        return {**self.nodes, **self.edges}

    def clear(self) -> None:
        self.seq = 0
        self.nodes.clear()
        self.edges.clear()

    def close(self) -> None:
        pass


class MemoryQuads(QuadStore):
    """Counts a quad for each claim."""

    def __init__(self) -> None:
        self.seq = 0
        self.states: dict[str, ArticleState] = {}

    def applied(self) -> int:
        return self.seq

    def apply(self, states: list[ArticleState], seq: int) -> None:
        for state in states:
            self.states.pop(state.id, None)
            if state.article:
                self.states[state.id] = state
        self.seq = seq

    def counts(self) -> int:
        return sum(len(state.claims) for state in self.states.values())

    def compared(self, states: Iterable[ArticleState]) -> Iterator[Compared]:
        for state in states:
            found = self.states.get(state.id)
            wanted, stands = set(state.claims), set(found.claims if found else ())
            yield Compared(state.id, len(wanted), len(wanted - stands), len(stands - wanted))

    def clear(self) -> None:
        self.seq = 0
        self.states.clear()

    def close(self) -> None:
        pass


class Memory:
    """Projections that outlive the database object, as files outlive a process."""

    def __init__(self) -> None:
        self.graph = MemoryGraph()
        self.quads = MemoryQuads()
        self.openers = Openers(
            graph=lambda _folder, _on_wait: self.graph,
            quad_writer=lambda _folder: self.quads,
            quad_reader=lambda _folder: self.quads,
        )


def in_memory() -> Ledger:
    return Ledger.open(Path(":memory:"))


def live(ledger: Ledger) -> dict[str, Fact]:
    return {fact.key: fact for fact in ledger.facts()}
