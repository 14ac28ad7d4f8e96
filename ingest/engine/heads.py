"""The thing that belongs to a state: where its word stands behind an owner or an adjective, and in which case."""

import re

from ingest.engine.context import Context, Scene
from ingest.engine.morphology import MAX_KNOWN
from ingest.engine.postpositions import Postpositions
from ingest.pack import Heads

_MARK = re.compile(r"[.,;:!?()«»]")
_WORD = re.compile(r"[^ ]+")
_FAR = 70


class HeadFinder:
    """Finds the word that an owner or an adjective belongs to."""

    def __init__(self, data: Heads, postpositions: Postpositions) -> None:
        self._possessed = [(case, re.compile(p)) for case, p in data.possessed.items()]
        self._plain = [(case, re.compile(p)) for case, p in data.plain.items()]
        self._no_head = re.compile(data.not_heads)
        self._postpositions = postpositions
        self._owned: dict[str, str | None] = {}
        self._unowned: dict[str, str | None] = {}

    def find(self, context: Context, scene: Scene, end: int, *, owned: bool) -> tuple[str, int]:
        """Case and place of the first word behind `end` that can be the head, before the next mark; none found: empty.

        A head in the genitive owns another in its turn: the last of such a chain counts (Украинанын дрондорунун чабуулуна).
        """
        far = min(end + _FAR, scene.sentence.end)
        mark = _MARK.search(context.text, end, far)
        names = {u.start for u in scene.sentence.units}
        found = "", -1
        for word in _WORD.finditer(context.folded, end + 1, (mark.start() if mark else far) + 1):
            case = self._case(word[0], owned=owned) if word.start() - 1 not in names else None
            if not case:
                continue
            found = self.behind(context.folded, word.end()) or case, word.start() - 1
            if case != "gen":
                break
            owned = True
        return found

    def behind(self, folded: str, at: int) -> str | None:
        """The case that a postposition at `at` makes."""
        return self._postpositions.behind(folded, at)

    def _case(self, word: str, *, owned: bool) -> str | None:
        known = self._owned if owned else self._unowned
        if word not in known:
            if len(known) > MAX_KNOWN:
                known.clear()
            known[word] = self._read(word, owned=owned)
        return known[word]

    def _read(self, word: str, *, owned: bool) -> str | None:
        if self._no_head.fullmatch(word):
            return None
        return next((case for case, pattern in (self._possessed if owned else self._plain) if pattern.fullmatch(word)), None)
