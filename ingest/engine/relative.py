"""Relative clauses: whoever stands right before a participle that is said of a noun does what it tells, nothing else."""

import re

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.context import Context
from ingest.engine.sentences import Unit
from ingest.pack import NEVER
from ingest.pack import Actors as Data

# how far behind the participle the noun stands that it is said of, adjectives between
_NOUN = 24


class Relative(msgspec.Struct, frozen=True):
    """A relative clause whose subject are the actors that begin at `subjects` and whose participle ends at `end`."""

    subjects: frozenset[int]
    start: int
    end: int

    def tells(self, cue: Unit, actors: list[Actor]) -> bool:
        """Whether a predicate belongs to the clause: it is its verb, or the noun that it is said of, with no actor between."""
        noun = cue.case != "verb" and self.end <= cue.start <= self.end + _NOUN
        return self.verb(cue) or (noun and not any(self.end <= a.start < cue.start for a in actors))

    def verb(self, cue: Unit) -> bool:
        """Whether a predicate is its verb."""
        return cue.case == "verb" and self.start <= cue.start and cue.end == self.end


class RelativeFinder:
    """Finds relative clauses by the participle right behind an actor in the nominative."""

    def __init__(self, data: Data) -> None:
        self._participle = re.compile(data.relative or NEVER)

    def find(self, context: Context, actors: list[Actor]) -> list[Relative]:
        """The relative clauses of a sentence with these actors."""
        return [r for a in actors if a.case == "nom" and (r := self._behind(context, actors, a))]

    def _behind(self, context: Context, actors: list[Actor], actor: Actor) -> Relative | None:
        found = self._participle.match(context.folded, actor.end + 1)
        if found is None or not context.text[actor.end : found.end()].replace(" ", "").isalnum():
            return None
        row = frozenset(a.start for a in actors if a is actor or a.group == actor.group >= 0)
        return Relative(row, actor.end, found.end() - 1)


def free(actors: list[Actor], relatives: list[Relative], cue: Unit) -> list[Actor]:
    """The actors that may have a part in what a predicate tells: none that is only the subject of another clause."""
    bound = {start for r in relatives if not r.tells(cue, actors) for start in r.subjects}
    return [a for a in actors if a.start not in bound] if bound else actors
