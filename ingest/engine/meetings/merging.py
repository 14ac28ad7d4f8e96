"""Mentions of one event made one, in and across sentences; and what an event takes over from those around it."""

from ingest.engine.context import Context
from ingest.engine.meetings.event import GATHERINGS, MANY, Event, unique
from ingest.engine.phrases import Phrase

_THERE = frozenset({"loc", "dat", "attr"})


def merged(events: list[Event]) -> list[Event]:
    """The events, each once."""
    kept: list[Event] = []
    alias: dict[int, Event] = {}
    for event in events:
        same = next((k for k in kept if _same(k, event)), None)
        if same is None:
            kept.append(event)
        else:
            alias[id(event)] = same
            _absorb(same, event)
    for event in kept:
        if event.within:
            inner = alias.get(id(event.within), event.within)
            event.within = inner if inner is not event else None
    return kept


def settled(context: Context, events: list[Event], lent: dict[str, list[str]]) -> list[Event]:
    """The events with their places, hosts and the officials meant by "the sides", without those that tell too little.

    `lent`: by organisation, where its seats are: a gathering there does not make its host a participant.
    """
    for event in placed(context, events):
        if event.kind in MANY:
            _host(event, lent)
        elif event.vague:
            event.persons = unique([*event.persons, *(_only(context, s) for s in event.states)])
    around = {id(e.within) for e in events}
    return [e for e in events if e.kind not in MANY or (_attended(e) and (e.persons or e.place or id(e) in around))]


def _attended(event: Event) -> bool:
    """Whether two sides are told, or the organisation whose event it is."""
    return bool(event.orgs) or len(event.states) > 1


def _host(event: Event, lent: dict[str, list[str]]) -> None:
    guests = event.states or event.orgs
    if guests and event.country and not event.lent and not any(event.country in lent.get(o, []) for o in event.orgs):
        event.states = unique([*event.states, event.country])


def _only(context: Context, state: str) -> str | None:
    """The one official of a state whom the article names, who speaks for nobody else."""
    held = [h for h in context.holdings if h.office.of == state and not h.phrase.former and h.office.role != "spokesperson"]
    people = {h.person for h in held}
    return people.pop() if len(people) == 1 else None


def _absorb(event: Event, other: Event) -> None:
    event.persons = unique([*event.persons, *other.persons])
    event.states = unique([*event.states, *other.states])
    event.orgs = unique([*event.orgs, *other.orgs])
    if event.place is None or (other.place and other.place.kind != "state" and event.place.kind == "state"):
        event.place = other.place or event.place
    if event.status != other.status and event.cue.case != "verb" and other.cue.case == "verb":
        event.status = other.status
    if event.vague and not other.vague:
        event.status, event.vague = other.status, False
        event.mentions = [*other.mentions, *event.mentions]
    event.name = event.name or other.name
    event.within = event.within or other.within
    event.mentions += [m for m in other.mentions if m not in event.mentions]


def _same(a: Event, b: Event) -> bool:
    if a.kind != b.kind or not _one_place(a, b) or not _one_status(a, b) or (a.kind == "other" and a.cue.entry.name != b.cue.entry.name):
        return False
    if a.kind in GATHERINGS:
        return _one_gathering(a, b)
    people, others = set(a.persons), set(b.persons)
    return set(a.states) == set(b.states) and set(a.orgs) == set(b.orgs) and (people <= others or others <= people)


def _one_gathering(a: Event, b: Event) -> bool:
    if a.orgs and b.orgs:
        return bool(set(a.orgs) & set(b.orgs))
    return bool(set(a.states) & set(b.states)) and (a.name == b.name or not (a.name and b.name))


def _one_status(a: Event, b: Event) -> bool:
    """A noun leaves it to the sentence whether what it names has happened, so that a verb elsewhere may say it."""
    told_by_noun = (a.cue.case != "verb" or b.cue.case != "verb") and bool(a.persons) and set(a.persons) == set(b.persons)
    return a.status == b.status or a.scene is b.scene or told_by_noun or a.vague or b.vague


def _one_place(a: Event, b: Event) -> bool:
    return a.place is None or b.place is None or a.country == b.country


def placed(context: Context, events: list[Event]) -> list[Event]:
    """The same events, one in a state in its city that is named soon after, talks without a place where the visit or wider event is."""
    for event in events:
        if event.place and event.place.kind == "state":
            event.place = _city(context, event) or event.place
    around = [e for e in events if e.place and (e.kind == "visit" or e.kind in GATHERINGS)]
    for event in events:
        if event.place is None and event.kind in {"bilateral_meeting", "other"}:
            during = [v for v in around if _during(event, v)]
            event.place = event.within.place if event.within else during[-1].place if during else None
    return events


def _during(talks: Event, visit: Event) -> bool:
    """Whether talks belong to a visit or gathering: between a visit's two states, or of somebody there with those not told."""
    sides, open_ = set(talks.states), len(talks.states) == 1 and not talks.orgs
    if talks.status != visit.status:
        return False
    there = set(talks.persons) <= set(visit.persons)
    return (visit.kind == "visit" and sides == set(visit.states)) or (open_ and bool(talks.persons) and there)


def _city(context: Context, event: Event) -> Phrase | None:
    """A city of the event's state in its own or the next two sentences."""
    index = event.scene.index
    scenes = [[p for p in s.phrases if p.kind == "city" and p.place == event.country and p.case in _THERE] for s in context.scenes]
    near = [p for found in scenes[index : index + 3] for p in found]
    every = [p for found in scenes for p in found]
    alone = len({p.head.entry.name for p in every if p.head}) == 1
    return near[0] if near else every[0] if alone else None
