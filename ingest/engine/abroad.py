"""Which sentences can speak of another party than home: about half of them cannot, and are not looked into."""

import re

from ingest.engine.context import Context, Scene
from ingest.engine.folding import Folding
from ingest.engine.lexicon import PARTIES
from ingest.engine.sentences import Unit

# how far before a phrase stands what points back to a state
_BEFORE = 24


class Abroad:
    """Tells by its units, persons, offices and pointing words whether a sentence of one article may speak of a party other than home."""

    def __init__(self, context: Context, pointing: re.Pattern[str], folding: Folding) -> None:
        self._context, self._pointing = context, pointing
        self._home = {None, "home", context.home}
        self._titles = {at for at, offices in context.titles.items() if any(o.of not in self._home for o in offices)}
        people = {h.person: None for h in context.holdings if h.office.of != context.home} | dict.fromkeys(context.known)
        # a person may be named by the first or the last name alone, with an ending
        self._people = [f" {w}" for w in {w for p in people for w in _ends(folding.of(p))}]

    def spoken_of(self, scene: Scene) -> bool:
        """Whether the sentence may speak of one."""
        folded, start, end = self._context.folded, scene.sentence.start, scene.sentence.end
        if any(self._foreign(u) for u in scene.sentence.units) or any(folded.find(w, start, end + 1) >= 0 for w in self._people):
            return True
        return bool(self._pointing.search(folded, max(0, start - _BEFORE), end + 2))

    def _foreign(self, unit: Unit) -> bool:
        if unit.kind in PARTIES:
            return unit.entry.value not in self._home
        if unit.kind == "institution":
            # where home is not named, an institution without a state is another's
            return unit.entry.row.of not in self._home or not self._context.names_home
        return unit.kind == "title" and unit.start in self._titles


def _ends(name: str) -> set[str]:
    words = name.split()
    return {words[0], words[-1]} if words else set()
