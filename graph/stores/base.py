"""What every projection can do: say how far it has come, take the next step, be emptied."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from graph.articles import Article
from graph.claims import Claim
from graph.facts import Delta, Entity, Fact


class ArticleState(msgspec.Struct, frozen=True):
    """An article as it stands now: `article` is null when it was retracted; `entities` are what its mentions are resolved to."""

    id: str
    article: Article | None
    claims: tuple[Claim, ...] = ()
    ingested_at: str | None = None
    entities: dict[str, Entity] = {}


class Compared(msgspec.Struct, frozen=True):
    """How many quads an article makes, how many of them are missing from the store, and how many stand there beside them."""

    id: str
    quads: int
    missing: int
    further: int


class Mark(msgspec.Struct, frozen=True):
    """How far a store has come, and in which ledger: its id, and what change `seq` was there.

    `cleared` is false while a clearing is under way or was interrupted; `guest` where others' nodes were there first.
    """

    seq: int = 0
    ledger: str | None = None
    change: str | None = None
    guest: bool = False
    cleared: bool = True


class Projection(ABC):
    """A store that can be rebuilt from the ledger; it holds the sequence number it has applied inside itself."""

    @abstractmethod
    def applied(self) -> int:
        """The sequence number of the last change applied; 0 for an empty store."""

    @abstractmethod
    def clear(self) -> None:
        """Remove everything of ours; `applied()` is 0 afterwards."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the engine; safe to call twice."""


class PropertyGraph(Projection):
    """A projection that is fed with nodes and edges.

    `suspect` while nobody has looked whether a sudden end of the process that wrote it last left it whole.
    """

    suspect: bool = False
    # told the number of rows after each commit
    on_rows: Callable[[int], None] = staticmethod(lambda _rows: None)

    def admitted(self, ledger: str) -> Mark:
        """The store's mark, once it is sure that this ledger's graph may stand in it; called before anything is written.

        Raises
        ------
        StoreError
            When the store is shared with others and holds what must not be replaced.
        """
        del ledger
        return Mark(self.applied())

    @abstractmethod
    def apply(self, delta: Delta) -> None:
        """Bring the store to `delta.seq`, the number in one transaction with the last data (earlier batches are idempotent)."""

    @abstractmethod
    def counts(self) -> tuple[int, int]:
        """How many nodes and edges of ours it holds, its own bookkeeping left out."""

    @abstractmethod
    def look_up(self, facts: Sequence[Fact]) -> list[Fact]:
        """These facts, all of one label or one type, as they stand in the store; those that do not are left out."""


class QuadStore(Projection):
    """A projection that is fed with articles, one named graph each."""

    @abstractmethod
    def apply(self, states: list[ArticleState], seq: int) -> None:
        """Replace the named graphs of these articles and set the number, in one update."""

    def settle(self) -> None:
        """Make reading fast again after much was applied; whether that pays is the store's to know."""

    @abstractmethod
    def counts(self) -> int:
        """How many quads of articles it holds."""

    @abstractmethod
    def compared(self, states: Iterable[ArticleState]) -> Iterator[Compared]:
        """Each article's quads as they stand against those that it makes."""
