"""Memberships: a state and an organisation in one clause with a word that says what the one is to the other."""

import re

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.context import Context, Scene
from ingest.engine.realis import Judge
from ingest.engine.sentences import Unit
from ingest.pack import MembershipCue

_ORGANISATION = "organisation"


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

    def find(self, context: Context, scene: Scene, states: list[Actor]) -> list[Belonging]:
        """One for each state that the sentence says it of; `states` are those it names."""
        found: list[Belonging] = []
        whole = context.folded[scene.sentence.start : scene.sentence.end + 2]
        for cue in scene.sentence.cues:
            row = cue.entry.row
            if not isinstance(row, MembershipCue) or not _applies(row, whole, cue) or any(_holds(c, cue) for c in scene.sentence.cues):
                continue
            org = self._organisation(context, scene, cue, row)
            subjects = _subjects(states, cue, row) if org else []
            status = self._judge.status(context.folded, scene.sentence, cue, present=row.present) if subjects else None
            if org and status:
                found.extend(Belonging(s, row.type, org, status, cue, scene) for s in subjects)
        return found

    def _organisation(self, context: Context, scene: Scene, cue: Unit, row: MembershipCue) -> str | None:
        """The nearest before the cue in a case of the row, no more words away than its gap; else the one that "the organisation" is."""
        for unit in reversed([u for u in scene.sentence.units if u.kind == _ORGANISATION and u.end <= cue.start]):
            between = len(context.text[unit.end : cue.start].split())
            if unit.case in row.org and between <= row.gap:
                return unit.entry.value
        behind = [u for u in scene.sentence.units if u.kind == _ORGANISATION and u.start >= cue.end and u.case in row.org]
        if behind and cue.case != "verb" and not context.text[cue.end : behind[0].start].strip():
            return behind[0].entry.value
        return self._spoken_of(context, scene)

    def _spoken_of(self, context: Context, scene: Scene) -> str | None:
        """The organisation named last, where the sentence says "the organisation"."""
        if not self._anaphor.search(context.folded, scene.sentence.start, scene.sentence.end + 1):
            return None
        earlier = [u for s in context.scenes for u in s.sentence.units if u.kind == _ORGANISATION and u.end <= scene.sentence.start]
        return earlier[-1].entry.value if earlier else None


def _applies(row: MembershipCue, whole: str, cue: Unit) -> bool:
    if row.forms and cue.form.derived not in row.forms:
        return False
    return not any(f" {w}" in whole for w in row.unless) and (not row.near or any(f" {w}" in whole for w in row.near))


def _holds(cue: Unit, other: Unit) -> bool:
    """Whether a longer cue holds another (мүчө болуп кирди, мүчө)."""
    inside = cue.start <= other.start and other.end <= cue.end and (cue.start, cue.end) != (other.start, other.end)
    return inside and isinstance(cue.entry.row, MembershipCue)


def _subjects(states: list[Actor], cue: Unit, row: MembershipCue) -> list[str]:
    """The nearest state in the most wanted case, with its row; before the cue first."""
    for case in row.state or ["nom"]:
        fitting = [a for a in states if a.case == case]
        near = [a for a in fitting if a.end <= cue.start][::-1] or [a for a in fitting if a.start >= cue.end]
        if near:
            return list(dict.fromkeys(a.state for a in near if a is near[0] or a.group == near[0].group >= 0))
    return []
