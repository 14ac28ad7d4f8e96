"""The stretch of a sentence that a cue's arguments stand in."""

import re

from ingest.engine.context import Context, Scene
from ingest.engine.sentences import Unit

_SPEECH = re.compile(r"[«“„][^«»“”„]{30,}(?:[»”]|$)")


class Clauses:
    """Cuts a sentence where a clause ends in a finite verb, in reported speech, or in whose words it is."""

    def __init__(self, ends: str) -> None:
        self._ends = re.compile(ends)

    def of(self, context: Context, scene: Scene, cue: Unit) -> tuple[int, int]:
        """The clause of a cue: from the end of the clause before to its own."""
        start, end = scene.sentence.start, scene.sentence.end
        for speech in _SPEECH.finditer(context.text, start, end):
            if speech.start() < cue.start and cue.end <= speech.end():
                start, end = speech.start() + 1, speech.end()
        for cut in self._ends.finditer(context.text, start, end):
            if cut.end() <= cue.start:
                start = cut.end()
            elif cut.end() >= cue.end:
                return start, cut.end()
        return start, end
