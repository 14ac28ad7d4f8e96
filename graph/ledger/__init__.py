"""The store of record."""

from graph.ledger.ledger import Ledger
from graph.ledger.records import LedgerStats, Outcome

__all__ = ["Ledger", "LedgerStats", "Outcome"]
