"""What one article tells its own readers: who holds which office, which states it is about, whose officials are meant by a bare title."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Protocol

import msgspec

from ingest.engine.lazy import lazy
from ingest.engine.lexicon import PARTIES
from ingest.engine.names import Name
from ingest.engine.persons import Persons, undotted
from ingest.engine.phrase import Phrase
from ingest.engine.roles import Office
from ingest.engine.sentences import Sentence

# how far back, in sentences or events, what was told before is remembered: reading must not slow down as a text goes on
MEMORY = 100
_PLACING = (PARTIES - {"organisation"}) | {"title"}


class Reader(Protocol):
    """Finds what a sentence holds."""

    def names(self, sentence: Sentence) -> list[Name]:
        """The names in a sentence."""
        ...

    def phrases(self, sentence: Sentence, names: list[Name]) -> list[Phrase]:
        """The phrases of a sentence with these names."""
        ...


class Scene:
    """A sentence of an article, the `index`-th; names and phrases are found when first asked for: few sentences come to that."""

    def __init__(self, sentence: Sentence, index: int, reader: Reader) -> None:
        self.sentence, self.index, self._reader = sentence, index, reader

    @lazy
    def names(self) -> list[Name]:
        """The names in the sentence, in order."""
        return self._reader.names(self.sentence)

    @lazy
    def phrases(self) -> list[Phrase]:
        """The phrases of the sentence, in order."""
        return self._reader.phrases(self.sentence, self.names)

    @lazy
    def _kinds(self) -> set[str]:
        return {u.kind for u in self.sentence.units}

    @lazy
    def placed(self) -> bool:
        """Whether one of its phrases may be a state's: by its name, an institution's, or the office of a title."""
        return any(u.kind in _PLACING or (u.kind == "institution" and u.entry.row.of) for u in self.sentence.units)

    def has(self, kind: str) -> bool:
        """Whether a unit of that kind stands in the sentence."""
        return kind in self._kinds


class Scenes(list[Scene]):
    """The sentences of an article."""

    @lazy
    def starts(self) -> list[int]:
        """Where they begin."""
        return [scene.sentence.start for scene in self]

    @lazy
    def _by_kind(self) -> dict[str, list[Scene]]:
        found: dict[str, list[Scene]] = {}
        for scene in self:
            for unit in scene.sentence.units:
                scenes = found.setdefault(unit.kind, [])
                if not scenes or scenes[-1] is not scene:
                    scenes.append(scene)
        return found

    def of(self, kind: str) -> list[Scene]:
        """Those in which a unit of that kind stands."""
        return self._by_kind.get(kind, [])


class Holding(msgspec.Struct, frozen=True):
    """A person in an office, as one phrase told it."""

    person: str
    office: Office
    phrase: Phrase
    explicit: bool
    start: int
    end: int
    change: str | None = None


class Holdings(list[Holding]):
    """The offices held, in the order in which they were found; asked by person or by office, each is named once."""

    def __init__(self) -> None:
        super().__init__()
        self._sorted = 0
        self._known: set[tuple[object, ...]] = set()
        self._by_person: dict[str, list[Holding]] = {}
        self._by_office: dict[tuple[str, str | None], list[Holding]] = {}
        self._by_state: dict[str | None, list[Holding]] = {}
        self._by_title: dict[str, list[Holding]] = {}

    def of_person(self, person: str) -> list[Holding]:
        """The offices of a person."""
        self._sort()
        return self._by_person.get(person, [])

    def of_office(self, role: str, of: str | None) -> list[Holding]:
        """The holders of an office."""
        self._sort()
        return self._by_office.get((role, of), [])

    def of_title(self, name: str) -> list[Holding]:
        """Those who were named with a title, whatever office it made."""
        self._sort()
        return self._by_title.get(name, [])

    def of_state(self, of: str) -> list[Holding]:
        """The officials of a state."""
        self._sort()
        return self._by_state.get(of, [])

    def _sort(self) -> None:
        if len(self) == self._sorted:
            return
        for h in self[self._sorted :]:
            same = (h.person, h.office, h.explicit, h.change, h.phrase.former, h.phrase.organisation)
            if same not in self._known:
                self._known.add(same)
                self._by_person.setdefault(h.person, []).append(h)
                self._by_office.setdefault((h.office.role, h.office.of), []).append(h)
                self._by_state.setdefault(h.office.of, []).append(h)
                self._by_title.setdefault(h.phrase.head.entry.name if h.phrase.head else "", []).append(h)
        self._sorted = len(self)


def plain(name: str) -> str:
    """A name as the list of statesmen has it."""
    return undotted(name.lower())


class Context(msgspec.Struct):
    """The article so far; `joining` are the postpositions and conjunctions, behind which nothing is a subject of its own."""

    text: str
    folded: str
    home: str
    published: str | None
    scenes: Scenes
    persons: Persons
    holdings: Holdings
    parties: frozenset[str | None]
    titles: dict[int, list[Office]] = {}
    known: dict[str, str] = {}
    statesmen: dict[str, str] = {}
    joining: tuple[str, ...] = ()

    @property
    def names_home(self) -> bool:
        """Whether the article names home."""
        return "home" in self.parties or self.home in self.parties

    @property
    def elsewhere(self) -> bool:
        """Whether the article names others and not home: a stranger's office in it is not home's."""
        return not self.names_home and bool(self.parties - {None})

    @property
    def at_home(self) -> bool:
        """Whether the article is about home: it names it, or no more than one other."""
        return self.names_home or len(self.parties - {None}) <= 1

    def before(self, at: int) -> Iterator[Scene]:
        """The sentences that begin before `at`, the last first."""
        index = bisect_left(self.scenes.starts, at)
        return reversed(self.scenes[max(0, index - MEMORY) : index])

    def state_of(self, person: str) -> str | None:
        """The state of a person's first office that has one, else of a statesman known without."""
        held = (h.office.of for h in self.holdings.of_person(person) if h.office.of and not h.office.of.startswith("ORG:"))
        return next(held, None) or self.known.get(person)

    def statesman(self, name: str) -> str | None:
        """The state of somebody whom readers know without an office, by name."""
        return self.statesmen.get(plain(name))

    def capacity(self, person: str) -> str | None:
        """Role and state of a person, as participants carry it."""
        held = next((h for h in self.holdings.of_person(person) if not h.phrase.former), None)
        return f"{held.office.role} of {held.office.of}" if held else None
