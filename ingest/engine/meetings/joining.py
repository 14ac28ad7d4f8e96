"""What a further mention adds to an event that was told before."""

from ingest.engine.context import MEMORY
from ingest.engine.meetings.event import MANY, Event, unique
from ingest.engine.meetings.mention import Mention
from ingest.engine.meetings.venues import nearest


def _lead(event: Event, m: Mention) -> None:
    """Who leads a delegation takes part; one of no known office is of the side that he leads."""
    sides = {*event.states, *event.orgs}
    event.join([p for p in m.before if p.person and p.case == "nom" and p.side in sides])
    if m.attributive:
        event.join([p for p in m.after[:1] if p.person and p.side in sides and not m.context.text[m.cue.end : p.start].strip()])
    led = [p for p in m.before if p.case == "acc" and p.side in sides]
    heads = [p for p in m.scene.phrases if p.kind == "name" and p.case == "nom" and m.start <= p.start < m.cue.start]
    people = [m.context.persons.full(n.base) or n.base for p in heads if led and led[-1].end <= p.start for n in p.holders if " " in n.base]
    event.persons = unique([*event.persons, *(p for p in people if m.context.state_of(p) is None)])


def join(event: Event, m: Mention) -> None:
    """A further mention: who acts in it takes part, and it may say where and when."""
    if m.row.kind == "leading":
        _lead(event, m)
        return
    inside = [p for p in m.parties if m.start <= p.start < m.end and p.side and p.case in {"nom", "with"}]
    # states in a row may be told to take part, a single one may be anything
    attend = m.row.kind == "attendance" and m.cue.form.derived != "nominal"
    acting = [p for p in inside if p.travels or (attend and p.group >= 0 and p.start < m.cue.start)] + m.listed
    if event.kind not in MANY:
        sides = [event.country] if m.row.receives else [*event.states, *event.orgs] if event.kind != "visit" else []
        acting = [p for p in acting if p.side in sides]
    event.join(acting)
    venue = nearest(m.venues, ["loc", "attr"], m.start, m.cue.start, m.end)
    if event.place is None and venue and event.kind != "phone_call":
        event.place = venue.phrase
    if m.cue.case == "nom" and len(event.mentions) < MEMORY:
        event.mentions.append((m.scene, m.cue))
