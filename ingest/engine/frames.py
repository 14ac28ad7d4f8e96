"""Relations: case frames of predicates, filled with the actors of their clause."""

import itertools
import re

import msgspec

from ingest.engine.actors import Actor, domestic
from ingest.engine.context import Context, Scene
from ingest.engine.realis import Judge
from ingest.engine.sentences import Unit
from ingest.pack import Frame

_NEAR = 150


class Found(msgspec.Struct, frozen=True):
    """A relation as a frame found it in one sentence."""

    frame: Frame
    source: str
    target: str
    status: str
    cue: Unit
    scene: Scene
    strength: float


class FrameMatcher:
    """Fills the frames whose cues stand in a sentence."""

    def __init__(self, judge: Judge, both_sides: str, symmetric: frozenset[str]) -> None:
        self._judge = judge
        self._both = re.compile(both_sides)
        self._symmetric = symmetric

    def match(self, context: Context, scene: Scene, actors: list[Actor], pair: tuple[str, str] | None) -> list[Found]:
        """All relations of a sentence; `pair`: the two states the article has been speaking of."""
        found: list[Found] = []
        for cue in scene.sentence.cues:
            frame = cue.entry.row
            if isinstance(frame, Frame) and self._applies(context, scene, cue, frame):
                status = frame.status or self._judge.status(context.folded, scene.sentence, cue)
                if status:
                    ends = self._fill(context, scene, cue, frame, actors, pair)
                    found.extend(Found(frame, s, t, status, cue, scene, w) for s, t, w in ends)
        return found

    def _applies(self, context: Context, scene: Scene, cue: Unit, frame: Frame) -> bool:
        whole = context.folded[scene.sentence.start : scene.sentence.end + 2]
        near = context.folded[max(scene.sentence.start, cue.start - _NEAR) : cue.end + 2]
        return (
            all(f" {w}" in whole for w in frame.needs)
            and (not frame.near or any(f" {w}" in near for w in frame.near))
            and not any(f" {w}" in whole for w in frame.unless)
        )

    def _fill(
        self, context: Context, scene: Scene, cue: Unit, frame: Frame, actors: list[Actor], pair: tuple[str, str] | None
    ) -> list[tuple[str, str, float]]:
        free = [a for a in actors if a.end <= cue.start or a.start >= cue.end]
        if frame.pair:
            ends = self._pair(context, scene, frame, free, pair)
            both = [(b, a, w) for a, b, w in ends] if frame.both else []
            return ends + both
        return self._directed(context, cue, frame, free, pair)

    def _pair(
        self, context: Context, scene: Scene, frame: Frame, actors: list[Actor], pair: tuple[str, str] | None
    ) -> list[tuple[str, str, float]]:
        acting = [a for a in actors if not (a.place or a.people) and a.case not in {"attr", "loc"}]
        states = list(dict.fromkeys(a.state for a in acting))
        if frame.level == "official" and not any(a.official for a in acting) and len(states) < 2:
            return []
        if len(states) == 2:
            return [(states[0], states[1], 0.8)]
        sentence = context.folded[scene.sentence.start : scene.sentence.end + 2]
        rows = [[a.state for a in acting if a.group == g] for g in dict.fromkeys(a.group for a in acting if a.group >= 0)]
        if len(states) > 2 and rows:
            return [(a, b, 0.7) for row in rows for a, b in itertools.combinations(dict.fromkeys(row), 2)]
        if len(states) > 2:
            comitative = [a.state for a in acting if a.case == "with"]
            subject = [a.state for a in acting if a.case == "nom" and a.official and a.state not in comitative]
            return [(subject[0], comitative[0], 0.6)] if comitative and subject else []
        if domestic(acting):
            return []
        lone = [a.state for a in acting if a.case == "with"]
        if pair and len(states) == 1 and lone and lone[0] in pair:
            return [(*pair, 0.6)]
        if pair and self._both.search(sentence) and (not states or states[0] in pair):
            return [(*pair, 0.6)]
        return []

    def _other(self, frame: Frame, actors: list[Actor], pair: tuple[str, str] | None) -> list[Actor]:
        """The other side of the two that the article speaks of, where the frame allows it and one side acts."""
        acting = [a for a in actors if a.case in frame.source and a.official | (a.case == "nom") and not (a.place or a.people)]
        if not (frame.other and pair and acting and acting[-1].state in pair):
            return []
        state = pair[1] if acting[-1].state == pair[0] else pair[0]
        return [msgspec.structs.replace(acting[-1], state=state, case="", person=None)]

    def _directed(
        self, context: Context, cue: Unit, frame: Frame, actors: list[Actor], pair: tuple[str, str] | None
    ) -> list[tuple[str, str, float]]:
        before = [a for a in actors if a.end <= cue.start]
        visit = frame.mode == "visit"
        if frame.source_first:
            sources = _best(before, frame.source, acting=False)
            targets = _best([a for a in before if a not in sources], frame.target, acting=False)
        else:
            targets = _best(before, frame.target, acting=not visit) or self._other(frame, before, pair)
            there = {t.state for t in targets}
            free = [a for a in actors if a.state not in there and not a.people]
            sources = _best([a for a in free if a.end <= cue.start], frame.source, acting=True)
            sources = sources or _best([a for a in free if a.start >= cue.end and a.official], ["nom"] if frame.source else [], acting=True)
        if frame.level == "official" and sources and not sources[0].official:
            return []
        doers = list(dict.fromkeys(s.state for s in sources)) or ([context.home] if frame.default == "home" and not visit else [])
        return [(s, t.state, 0.7) for s in doers for t in targets if t.state != s]


def _best(actors: list[Actor], cases: list[str], *, acting: bool) -> list[Actor]:
    """The nearest actor in the most wanted case, with the others of its row."""
    for case in cases:
        fitting = [a for a in actors if a.case == case and not (acting and a.place and not (a.capital and case == "dat"))]
        if fitting:
            last = fitting[-1]
            return [last, *(a for a in reversed(fitting) if a is not last and a.group == last.group >= 0)]
    return []
