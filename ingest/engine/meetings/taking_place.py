"""Whether an encounter took place, is planned, was called off, or is only spoken of."""

import re

from ingest.engine.context import Context, Scene
from ingest.engine.realis import Judge
from ingest.engine.sentences import Unit
from ingest.pack import Meetings


class TakingPlace:
    """Asks the words around a cue; `coming` stands before a gathering to come, `purpose` behind what one comes for, `barred` behind what
    is only asked or forbidden, `fruitless` behind talks without success, `put_off` and `called_off` behind what will be, or will not.
    """

    def __init__(self, judge: Judge, data: Meetings) -> None:
        self._judge = judge
        self._coming, self._purpose, self._barred = re.compile(data.coming), re.compile(data.purpose), re.compile(data.barred)
        self._called_off, self._put_off = re.compile(data.called_off), re.compile(data.put_off)
        self._fruitless = re.compile(data.fruitless)

    def purpose(self, context: Context, cue: Unit) -> bool:
        """Whether a cue tells what somebody comes for."""
        return cue.case not in {"loc", "abl"} and self._purpose.match(context.folded, cue.start + 1) is not None

    def status(self, context: Context, scene: Scene, cue: Unit) -> str | None:
        """Held, planned or cancelled; null where nothing is told of any."""
        act = not cue.entry.row.event and cue.entry.row.kind != "visit"
        if act and cue.case != "loc" and self._barred.match(context.folded, cue.end + 1):
            return None
        if cue.entry.row.present and cue.form.derived == "future":
            return "held"
        coming = cue.entry.row.event and self._coming.search(context.folded, scene.sentence.start, cue.start + 1)
        aside = self._put_aside(context, scene, cue) or ("planned" if coming or self.purpose(context, cue) else None)
        told = aside or self._judge.status(context.folded, scene.sentence, cue)
        fruitless = told is None and cue.case in {"nom", "gen"} and self._fruitless.match(context.folded, cue.end + 1)
        return "held" if fruitless else told

    def setting(self, context: Context, scene: Scene, cue: Unit) -> str | None:
        """The same of what is only where or before something is asked for, refused, forbidden: that says nothing of the encounter."""
        # what is done first, before a comma, is not asked for or refused by the verb behind
        first = cue.form.derived == "converb" and context.text[cue.end : cue.end + 1] == ","
        return self._judge.setting(context.folded, scene.sentence, cue) if cue.case == "loc" or first else None

    def _put_aside(self, context: Context, scene: Scene, cue: Unit) -> str | None:
        """Whether the noun of an event is told to be called off or put off."""
        if cue.case not in {"nom", "acc"}:
            return None
        told = (("planned", self._put_off), ("cancelled", self._called_off))
        return next((status for status, words in told if words.match(context.folded, cue.end + 1, scene.sentence.end + 2)), None)
