"""Memberships: a state and an organisation in one clause with a word that says what the one is to the other."""

import re

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.context import Context, Scene
from ingest.engine.phrases import Phrase
from ingest.engine.realis import Judge
from ingest.engine.sentences import Unit
from ingest.pack import MembershipCue


class Belonging(msgspec.Struct, frozen=True):
    """A membership as one sentence tells it."""

    state: str
    type: str
    org: str
    status: str
    cue: Unit
    scene: Scene


class MembershipFinder:
    """Finds memberships in a sentence."""

    def __init__(self, judge: Judge, anaphor: str) -> None:
        self._judge = judge
        self._anaphor = re.compile(anaphor)

    def find(self, context: Context, scene: Scene, actors: list[Actor]) -> list[Belonging]:
        """One for each state that the sentence says it of."""
        found: list[Belonging] = []
        orgs = [p for p in scene.phrases if p.organisation] or self._spoken_of(context, scene)
        for cue in scene.sentence.cues:
            row = cue.entry.row
            if not isinstance(row, MembershipCue) or not orgs:
                continue
            status = self._judge.status(context.folded, scene.sentence, cue)
            states = _subjects(actors, cue)
            if status and states and orgs[0].organisation:
                found.extend(Belonging(s, row.type, orgs[0].organisation, status, cue, scene) for s in states)
        return found

    def _spoken_of(self, context: Context, scene: Scene) -> list[Phrase]:
        """The organisation named last, where the sentence says "the organisation"."""
        if not self._anaphor.search(context.folded, scene.sentence.start, scene.sentence.end + 1):
            return []
        earlier = [p for s in context.scenes for p in s.phrases if p.organisation and p.end <= scene.sentence.start]
        return earlier[-1:]


def _subjects(actors: list[Actor], cue: Unit) -> list[str]:
    acting = [a for a in actors if not a.place and a.case in {"nom", "gen"}]
    near = [a for a in acting if a.end <= cue.start] or [a for a in acting if a.start >= cue.end]
    last = near[-1] if near else None
    return list(dict.fromkeys(a.state for a in near if a is last or a.group == last.group >= 0)) if last else []
