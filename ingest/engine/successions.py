"""Who held an office before, and who came after, where a sentence names the person but not the office (анын ордуна X келди)."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from ingest.engine.context import Context, Holding, Scene
from ingest.engine.phrase import Phrase
from ingest.pack import Titles

# sentences between an office and who held it before or after
_REACH = 2
# letters behind and before a name in which the words stand
_BEHIND, _BEFORE = 60, 40
_FORMER = frozenset({"replaced", "before", "held", "long"})
# offices in whose stead nobody is told to come
_ASIDE = frozenset({"spokesperson"})


class Successions:
    """Reads the words of succession around a name: `words` hold the stems without which a sentence tells none."""

    def __init__(self, titles: Titles) -> None:
        self._words = [f" {w}" for w in titles.succession]
        self._rows = [(kind, row.case, re.compile(row.before), re.compile(row.behind)) for kind, row in titles.successions.items()]
        self._changed = {kind for kind, row in titles.successions.items() if row.changed}

    def find(self, context: Context) -> None:
        """Add the holders to the context's holdings."""
        for scene in self._scenes(context):
            for phrase in scene.phrases:
                if phrase.kind in {"name", "title"} and len(phrase.holders) == 1 and not phrase.inner:
                    context.holdings.extend(self._told(context, scene, phrase))

    def _scenes(self, context: Context) -> list[Scene]:
        """The sentences in which a word of succession stands."""
        starts = [s.sentence.start for s in context.scenes]
        found = {bisect_right(starts, at) - 1 for word in self._words for at in _places(context.folded, word)}
        return [context.scenes[i] for i in sorted(found) if i >= 0]

    def _told(self, context: Context, scene: Scene, phrase: Phrase) -> list[Holding]:
        name = phrase.holders[0]
        person = context.persons.full(name.base) or name.base
        elsewhere = bool(context.holdings.of_person(person))
        behind = context.folded[phrase.end + 1 : phrase.end + _BEHIND]
        before = context.folded[max(scene.sentence.start, phrase.start - _BEFORE) : phrase.start + 1]
        rows = (
            kind for kind, case, left, right in self._rows if case in {None, phrase.case} and right.match(behind) and left.search(before)
        )
        kind = next(rows, None)
        last = _last(context, scene, phrase) if kind and not (elsewhere and kind in _FORMER) else None
        if last is None or last.person == person or (kind in self._changed and last.change is None):
            return []
        context.persons.add(name.base)
        told = replace(last.phrase, holders=(name,), former=kind in _FORMER, acting=kind == "acting", deputy=False)
        change = "appointed" if kind == "appointed" else None
        return [Holding(person, last.office, told, last.explicit, min(last.start, phrase.start), phrase.end, change)]


def _last(context: Context, scene: Scene, phrase: Phrase) -> Holding | None:
    """The office told last before a name, at most a few sentences back; in its own sentence also behind it."""
    edge = context.scenes[max(0, scene.index - _REACH)].sentence.start
    near = [h for h in context.holdings if edge <= h.start and h.end <= scene.sentence.end and h.office.role not in _ASIDE]
    before = [h for h in near if h.end <= phrase.start]
    return max(before, key=lambda h: (h.change is not None, h.end), default=None) or next(iter(near), None)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
