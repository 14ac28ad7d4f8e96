"""Who and what is the same: mentions of persons and meetings in articles become entities.

An article names persons and meetings in its own words: a mention has a key of its own (`local`). Which mentions are one entity is a
pure function of the mentions that stand in the ledger and of what people decided, so it depends neither on the order in which articles
came nor on those that were retracted.
"""

from graph.resolve.mentions import mentions
from graph.resolve.partition import entity, partition
from graph.resolve.records import Decisions, Mention

__all__ = ["Decisions", "Mention", "entity", "mentions", "partition"]
