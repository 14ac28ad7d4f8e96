"""Members told by whom they send: where the heads of an organisation's member states gather, those who come are its members."""

import re
from collections.abc import Iterator, Sequence

from ingest.engine.context import Context, Scene
from ingest.engine.meetings.event import GATHERINGS, Event
from ingest.engine.memberships import Belonging
from ingest.engine.sentences import Unit
from ingest.pack import MembershipCue

# words between "of the member states" and the gathering of their officials
_BETWEEN = 12
# sentences behind it that can tell who came as a guest
_NEAR = 4


def attending(context: Context, events: Sequence[Event], guest: re.Pattern[str]) -> Iterator[Belonging]:
    """A membership for each state that takes part in a gathering of an organisation's members; a `guest` is none."""
    for event in events:
        if event.kind not in GATHERINGS or len(event.orgs) != 1:
            continue
        told = next(((s, c) for s, cue in event.mentions for c in _members(context, s, cue)), None)
        if told is None:
            continue
        guests = _guests(context, told[0], guest)
        if event.country and event.country not in {context.state_of(p) for e in events for p in e.persons}:
            # who is only host need not be a member
            guests.add(event.country)
        for state in _coming(event, events):
            if state not in guests:
                yield Belonging(state, "MEMBER_OF", event.orgs[0], "held", told[1], told[0])


def _coming(event: Event, events: Sequence[Event]) -> list[str]:
    """Who comes to a gathering, told with it or as one without an organisation in the same place."""
    same = [e.states for e in events if e.kind in GATHERINGS and not e.orgs and e.country == event.country is not None]
    states = event.states if len(event.states) > 1 else next(iter(same), [])
    return states if len(states) > 1 else []


def _members(context: Context, scene: Scene, gathering: Unit) -> Iterator[Unit]:
    """The words for the member states, in the genitive before the gathering of their officials."""
    for cue in scene.sentence.cues:
        row = cue.entry.row
        owner = isinstance(row, MembershipCue) and row.type == "MEMBER_OF" and cue.case == "gen" and cue.form.plural
        if owner and cue.end <= gathering.start and len(context.text[cue.end : gathering.start].split()) <= _BETWEEN:
            yield cue


def _guests(context: Context, scene: Scene, guest: re.Pattern[str]) -> set[str]:
    """The states named in a sentence that says that somebody is but a guest."""
    near = context.scenes[scene.index : scene.index + _NEAR]
    told = [s for s in near if guest.search(context.folded, s.sentence.start, s.sentence.end + 2)]
    return {p.state for s in told for p in s.phrases if p.state}
