"""One folder with everything in it: the ledger and the stores that follow it."""

from graph.database.database import Database
from graph.database.past import known_by
from graph.database.projections import Openers, server

__all__ = ["Database", "Openers", "known_by", "server"]
