"""What is decided, ordered or planned: whose decision it is does it, not whoever backs or blames the decision."""

import re

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.arguments import directed
from ingest.engine.ground import Ends, Ground
from ingest.engine.sentences import Unit
from ingest.pack import NEVER, Actors

# forms of a verb that tell what is decided
_NAMING = frozenset({"nominal"})
_WHERE = frozenset({"loc", "attr", "abl"})
_MOVED = frozenset({"acc", "dat"})


class Decisions:
    """Reads the words behind a predicate: a decision to do it, and a verb that judges the decision."""

    def __init__(self, data: Actors) -> None:
        self._decision, self._judged = re.compile(data.decision or NEVER), re.compile(data.judged or NEVER)

    def of(self, folded: str, cue: Unit) -> int:
        """Where the decision to do what a predicate tells ends in folded text; -1 where there is none."""
        if cue.case == "verb" and cue.form.derived not in _NAMING:
            return -1
        found = self._decision.match(folded, cue.end + 1)
        return found.end() if found else -1

    def ends(self, folded: str, ground: Ground, end: int) -> list[Ends]:
        """Who does what to whom by a decision that ends at `end`; nothing where somebody judges it and nobody is said to own it."""
        owner = _owner(ground)
        if owner is None:
            return [] if self._judged.match(folded, end) else directed(ground)
        doer = msgspec.structs.replace(owner, case="gen", head="", head_at=ground.cue.start)
        others = [a for a in ground.actors if a is not owner and owner.start <= a.start and a.end <= ground.cue.start]
        others = [a for a in others if a.case != "nom"]
        return directed(msgspec.structs.replace(ground, actors=[doer, *others]))


def _owner(ground: Ground) -> Actor | None:
    """Whose decision it is: the first owner before the predicate, in office if there is one."""
    before = [a for a in ground.actors if ground.scope.own <= a.start and a.end <= ground.cue.start and not (a.place or a.people)]
    owners = [a for a in before if a.case == "gen"]
    if not owners and ground.frame.decided:
        # whose troops are its object (Беларустун аскерлерин чыгаруу чечими)
        owners = [a for a in before if a.case in _MOVED and a.official and not a.bare]
    # who owns where it is done is the last one thought of (Сириянын түндүгүнөн)
    return min(owners, key=lambda a: (not a.official, a.head in _WHERE, a.start), default=None)
