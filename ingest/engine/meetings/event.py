"""An event with its slots, and what the article has told of events so far."""

from collections.abc import Callable

import msgspec

from ingest.engine.context import MEMORY, Scene
from ingest.engine.meetings.parties import Party
from ingest.engine.phrase import Phrase
from ingest.engine.sentences import Unit

GATHERINGS = frozenset({"multilateral_meeting", "conference"})
MANY = GATHERINGS | {"other"}


class Event(msgspec.Struct):
    """A meeting as one sentence tells it, or several once merged; `mentions` are the cues that tell it, the first one first.

    `lent`: its host takes no part by being host; `vague`: its sides are only those spoken of before; `remote`: over a
    distance, nowhere; `pair`: a session of two states;
    `calls`: others are asked to come.
    """

    kind: str
    status: str
    persons: list[str]
    states: list[str]
    orgs: list[str]
    place: Phrase | None
    mentions: list[tuple[Scene, Unit]]
    name: str | None = None
    within: "Event | None" = None
    # a gathering right before or after which it was, there most likely
    beside: "Event | None" = None
    # the state whose official receives the others, at home if nothing says where
    host: str | None = None
    lent: bool = False
    vague: bool = False
    # long ago: who held the offices then is not told
    past: bool = False
    remote: bool = False
    pair: bool = False
    calls: bool = False
    # the next or former one of a gathering told, whose sides need not be told again
    again: bool = False

    @property
    def scene(self) -> Scene:
        """The sentence that tells it first."""
        return self.mentions[0][0]

    @property
    def cue(self) -> Unit:
        """The cue that tells it first."""
        return self.mentions[0][1]

    @property
    def reception(self) -> bool:
        """Whether several are received together."""
        return bool(self.cue.entry.row.many == "other")

    @property
    def country(self) -> str | None:
        """The state where it takes place."""
        return (self.place.state or self.place.place) if self.place else None

    def join(self, parties: list[Party]) -> None:
        """These take part too."""
        self.persons = unique([*self.persons, *(p.person for p in parties)])
        self.states = unique([*self.states, *(p.state for p in parties)])
        self.orgs = unique([*self.orgs, *(p.org for p in parties)])


class Discourse(msgspec.Struct):
    """What the sentences before have told: events, the two states spoken of, the last official who was a subject."""

    events: list[Event] = []
    pair: tuple[str, str] | None = None
    heard: list[Callable[[], list[Party]]] = []
    subject: Party | None = None

    @property
    def topic(self) -> Party | None:
        """The last official who was a subject."""
        heard, self.heard = self.heard, []
        for taking in reversed(heard):
            parties = taking()
            # a sentence that begins with somebody's visit, words, side is about him
            owner = [p for p in parties[:1] if p.person and p.case == "gen" and p.opening]
            subjects = [p for p in parties if p.person and p.case == "nom"] or owner
            if subjects:
                self.subject = subjects[0]
                break
        return self.subject

    @property
    def recent(self) -> list[Event]:
        """The events told last."""
        return self.events[-MEMORY:]


def unique(items: list[str | None] | list[str]) -> list[str]:
    """Each once, in order, nothings left out."""
    return list(dict.fromkeys(i for i in items if i))


def event(kind: str, status: str, parties: list[Party], place: Phrase | None, scene: Scene, cue: Unit) -> Event:
    """An event of these parties."""
    found = Event(kind, status, [], [], [], place, [(scene, cue)])
    found.join(parties)
    return found
