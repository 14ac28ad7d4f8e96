"""The database: the ledger with its projections, kept in one folder.

What is written goes to the ledger first and is safe from then on; the projections follow. A process that dies in between loses
nothing, because each projection knows how far it has come and goes on from there when it is next opened.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from graph.articles import Article
from graph.claims import Claim
from graph.database.projections import OnWait, Openers, advance_graph, advance_quads
from graph.database.turns import turn
from graph.errors import StoreError
from graph.ledger import Ledger, Outcome
from graph.ledger.intake import problem
from graph.stores.base import PropertyGraph, QuadStore
from graph.verify import Problem, verify_graph, verify_ledger, verify_quads

Item = tuple[Article, Sequence[Claim]]
T = TypeVar("T")
_BATCH = 100


class Database:
    """An open folder; use it in a `with` statement or call `close`."""

    def __init__(
        self, folder: Path, ledger: Ledger, openers: Openers, on_wait: OnWait | None = None, pause: Callable[[str], None] | None = None
    ) -> None:
        self.folder = folder
        self.ledger = ledger
        self._openers = openers
        self._on_wait = on_wait or _silent
        self._pause = pause or _silent
        self._graph: PropertyGraph | None = None
        self._quads: QuadStore | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        create: bool = True,
        openers: Openers | None = None,
        on_wait: OnWait | None = None,
        pause: Callable[[str], None] | None = None,
    ) -> "Database":
        """Open a folder; its projections are opened when first needed.

        Parameters
        ----------
        folder
            Holds `ledger.sqlite`, `graph/` and `rdf/`.
        create
            Make the folder and the ledger where they are missing.
        openers
            Other projections than the embedded ones.
        on_wait
            Told in one line when another process is waited for.
        pause
            Told `committed`, `graph-applied` and `quads-applied` as they are reached; for tests that end the process there.

        Raises
        ------
        LedgerError
            When there is no ledger and `create` is false, or it cannot be used.
        """
        if create:
            folder.mkdir(parents=True, exist_ok=True)
        return cls(folder, Ledger.open(folder / "ledger.sqlite", create=create), openers or Openers(), on_wait, pause)

    def ingest(self, items: Iterable[Item], on_commit: Callable[[list[Outcome]], None] | None = None) -> list[Outcome]:
        """Take in articles with their claims, in batches; `on_commit` is told each batch's outcomes once the ledger holds them.

        An article with a claim that is not to be admitted is refused, the others go in.
        """
        self._admitted()
        outcomes: list[Outcome] = []
        pending = iter(items)
        while batch := list(islice(pending, _BATCH)):
            done = self._put(batch)
            self._pause("committed")
            if on_commit:
                on_commit(done)
            self.catch_up()
            outcomes += done
        return outcomes

    def retract(self, article: str) -> Outcome:
        """Retract an article everywhere; what nothing else supports goes.

        Raises
        ------
        NotFoundError
            When no such article stands in the ledger.
        """
        self._admitted()
        outcome = self.ledger.retract(article)
        self._pause("committed")
        self.catch_up()
        return outcome

    def correct(self, decide: Callable[[Ledger], T]) -> T:
        """Have something decided in the ledger (`graph.corrections`), and bring the projections after it; what `decide` gives back."""
        self._admitted()
        decided = decide(self.ledger)
        self._pause("committed")
        self.catch_up()
        return decided

    def catch_up(self, *, wait: bool = True) -> None:
        """Bring the projections to the ledger's head; without `wait` leave it to the process that is doing so already."""
        with turn(self.folder, self._on_wait, wait=wait) as ours:
            if ours:
                self._advance()

    def graph(self) -> PropertyGraph:
        """The property graph, up to date as far as no other process is just writing to it."""
        self.catch_up(wait=False)
        return self._writable_graph()

    def quads(self) -> QuadStore:
        """The quad store for reading, up to date as far as no other process is just writing to it; the graph is left as it is."""
        with turn(self.folder, self._on_wait, wait=not (self.folder / "rdf").is_dir()) as ours:
            if ours:
                self._advance_quads()
        return self._reader()

    def rebuild(self) -> None:
        """Make everything anew from the articles and claims in the ledger."""
        with turn(self.folder, self._on_wait, wait=True):
            self._admitted()
            self.ledger.recompile()
            self._writable_graph().clear()
            with closing(self._openers.quad_writer(self.folder)) as writer:
                writer.clear()
            self._advance()

    def verify(self) -> list[Problem]:
        """Check the ledger against itself and the projections against the ledger; empty when all is well."""
        with turn(self.folder, self._on_wait, wait=True):
            self._advance()
            return [
                *verify_ledger(self.ledger),
                *verify_graph(self.ledger, self._writable_graph()),
                *verify_quads(self.ledger, self._reader()),
            ]

    def load(self, graph: PropertyGraph, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
        """Bring a further property graph to the ledger's head, beside the folder's own; `progress` is told what is done, of how much.

        Raises
        ------
        StoreError
            When it may not hold this ledger's graph (`graph.stores.neo4j_server.Guest`), cannot be reached, or refuses.
        """
        with turn(self.folder, self._on_wait, wait=True):
            advance_graph(self.ledger, graph, progress)

    def close(self) -> None:
        """Let go of ledger and projections; safe to call twice."""
        for store in (None if self._openers.lent else self._graph, self._quads):
            if store:
                store.close()
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _put(self, batch: list[Item]) -> list[Outcome]:
        refused = {article.id: told for article, claims in batch if (told := problem(article, claims))}
        written = iter(self.ledger.put_many(item for item in batch if item[0].id not in refused))
        return [
            Outcome(None, "refused", article.id, refused[article.id]) if article.id in refused else next(written) for article, _ in batch
        ]

    def _admitted(self) -> None:
        """Before the ledger is written: a server's database that may not hold this ledger's graph is refused at once."""
        if self._openers.shared:
            self._writable_graph().admitted(self.ledger.id)

    def _advance(self) -> None:
        advance_graph(self.ledger, self._writable_graph())
        self._pause("graph-applied")
        self._advance_quads()
        self._pause("quads-applied")

    def _advance_quads(self) -> None:
        if self._quads_applied() != self.ledger.head():
            with closing(self._openers.quad_writer(self.folder)) as writer:
                advance_quads(self.ledger, writer)

    def _quads_applied(self) -> int | None:
        """How far the quad store has come; null where there is none yet that can be read."""
        try:
            return self._reader().applied()
        except StoreError:
            return None

    def _writable_graph(self) -> PropertyGraph:
        self._graph = self._graph or self._openers.graph(self.folder, self._on_wait)
        return self._graph

    def _reader(self) -> QuadStore:
        self._quads = self._quads or self._openers.quad_reader(self.folder)
        return self._quads


def _silent(_: str) -> None:
    pass
