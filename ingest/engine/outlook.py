"""Which states and organisations a sentence can speak of, at most: most sentences need not be looked into further."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from ingest.engine.actors import OF_STATES
from ingest.engine.context import Context, Scene
from ingest.engine.folding import Folding
from ingest.engine.lexicon import PARTIES
from ingest.engine.sentences import Unit

# how far before a phrase stands what points back to a state
_BEFORE = 24
_STATES = PARTIES - {"organisation"}


class Pointing:
    """The words that point back to a state: a pattern, and words that need none."""

    def __init__(self, pattern: str, words: Iterable[str]) -> None:
        self._pattern, self._words = re.compile(pattern), tuple(words)

    def spans(self, folded: str) -> list[tuple[int, int]]:
        """Where they stand in a text."""
        found = [m.span() for m in self._pattern.finditer(folded)]
        for word in self._words:
            if word in folded:
                found.extend((at, at + len(word)) for at in _places(folded, word))
        return found


class Outlook:
    """Tells by its units, persons, offices and pointing words whom a sentence of one article may speak of.

    What a sentence can tell follows from its parties: what needs two cannot be told where there is at most one.
    """

    def __init__(self, context: Context, pointing: Pointing, folding: Folding) -> None:
        self._context = context
        self._pointing = pointing.spans(context.folded)
        self._people = self._found(folding)

    def parties(self, scene: Scene) -> frozenset[str] | None:
        """The states, and organisations as `ORG:…`, that act in a sentence, at most; null where it may be any."""
        sentence = scene.sentence
        if self._pointing and any(start < sentence.end + 2 and end > sentence.start - _BEFORE for start, end in self._pointing):
            return None
        found = set(self._people.get(scene.index, ()))
        for unit in sentence.units:
            if unit.kind in _STATES:
                found.add(self._named(unit.entry.value))
            elif (parties := self._of(unit)) is None:
                return None
            else:
                found.update(parties)
        return frozenset(found)

    def persons(self, scene: Scene) -> bool:
        """Whether the sentence may name somebody who stands for a party: one of known office, a title's, or one sent from somewhere."""
        return scene.index in self._people or any(u.kind == "title" or u.case == "abl" for u in scene.sentence.units)

    def _of(self, unit: Unit) -> list[str] | None:
        kind, row = unit.kind, unit.entry.row
        if kind == "organisation":
            return [f"ORG:{unit.entry.value}"]
        if kind == "institution":
            return [self._named(row.of)] if row.of else self._bare(unit.entry.value)
        if kind == "title":
            held = [o.of for o in self._context.titles.get(unit.start, ()) if o.of]
            # a colleague is of any state
            return None if row.same else held
        return []

    def _bare(self, institution: str) -> list[str] | None:
        """Where home is not named, an institution that stands for its state may be another's."""
        if institution not in OF_STATES:
            return []
        return [self._context.home] if self._context.names_home else None

    def _named(self, state: str) -> str:
        return self._context.home if state == "home" else state

    def _found(self, folding: Folding) -> dict[int, set[str]]:
        """The parties of persons, by the index of the sentences in which they may be named."""
        words: dict[str, set[str]] = {}
        for person, party in self._held():
            # by the first or the last name alone, with an ending
            for word in _ends(folding.of(person)):
                words.setdefault(word, set()).add(party)
        found: dict[int, set[str]] = {}
        starts = self._context.scenes.starts
        for word, parties in words.items():
            for at in _places(self._context.folded, f" {word}"):
                found.setdefault(bisect_right(starts, at) - 1, set()).update(parties)
        return found

    def _held(self) -> Iterator[tuple[str, str]]:
        yield from ((h.person, h.office.of) for h in self._context.holdings if h.office.of)
        yield from self._context.known.items()


def _ends(name: str) -> set[str]:
    words = name.split()
    return {words[0], words[-1]} if words else set()


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
