"""Meetings: diplomatic events with kind, participants and place."""

import re

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.context import Context, Scene
from ingest.engine.phrases import Phrase
from ingest.engine.realis import Judge
from ingest.engine.sentences import Unit
from ingest.pack import MeetingCue

_THERE = frozenset({"loc", "dat", "attr"})


class Event(msgspec.Struct):
    """A meeting as one sentence tells it."""

    kind: str
    name: str | None
    status: str
    persons: list[str]
    states: list[str]
    orgs: list[str]
    place: Phrase | None
    scene: Scene
    cue: Unit
    within: "Event | None" = None
    weak: bool = False


class MeetingFinder:
    """Finds the events of a sentence."""

    def __init__(self, judge: Judge, both_sides: str, margins: str) -> None:
        self._judge = judge
        self._both = re.compile(both_sides)
        self._margins = re.compile(margins)

    def find(self, context: Context, scene: Scene, actors: list[Actor], pair: tuple[str, str] | None, told: list[Event]) -> list[Event]:
        """The events told in a sentence, at most one of a kind; `told` are those of the sentences before."""
        found: dict[str, Event] = {}
        wider: Event | None = None
        for cue in _free(scene):
            row: MeetingCue = cue.entry.row
            known = _spoken_of(scene, cue, row, told)
            if known and self._margins.match(context.folded, cue.end + 1):
                wider = known
            elif known:
                _join(known, actors)
            elif row.kind not in found and row.kind != "attendance":
                event = _again(scene, cue, row, told) or self._event(context, scene, cue, row, actors, pair)
                found |= {row.kind: event} if event else {}
        if "phone_call" in found:
            found.pop("bilateral_meeting", None)
        return self._nest(context, list(found.values()), wider)

    def _nest(self, context: Context, events: list[Event], wider: Event | None) -> list[Event]:
        """Talks told beside an event "on whose margins" they were held belong within it, and who talks there attends it.

        A weak event, of which neither place nor persons are told, counts only so.
        """
        around = [e for e in events if e.kind in {"multilateral_meeting", "conference"}]
        wider = next((e for e in around if self._margins.match(context.folded, e.cue.end + 1)), wider)
        if wider:
            for event in events:
                if event is not wider:
                    event.within = wider
                    wider.states = list(dict.fromkeys([*wider.states, *event.states]))
                    wider.persons = list(dict.fromkeys([*wider.persons, *event.persons]))
        return [e for e in events if not e.weak or e is wider]

    def _event(
        self, context: Context, scene: Scene, cue: Unit, row: MeetingCue, actors: list[Actor], pair: tuple[str, str] | None
    ) -> Event | None:
        status = self._judge.status(context.folded, scene.sentence, cue)
        if status is None:
            return None
        place = _place(scene, cue, row)
        taking = [a for a in actors if not (a.place or a.people) and a.case not in {"attr", "loc"}]
        if not row.event and len({a.state for a in taking}) > 2:
            taking = [a for a in taking if a.official and a.case in {"nom", "with", "gen"}] or taking
        persons = list(dict.fromkeys(a.person for a in taking if a.person))
        states = list(dict.fromkeys(a.state for a in taking))
        orgs = list(dict.fromkeys(p.organisation for p in scene.phrases if p.organisation and p.kind == "organisation"))
        if row.kind == "visit":
            return self._visit(scene, cue, status, actors, place)
        if row.event:
            if not (orgs or len(states) > 1):
                return None
            return Event(row.kind, None, status, persons, states, orgs, place, scene, cue, weak=not persons and not place)
        if len(states) < 2 and not (orgs and states):
            sentence = context.folded[scene.sentence.start : scene.sentence.end + 2]
            if not (pair and self._both.search(sentence) and states and states[0] in pair):
                return None
            states = list(pair)
            persons = persons or self._lately(context, scene, pair)
        kind = row.kind if len(states) <= 2 or row.kind != "bilateral_meeting" else "multilateral_meeting"
        return Event(kind, None, status, persons, states, [], None if kind == "phone_call" else place, scene, cue)

    def _lately(self, context: Context, scene: Scene, pair: tuple[str, str]) -> list[str]:
        """The persons of the two sides whom the sentence before or this one names."""
        index = scene.index
        names = [n.base for s in context.scenes[max(0, index - 2) : index + 1] for n in s.names]
        people = [context.persons.full(n) for n in names]
        return list(dict.fromkeys(p for p in people if p and context.state_of(p) in pair))

    def _visit(self, scene: Scene, cue: Unit, status: str, actors: list[Actor], place: Phrase | None) -> Event | None:
        visitors = [a for a in actors if a.official and a.case in {"nom", "gen", "with"} and a.start < cue.end]
        if not visitors or place is None:
            return None
        host = place.state or place.place
        visitor = next((a for a in visitors if a.state != host), None)
        if visitor is None or host is None:
            return None
        persons = [a.person for a in visitors if a.person and a.state == visitor.state]
        return Event("visit", None, status, list(dict.fromkeys(persons)), [visitor.state, host], [], place, scene, cue)


def _free(scene: Scene) -> list[Unit]:
    """The meeting cues that are no part of an institution's name, nor of a longer cue that is none."""
    cues = [c for c in scene.sentence.cues if isinstance(c.entry.row, MeetingCue)]
    covered = [(c.start, c.end) for c in cues if c.entry.value == "none"] + [(u.start, u.end) for u in scene.sentence.units]
    return [c for c in cues if c.entry.value != "none" and not any(s <= c.start and c.end <= e for s, e in covered)]


def _again(scene: Scene, cue: Unit, row: MeetingCue, told: list[Event]) -> Event | None:
    """A bare noun ("the meeting", of nobody new) speaks of the event of its kind told last; it may add where it was and within what."""
    if row.event or cue.case == "verb" or cue.form.possessive or cue.form.plural:
        return None
    last = next((e for e in reversed(told) if e.kind == row.kind), None)
    if last is None:
        return None
    return Event(last.kind, last.name, last.status, [], last.states, [], last.place or _place(scene, cue, row), scene, cue)


def _spoken_of(scene: Scene, cue: Unit, row: MeetingCue, told: list[Event]) -> Event | None:
    """The named event told last, where a sentence without an organisation speaks of "the summit", or of who attended."""
    named = [e for e in told if e.kind in {"multilateral_meeting", "conference"} or (e.kind == "other" and not e.persons)]
    if not named or cue.form.possessive or any(p.organisation for p in scene.phrases):
        return None
    if row.kind == "attendance":
        return named[-1] if not any(c.entry.row.event for c in _free(scene) if c is not cue) else None
    return named[-1] if row.event else None


def _join(event: Event, actors: list[Actor]) -> None:
    """Who acts in a sentence about an event takes part in it."""
    taking = [a for a in actors if a.official and not a.place and a.case in {"nom", "gen", "with"}]
    event.persons = list(dict.fromkeys([*event.persons, *(a.person for a in taking if a.person)]))
    event.states = list(dict.fromkeys([*event.states, *(a.state for a in taking)]))


def _place(scene: Scene, cue: Unit, row: MeetingCue) -> Phrase | None:
    """The city, else the state, in a case that the kind of event takes for its place; nearest before the cue first."""
    cases = row.place or ["loc"]
    spots = [p for p in scene.phrases if p.kind in {"city", "region", "state"}]
    fitting = [p for p in spots if p.case in cases]
    cities = [p for p in fitting if p.kind in {"city", "region"}]
    before = [p for p in cities if p.end <= cue.start] or cities or [p for p in fitting if p.end <= cue.start]
    return before[-1] if before else None


def placed(context: Context, events: list[Event]) -> list[Event]:
    """The same events, one in a state in its city that is named soon after, talks without a place where the visit or wider event is."""
    for event in events:
        if event.place and event.place.kind == "state":
            event.place = _city(context, event) or event.place
    visits = [e for e in events if e.kind == "visit" and e.place]
    for event in events:
        if event.place is None and event.kind in {"bilateral_meeting", "other"}:
            during = [v for v in visits if set(v.states) == set(event.states)]
            event.place = event.within.place if event.within else during[-1].place if during else None
    return events


def _city(context: Context, event: Event) -> Phrase | None:
    """A city of the event's state in its own or the next two sentences."""
    index = event.scene.index
    state = event.place.state if event.place else None
    scenes = [[p for p in s.phrases if p.kind == "city" and p.place == state and p.case in _THERE] for s in context.scenes]
    near = [p for found in scenes[index : index + 3] for p in found]
    every = [p for found in scenes for p in found]
    alone = len({p.head.entry.name for p in every if p.head}) == 1
    return near[0] if near else every[0] if alone else None
