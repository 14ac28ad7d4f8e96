"""What the arguments of a predicate are chosen from, and how one is chosen by its case."""

from collections.abc import Sequence

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.clauses import Scope
from ingest.engine.relative import Relative
from ingest.engine.sentences import Unit
from ingest.engine.spoken import Spoken
from ingest.pack import Frame

# forms of a verb whose subject may stand in the genitive
NOMINAL = frozenset({"nominal", "participle"})
OBJECTS = frozenset({"dat", "acc", "abl"})
# a mark behind the last word of a clause
LAST = 1
# a case of a frame: the only other state will do
ANY = "any"

Ends = tuple[str, str, float]


class Ground(msgspec.Struct, frozen=True):
    """What a predicate's arguments are chosen from; `spoken`: whom the sentences before spoke of.

    `hosts`: the states to which the officials of the sentence are accredited; `deeds`: where it points to what another
    has done; `told`: whether the predicate's object is a clause; `groups`: those who are no state's;
    `relative`: the relative clause whose verb it is; `begin`: where the sentence does; `said_of`: where what a participle is
    said of stands; `copula`: whether "is" stands behind it; `object`: whether a word in the accusative stands right before it.
    """

    cue: Unit
    frame: Frame
    actors: list[Actor]
    scope: Scope
    words: str
    spoken: Spoken
    home: str
    quotes: tuple[tuple[int, int], ...] = ()
    hosts: list[str] = []
    deeds: list[int] = []
    told: bool = False
    at_home: bool = False
    groups: list[Actor] = []
    relative: Relative | None = None
    begin: int = 0
    said_of: int = -1
    copula: bool = False
    object: bool = False


def passive(ground: Ground) -> bool:
    """Whether the predicate is a verb in the passive."""
    return ground.cue.case == "verb" and ground.cue.form.passive


def nobody(ground: Ground, first: int) -> list[Actor]:
    """The groups without a state that stand before the predicate in its own clause, if it is this clause that is looked through."""
    return [g for g in ground.groups if first == ground.scope.own <= g.start and g.end <= ground.cue.start]


def answered(ground: Ground, state: str) -> list[str]:
    """Those whose act against a state, told just before, the predicate may answer."""
    return ground.spoken.answered(state, ground.frame.answers) if ground.frame.answers else []


def best(actors: list[Actor], cases: list[str], groups: Sequence[Actor] = (), *, first: bool = False) -> list[Actor]:
    """The nearest actor in the most wanted case, with the others of its row; `first`: the farthest, beyond a complement.

    Where no state stands in a case, a group that does is meant, and it is nobody's.
    """
    for case in cases:
        fitting = [a for a in actors if a.fits(case)] or [g for g in groups if g.fits(case)]
        if fitting:
            one = fitting[0] if first else fitting[-1]
            return [one, *(a for a in reversed(fitting) if a is not one and a.group == one.group >= 0)]
    return []
