"""What all pages and endpoints look at: a database's folder, its graph in memory, the names in it."""

import threading
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from graph.database import Database, Openers
from graph.explore.live import LiveGraph
from graph.explore.search import Names

if TYPE_CHECKING:
    from graph.ledger import Ledger
    from graph.stores.base import PropertyGraph


class World:
    """An open folder, for many threads: each has its own way into the ledger, all share the graph and the embedded engine.

    Raises LedgerError where there is no database in the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = threading.local()
        self._graph = LiveGraph()
        self._following = threading.Lock()
        self._engine: PropertyGraph | None = None
        self._starting = threading.Lock()
        self._openers = Openers(graph=lambda _folder, _on_wait: self._embedded(), lent=True)
        self._databases: weakref.WeakSet[Database] = weakref.WeakSet()
        self.names = Names(self._graph)
        self.graph()

    def graph(self) -> LiveGraph:
        """The graph as it is now: whatever was committed before this call is in it."""
        with self._following:
            self._graph.follow(self.ledger())
        return self._graph

    def ledger(self) -> "Ledger":
        """The calling thread's way into the ledger."""
        return self.database().ledger

    def database(self) -> Database:
        """The calling thread's database, whose stores are opened when first needed; it is closed when the thread has ended."""
        found: Database | None = getattr(self._own, "database", None)
        if found is None:
            found = self._own.database = Database.open(self.folder, create=False, openers=self._openers)
            self._databases.add(found)
            weakref.finalize(threading.current_thread(), found.close)
        return found

    def close(self) -> None:
        """Let go of the folder, once nobody asks any more; safe to call twice."""
        for database in list(self._databases):
            database.close()
        with self._starting:
            if self._engine:
                self._engine.close()
            self._engine = None

    def _embedded(self) -> "PropertyGraph":
        """The embedded engine, opened by who first needs it: one for the process."""
        from graph.stores.embedded import open_embedded

        with self._starting:
            self._engine = self._engine or open_embedded(self.folder / "graph")
            return self._engine
