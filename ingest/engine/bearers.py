"""Who in an article bears a surname: the full names whose first name a bare surname may have."""

from collections.abc import Callable, Sequence

from ingest.engine.context import MEMORY, Context, Scene, plain
from ingest.engine.names import Name
from ingest.engine.persons import last_word

_OPENING = ' \u00a0«»"“„—–-'


class Bearers:
    """Looks for names only in sentences that hold a surname asked for; in a long article, in all sentences, once."""

    def __init__(self, context: Context, like_person: Callable[[Name], bool]) -> None:
        self._context, self._like_person = context, like_person
        self._long = len(context.scenes) > MEMORY
        self._known: dict[str, list[str]] = self._by_surname(context.scenes) if self._long else {}

    def of(self, surname: str) -> list[str]:
        """The full names that end in a surname, each once, in order."""
        if surname not in self._known and not self._long:
            near = [s for s in self._context.scenes if surname in plain(self._context.text[s.sentence.start : s.sentence.end])]
            self._known[surname] = self._by_surname(near).get(surname, [])
        return self._known.get(surname, [])

    def _by_surname(self, scenes: Sequence[Scene]) -> dict[str, list[str]]:
        found: dict[str, dict[str, None]] = {}
        for name in (n for s in scenes for n in s.names if self._whole(s, n)):
            found.setdefault(last_word(name.base), {})[name.base] = None
        return {surname: [*names] for surname, names in found.items()}

    def _whole(self, scene: Scene, name: Name) -> bool:
        """Whether a stretch is a full name: by its last word, or because no word that only begins a sentence can be in it."""
        if self._like_person(name):
            return True
        if " " not in name.base or self._context.statesman(name.base):
            return " " in name.base
        inside = self._context.text[scene.sentence.start : name.start].strip(_OPENING)
        return bool(inside) and self._context.statesman(last_word(name.base)) is None
