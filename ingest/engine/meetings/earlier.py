"""The event told before that a mention adds to, or tells the next of."""

from ingest.engine.meetings.event import GATHERINGS, Event, event
from ingest.engine.meetings.mention import Mention
from ingest.engine.meetings.venues import Venue

# sentences between an event and what points back to it
SOON = 2
# the same where both sides tell which event is meant, and how many events then come into question
_FAR, _LAST = 6, 8


def attended(m: Mention, told: list[Event]) -> Event | None:
    """The talks told just before, of whose sides all are who are said to take part (Орусия тараптан X, АКШ тараптан Y катышты)."""
    taking = {p.side for p in m.before if p.travels and p.person and p.case == "nom"}
    far = _FAR if len(taking) > 1 else SOON
    near = [e for e in told if m.scene.index - e.mentions[-1][0].index <= far][-_LAST if len(taking) > 1 else -1 :]
    fits = (e for e in reversed(near) if e.kind == "bilateral_meeting" and taking <= {*e.states, *e.orgs})
    return next(fits, None) if taking else None


def received(m: Mention) -> Event | None:
    """The visit told before of whom somebody receives or sees off: a pronoun, or his name."""
    guests = [p for p in m.before if p.person and p.case == "acc"]
    if not (guests or m.object_left_out):
        return None
    visits = [e for e in reversed(m.said.recent) if e.kind == "visit" and (not guests or guests[-1].person in e.persons)]
    hosts = {p.side for p in m.before if p.official and p.case == "nom"}
    return next((v for v in visits if v.country in hosts), None)


def visit_of(m: Mention) -> Event | None:
    """The visit told last, of the person or state that this noun's possessor names."""
    visits = [e for e in m.said.recent if e.kind == "visit"]
    whose = [p for p in m.before if p.case == "gen" and p.travels]
    if not whose:
        return visits[-1] if visits and m.cue.form.possessive is None else None
    owner = whose[-1]
    return next((v for v in reversed(visits) if (owner.person in v.persons if owner.person else owner.state in v.states)), None)


def again(like: Event, m: Mention, venue: Venue) -> Event:
    """Another event like one told, elsewhere."""
    two = like.pair or like.kind == "bilateral_meeting"
    found = event(like.kind, m.status, [], venue.phrase, m.scene, m.cue)
    found.states, found.orgs, found.pair = list(like.states) if two else [], list(like.orgs), like.pair
    found.again = like.kind in GATHERINGS
    return found
