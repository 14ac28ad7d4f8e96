"""What one article tells its own readers: who holds which office, which states it is about, whose officials are meant by a bare title."""

import msgspec

from ingest.engine.names import Name, Persons
from ingest.engine.phrases import Phrase
from ingest.engine.roles import Office
from ingest.engine.sentences import Sentence


class Scene(msgspec.Struct):
    """A sentence with everything found in it."""

    sentence: Sentence
    phrases: list[Phrase]
    names: list[Name]


class Holding(msgspec.Struct, frozen=True):
    """A person in an office, as one phrase told it."""

    person: str
    office: Office
    phrase: Phrase
    explicit: bool
    start: int
    end: int
    change: str | None = None


class Context(msgspec.Struct):
    """The article so far."""

    text: str
    folded: str
    home: str
    published: str | None
    scenes: list[Scene]
    persons: Persons
    holdings: list[Holding] = []
    titles: dict[int, list[Office]] = {}

    def state_of(self, person: str) -> str | None:
        """The state of a person's first office that has one."""
        return next((h.office.of for h in self.holdings if h.person == person and h.office.of and not h.office.of.startswith("ORG:")), None)

    def capacity(self, person: str) -> str | None:
        """Role and state of a person, as participants carry it."""
        held = next((h for h in self.holdings if h.person == person and not h.phrase.former), None)
        return f"{held.office.role} of {held.office.of}" if held else None
