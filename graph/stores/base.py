"""What every projection can do: say how far it has come, take the next step, be emptied."""

from abc import ABC, abstractmethod

from graph.facts import Delta


class PropertyGraph(ABC):
    """A property-graph projection; holds the sequence number it has applied inside itself."""

    @abstractmethod
    def applied(self) -> int:
        """The sequence number of the last delta applied; 0 for an empty store."""

    @abstractmethod
    def apply(self, delta: Delta) -> None:
        """Bring the store to `delta.seq`, number and data in one transaction at the end (large deltas: earlier batches are idempotent)."""

    @abstractmethod
    def counts(self) -> tuple[int, int]:
        """How many nodes and edges of ours it holds (its own bookkeeping node left out)."""

    @abstractmethod
    def clear(self) -> None:
        """Remove everything of ours; `applied()` is 0 afterwards."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the engine; safe to call twice."""
