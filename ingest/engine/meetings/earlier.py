"""The event told before that a mention adds to."""

from ingest.engine.meetings.event import Event
from ingest.engine.meetings.mention import Mention

# sentences between an event and what points back to it
SOON = 2


def attended(m: Mention, told: list[Event]) -> Event | None:
    """The talks told just before, of whose sides all are who are said to take part (Орусия тараптан X, АКШ тараптан Y катышты)."""
    last = told[-1] if told else None
    if last is None or last.kind != "bilateral_meeting" or m.scene.index - last.mentions[-1][0].index > SOON:
        return None
    taking = [p for p in m.before if p.travels and p.person and p.case == "nom"]
    return last if taking and {p.side for p in taking} <= {*last.states, *last.orgs} else None


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
