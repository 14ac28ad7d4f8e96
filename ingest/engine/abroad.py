"""Which sentences can speak of another party than home: about half of them cannot, and are not looked into."""

import re

from ingest.engine.context import Context, Scene
from ingest.engine.lexicon import PARTIES
from ingest.engine.sentences import Unit

# how far before a phrase stands what points back to a state
_BEFORE = 24


class Abroad:
    """Tells by its units, offices and pointing words whether a sentence of one article may speak of a party other than home."""

    def __init__(self, context: Context, pointing: re.Pattern[str]) -> None:
        self._context, self._pointing = context, pointing
        self._home = {None, "home", context.home}
        # somebody of another party may be named anywhere; where home is not named, a bare office is somebody else's
        self._anywhere = bool(context.known) or not context.names_home or any(h.office.of != context.home for h in context.holdings)
        self._titles = {at for at, offices in context.titles.items() if any(o.of not in self._home for o in offices)}

    def spoken_of(self, scene: Scene) -> bool:
        """Whether the sentence may speak of one."""
        if self._anywhere:
            return True
        sentence = scene.sentence
        if any(self._foreign(u) for u in sentence.units):
            return True
        return bool(self._pointing.search(self._context.folded, max(0, sentence.start - _BEFORE), sentence.end + 2))

    def _foreign(self, unit: Unit) -> bool:
        if unit.kind in PARTIES:
            return unit.entry.value not in self._home
        if unit.kind == "institution":
            return unit.entry.row.of not in self._home
        return unit.kind == "title" and unit.start in self._titles
