"""A cue in its clause, with everything that can be its argument."""

import msgspec

from ingest.engine.context import Context, Scene
from ingest.engine.meetings.event import Discourse, Event
from ingest.engine.meetings.parties import Party
from ingest.engine.meetings.venues import Venue
from ingest.engine.sentences import Unit
from ingest.pack import MeetingCue

# forms that end a main clause, whose subject may be left out
_FINITE = frozenset({"past", "future", "progressive", "intention", "participle"})

# phrases that are a clause's subject where they are nominative
# words before a verb whose subject is left out: in more there is a subject that is no official (the plane flew to ...)
_SHORT = 5
# sentences between a visit and those meant by a word for guests
_NEAR = 3
_NAMED = frozenset({"title", "name", "institution"})


class Mention(msgspec.Struct):
    """A cue of an event at work: its clause `[start, end)`, the parties and places of the sentence, what was told before."""

    context: Context
    scene: Scene
    cue: Unit
    row: MeetingCue
    status: str
    start: int
    end: int
    parties: list[Party]
    venues: list[Venue]
    said: Discourse
    pronoun: bool = False
    # a pronoun that is a subject of its own (they, we)
    others: bool = False
    # a pronoun for whom it is done to
    object_left_out: bool = False
    # it stands for several
    many: bool = False
    # in a clause of purpose (in order to meet): planned, and where the goal is
    purpose: bool = False
    # a participle before the noun that does it (the minister who came)
    attributive: bool = False
    # a bare participle at the end of its clause
    closing: bool = False
    # a noun in the setting of what is denied, asked, forbidden there
    setting: bool = False
    # "that" stands before the noun: it was told before
    pointing: bool = False
    # the events told before in this sentence
    here: list[Event] = []

    @property
    def verbal(self) -> bool:
        """Whether the cue is a verb."""
        return self.cue.case == "verb"

    @property
    def finite(self) -> bool:
        """Whether it may be the main verb of its clause."""
        return self.verbal and self.cue.form.derived in _FINITE and (self.cue.form.derived != "participle" or self.closing)

    @property
    def before(self) -> list[Party]:
        """The parties of the clause before the cue, or that end in its first word (өлкөлөрдүн лидерлери жолугушту)."""
        return [p for p in self.parties if self.start <= p.start < self.cue.start and p.end <= self.cue.end]

    @property
    def after(self) -> list[Party]:
        """The parties of the sentence behind the cue."""
        return [p for p in self.parties if p.start >= self.cue.end]

    @property
    def listed(self) -> list[Party]:
        """Those told behind the colon that ends the clause."""
        colon = self.context.text[self.start : self.end].rstrip().endswith(":")
        return [p for p in self.parties if colon and p.start >= self.end and p.travels and p.case == "nom"]

    @property
    def last_word(self) -> str:
        """The word right before the cue, folded; empty behind a comma or at the beginning."""
        text = self.context.text[self.start : self.cue.start].rstrip()
        words = self.context.folded[self.start + 1 : self.start + 1 + len(text)].split()
        return words[-1] if words and text[-1].isalnum() else ""

    def row_of(self, party: Party) -> list[Party]:
        """A party with those it is coordinated with."""
        return [p for p in self.parties if p is not party and (p.start == party.start or p.group == party.group >= 0)] + [party]

    def subject(self, *, but: list[Party], sides: set[str | None] | None = None) -> Party | None:
        """Who does it: the nearest subject before, or of a noun its possessor; the one behind a noun; left out, the last subject told.

        It is none of `but`, nor of their sides unless `sides` says whose it may not be of.
        """
        if self.attributive:
            doer = next((p for p in self.after if p.official and len(self.context.text[self.cue.end : p.start].split()) <= 1), None)
            if doer or self.row.kind == "visit":
                return doer
        taken = {p.start for p in but}
        sides = {p.side for p in but} if sides is None else sides
        free = [p for p in self.before if p.start not in taken and p.side not in sides and (p.official or p.case == "nom")]
        if any(p.travels and p.case == "nom" for p in free):
            free = [p for p in free if p.official or not p.org]
        cases = ["nom"] if self.verbal else ["gen", "nom"] if self.cue.form.possessive else ["nom", "gen"]
        found = next((f[-1] for f in ([p for p in free if p.case == c] for c in cases) if f), None)
        if found:
            return found
        behind = [p for p in self.after if p.official and p.case == "nom" and p.side not in sides and p.end <= self.end]
        return behind[0] if behind and not self.verbal else self.left_out(sides, but)

    def _visitor(self, hosts: set[str | None]) -> Party | None:
        """Who has come to the hosts' state, as told before."""
        visits = [e for e in [*self.said.recent, *self.here] if e.kind == "visit" and e.country in hosts and e.persons]
        sides = [*visits[-1].states, *visits[-1].orgs] if visits else []
        side = next((s for s in sides if s not in hosts), None)
        if side is None:
            return None
        state, org = (side, None) if side in visits[-1].states else (None, side)
        return Party(self.cue.start, self.cue.start, "nom", state, org, visits[-1].persons[0], official=True, travels=True)

    def visitors(self, host: str | None) -> list[Party]:
        """Who were told just before to come to a state, or to meet there, all of them."""
        near = [e for e in [*self.said.recent, *self.here] if self.scene.index - e.mentions[-1][0].index <= _NEAR]
        there = [e for e in near if e.country == host and host and (e.kind == "visit" or host not in e.states)]
        found: list[tuple[str | None, str | None, str | None]] = []
        for event in there:
            sides = [(s, None) for s in event.states if s != host] + [(None, o) for o in event.orgs]
            of = {p: self.context.state_of(p) for p in event.persons}
            for s, o in sides:
                people: list[str | None] = [p for p in of if of[p] == s or len(sides) == 1]
                found += [(s, o, p) for p in people or [None]]
        at = self.cue.start
        return [Party(at, at, "acc", s, o, p, official=True, travels=True) for s, o, p in dict.fromkeys(found)]

    def another(self, subject: Party) -> bool:
        """Whether somebody without an office stands nearer as the subject."""
        parties = {p.start for p in self.parties}
        between = [p for p in self.scene.phrases if p.holders and subject.end <= p.start and p.end <= self.cue.start]
        return any(p.case == "nom" and p.start not in parties and " " in p.holders[-1].base for p in between)

    def speaker(self, sides: set[str | None]) -> Party | None:
        """The state of the official whose words the clause is: the other side of what he says "we" do."""
        words = [p for p in self.parties if p.official and p.case == "nom" and p.state and not self.start <= p.start < self.end]
        speaker = next((p for p in words if p.side not in sides), None)
        return Party(self.cue.start, self.cue.start, "nom", speaker.state) if speaker and self.spoken else None

    @property
    def spoken(self) -> bool:
        """Whether the clause is reported in quotation marks."""
        return self.start > self.scene.sentence.start and not self.context.text[self.start - 1].isalnum()

    def left_out(self, sides: set[str | None], but: list[Party] | None = None) -> Party | None:
        """The last subject of the sentences before, where this one has none or a pronoun for it."""
        earlier = [p for p in self.parties if p.end <= self.start and p.person and p.case == "nom"]
        topic = earlier[-1] if earlier and self.pronoun else self.said.topic
        if self.others:
            return None
        if topic is None or topic.side in sides:
            return self._visitor(sides) if self.pronoun else None
        met = {p.start for p in but or []}
        edge = min([p.start for p in but or [] if p.start >= self.start], default=self.cue.start)
        heads = [p for p in self.scene.phrases if self.start <= p.start and p.end <= self.cue.start and p.kind in _NAMED]
        named = any(p.case in {"nom", "gen"} and not p.inner and p.start not in met for p in heads)
        goals = sum(1 for v in self.venues if self.start <= v.phrase.start and v.phrase.end <= edge)
        short = len(self.context.text[self.start : edge].split()) - max(0, goals - 1) <= _SHORT
        return topic if self.pronoun or ((self.finite or (met and not self.verbal)) and short and not named) else None
