"""What all pages and endpoints look at: a database's folder, its graph in memory, the names in it."""

from pathlib import Path
from threading import Lock, local
from typing import TYPE_CHECKING

from graph.database import Database
from graph.explore.live import LiveGraph
from graph.explore.search import Names

if TYPE_CHECKING:
    from graph.ledger import Ledger


class World:
    """An open folder, for many threads: each has its own way into the ledger, all share the graph.

    Raises LedgerError where there is no database in the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = local()
        self._graph = LiveGraph()
        self._following = Lock()
        self._databases: list[Database] = []
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
        """The calling thread's database, whose stores are opened when first needed."""
        found: Database | None = getattr(self._own, "database", None)
        if found is None:
            found = self._own.database = Database.open(self.folder, create=False)
            self._databases.append(found)
        return found
