"""Mentions of one event made one, in and across sentences; and what an event takes over from those around it."""

from bisect import bisect_left
from functools import cached_property
from operator import itemgetter

from ingest.engine.context import MEMORY, Context
from ingest.engine.meetings.event import GATHERINGS, MANY, Event, unique
from ingest.engine.phrase import Phrase

_TALKS = frozenset({"bilateral_meeting", "multilateral_meeting"})
_THERE = frozenset({"loc", "dat", "attr"})
# sentences between an event and what was told to take place where it does
_NEAR = 4


def merged(events: list[Event]) -> list[Event]:
    """The events, each once."""
    kept: list[Event] = []
    alike: dict[tuple[object, ...], list[Event]] = {}
    alias: dict[int, Event] = {}
    for event in events:
        rivals = alike.setdefault(_sides(event), [])
        same = next((k for k in rivals if _same(k, event)), None)
        if same is None:
            kept.append(event)
            rivals.append(event)
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
        if event.pair and event.kind == "multilateral_meeting" and not event.orgs:
            event.kind = "bilateral_meeting"
            continue
        if event.kind in MANY:
            _host(event, lent)
        elif event.vague and not event.past:
            event.persons = unique([*event.persons, *(_only(context, s) for s in event.states)])
    around = {id(e.within) for e in events}
    kept = [e for e in events if e.kind not in MANY or (_attended(e) and (e.persons or e.place or id(e) in around))]
    return [e for e in kept if not (_journey(e, kept) or _of_talks(e, kept))]


def _of_talks(event: Event, events: list[Event]) -> bool:
    """Whether it is but what those who met, none of them named, signed in the same sentence."""
    if event.kind != "other" or not event.cue.entry.row.told or event.persons:
        return False
    met = (e for e in events if e.kind in _TALKS and e.scene is event.scene)
    return any(set(e.states) == set(event.states) for e in met)


def _journey(event: Event, events: list[Event]) -> bool:
    """Whether a visit is but the journey of which the states visited are told, each with a visit of its own."""
    if event.kind != "visit" or event.place:
        return False
    return any(e is not event and e.kind == "visit" and e.place and set(e.persons) & set(event.persons) for e in events)


def _attended(event: Event) -> bool:
    """Whether two sides are told, or the organisation whose event it is."""
    abroad = event.lent and event.country not in {None, *event.states} and bool(event.persons)
    return bool(event.orgs) or len(event.states) > 1 or (event.calls and bool(event.place)) or event.again or abroad


def _host(event: Event, lent: dict[str, list[str]]) -> None:
    guests = event.states or event.orgs or event.again
    if guests and event.country and not event.lent and not any(event.country in lent.get(o, []) for o in event.orgs):
        event.states = unique([*event.states, event.country])


def _only(context: Context, state: str) -> str | None:
    """The one official of a state whom the article names, who speaks for nobody else."""
    held = [h for h in context.holdings.of_state(state) if not h.phrase.former and h.office.role != "spokesperson"]
    people = {h.person for h in held}
    return people.pop() if len(people) == 1 else None


def _sides(event: Event) -> tuple[object, ...]:
    """What two mentions of one event must share."""
    return (event.kind,) if event.kind in GATHERINGS else (event.kind, frozenset(event.states), frozenset(event.orgs))


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
    if len(event.mentions) < MEMORY:
        event.mentions += [m for m in other.mentions if m not in event.mentions]


def _same(a: Event, b: Event) -> bool:
    """Whether two events of the same sides are one."""
    if a.within is b or b.within is a:
        return False
    if a.kind != b.kind or not _one_place(a, b) or not _one_status(a, b) or (a.kind == "other" and a.cue.entry.name != b.cue.entry.name):
        return False
    if a.kind in GATHERINGS:
        return _one_gathering(a, b)
    people, others = set(a.persons), set(b.persons)
    return people <= others or others <= people


def _one_gathering(a: Event, b: Event) -> bool:
    if a.orgs and b.orgs:
        return bool(set(a.orgs) & set(b.orgs))
    return bool(set(a.states) & set(b.states)) and (a.name == b.name or not (a.name and b.name))


def _one_status(a: Event, b: Event) -> bool:
    """A noun leaves it to the sentence whether what it names has happened, so that a verb elsewhere may say it."""
    told_by_noun = (a.cue.case != "verb" or b.cue.case != "verb") and bool(a.persons) and set(a.persons) == set(b.persons)
    held_by = a.kind in GATHERINGS and bool(set(a.orgs) & set(b.orgs)) and not (a.persons and b.persons)
    return a.status == b.status or a.scene is b.scene or told_by_noun or held_by or a.vague or b.vague


def _one_place(a: Event, b: Event) -> bool:
    return a.place is None or b.place is None or a.country == b.country


def placed(context: Context, events: list[Event]) -> list[Event]:
    """The same events, one in a state in its city that is named soon after, talks without a place where the visit or wider event is."""
    cities = _Cities(context)
    for event in events:
        if event.place and event.place.kind == "state":
            event.place = cities.of(event) or event.place
    told = [e for e in events if e.place]
    for event in events:
        if event.place is None and event.kind != "phone_call" and not event.remote:
            near = next((e for e in (event.within, event.beside) if e and e.place), None)
            around = near or _around(event, told)
            event.place = around.place if around else cities.receiving(event)
    return events


def _around(event: Event, told: list[Event]) -> Event | None:
    """The event in the course of which another is held: a visit of the same journey, else what was told there just before."""
    kin = [t for t in told if t.status == event.status or _begun(event, t)]
    visits = [t for t in kin if t.kind == "visit"]
    here = [t for t in visits if t.scene is event.scene and t.cue.start < event.cue.start and _shares(event, t)]
    if here or event.kind == "visit":
        return here[-1] if here and event.kind != "visit" else None
    during = [t for t in [*visits, *(t for t in kin if t.kind in GATHERINGS)] if _during(event, t)]
    near = [t for t in kin if t.country in event.states and 0 <= event.scene.index - t.scene.index <= _NEAR]
    return next(iter(reversed(during or near)), None)


def _begun(event: Event, visit: Event) -> bool:
    """Whether a visitor has set out, to whom something planned will happen there."""
    begun = visit.kind == "visit" and (visit.status, event.status) == ("held", "planned")
    return begun and 0 <= event.scene.index - visit.scene.index <= _NEAR


def _shares(event: Event, visit: Event) -> bool:
    """Whether a visitor takes part."""
    people = set(event.persons) & set(visit.persons)
    return bool(people) or (not visit.persons and bool(set(visit.states[:1]) & set(event.states)))


def _during(talks: Event, visit: Event) -> bool:
    """Whether talks belong to a visit or gathering: of a visit's two states, of a visitor there, of somebody there with those not told."""
    sides, open_ = set(talks.states), len(talks.states) == 1 and not talks.orgs
    there = bool(talks.persons) and set(talks.persons) <= set(visit.persons)
    if visit.kind != "visit":
        near = 0 <= talks.scene.index - visit.scene.index <= _NEAR or visit.country == talks.host is not None
        return (open_ and there) or (near and bool(set(talks.persons) & set(visit.persons)))
    if talks.kind in GATHERINGS:
        return there and 0 <= talks.scene.index - visit.scene.index <= _NEAR
    return sides == set(visit.states) or (open_ and there) or (visit.country in sides and bool(set(talks.persons) & set(visit.persons)))


class _Cities:
    """The cities where something may take place, looked up once for all events of an article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._only: dict[str | None, Phrase | None] = {}

    @cached_property
    def _by_state(self) -> dict[str | None, list[tuple[int, Phrase]]]:
        found: dict[str | None, list[tuple[int, Phrase]]] = {}
        for scene in self._context.scenes:
            for p in scene.phrases if scene.has("city") or scene.has("region") else ():
                if p.kind == "city" and p.case in _THERE:
                    found.setdefault(p.place, []).append((scene.index, p))
        return found

    def of(self, event: Event) -> Phrase | None:
        """A city of the event's state in its own or the next two sentences, else the only one of the article."""
        every = self._by_state.get(event.country, [])
        at = bisect_left(every, event.scene.index, key=itemgetter(0))
        if at < len(every) and every[at][0] < event.scene.index + 3:
            return every[at][1]
        return self._alone(event.country)

    def receiving(self, event: Event) -> Phrase | None:
        """The one city of the state whose official receives, where the article names it."""
        return self._alone(event.host) if event.host else None

    def _alone(self, state: str | None) -> Phrase | None:
        if state not in self._only:
            every = self._by_state.get(state, [])
            self._only[state] = every[0][1] if len({p.head.entry.name for _, p in every if p.head}) == 1 else None
        return self._only[state]
