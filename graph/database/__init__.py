"""One folder with everything in it: the ledger and the stores that follow it."""

from graph.database.database import Database
from graph.database.past import known_by
from graph.database.projections import Openers, server
from graph.database.rereading import read_again
from graph.database.restoring import restore

__all__ = ["Database", "Openers", "known_by", "read_again", "restore", "server"]
