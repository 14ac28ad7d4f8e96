"""Events and the CONSULT of their two states: talks give one, a visit only to a gathering none."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.engine.frames import Found
from ingest.engine.meetings.event import GATHERINGS, Event
from ingest.engine.sentences import Unit
from ingest.pack import MeetingCue

MODES = {"visit": "visit", "phone_call": "phone"}
_CONSULT = "CONSULT"
_TALKS = frozenset({"bilateral_meeting", "phone_call"})
# acts whose words tell of talks that are left or of an envoy called in
_BROKEN = frozenset({"PROTEST", "REJECT", "RETREAT"})
# forms of a verb that says that somebody attends something
_ATTENDS = frozenset({"past", "future", "progressive", "participle", "converb"})

Pair = frozenset[str]


class Consults:
    """Which of an article's events give a CONSULT, and which of its relations stand beside them."""

    def __init__(self, events: Sequence[Event], relations: Sequence[Found]) -> None:
        self._relations = relations
        self._gatherings: dict[str | None, set[int]] = defaultdict(set)
        for e in events:
            if e.kind in GATHERINGS:
                self._gatherings[e.country].update(range(e.scene.index - 1, e.scene.index + 2))
        two = [e for e in events if len(e.states) == 2]
        self._met = {_pair(*e.states) for e in two if e.kind in _TALKS}
        arrived = Counter(_arrival(e) for e in two if e.kind == "visit")
        self._gathered = {arrival for arrival, guests in arrived.items() if guests > 1}
        self._visits: dict[Pair, list[Event]] = defaultdict(list)
        for e in two:
            if e.kind == "visit":
                self._visits[_pair(*e.states)].append(e)
        self.told = self._told([e for e in two if e.kind in MODES or e.kind in _TALKS])
        """The events that give one: one for each pair that no frame found to consult, or only found to plan it."""

    def kept(self) -> list[Found]:
        """The relations without the visits that are only made to a gathering, and without those that a held event replaces."""
        better = {_pair(*e.states) for e in self.told}
        return [f for f in self._relations if f.frame.type != _CONSULT or not (_of(f) in better or self._only_attends(f))]

    def _told(self, events: list[Event]) -> list[Event]:
        known = {_of(f): f.status for f in self._relations if f.frame.type == _CONSULT}
        broken = {(f.scene.index, _of(f)) for f in self._relations if f.frame.type in _BROKEN}
        best: dict[Pair, Event] = {}
        for event in events:
            pair = _pair(*event.states)
            if event.orgs or (event.scene.index, pair) in broken or self._attends(event):
                continue
            status = best[pair].status if pair in best else known.get(pair)
            if status is None or event.status == "held" != status:
                best[pair] = event
        return list(best.values())

    def _attends(self, event: Event) -> bool:
        """Whether it is a visit to attend something, of several at once, or to the country of a gathering that is told beside it."""
        if event.kind != "visit":
            return False
        if _arrival(event) in self._gathered:
            return True
        there = event.country is not None and event.scene.index in self._gatherings.get(event.country, ())
        return there or any(_attending(c) and c.start > event.cue.end for c in event.scene.sentence.cues)

    def _only_attends(self, found: Found) -> bool:
        """Whether a frame took for a visit to a state what is one to a gathering there."""
        visits = self._visits.get(_of(found), []) if found.frame.mode == "visit" else []
        return bool(visits) and _of(found) not in self._met and all(map(self._attends, visits))


def _arrival(event: Event) -> tuple[int, int, str | None]:
    """What the visits of several to one country, told by one verb, have in common."""
    return event.scene.index, event.cue.start, event.country


def _attending(cue: Unit) -> bool:
    row = cue.entry.row
    return isinstance(row, MeetingCue) and row.kind == "attendance" and cue.form.derived in _ATTENDS


def _of(found: Found) -> Pair:
    return _pair(found.source, found.target)


def _pair(*states: str) -> Pair:
    return frozenset(states)
