"""How well found claims agree with an annotation, in twelve families.

    roles             (person, role, of)
    role-holders      (person, of)
    strict-roles      roles; also the first name where gold gives one, `former` and `accredited_to` the same
    relations         (source, type, target), unordered for symmetric types
    state-pairs       {source, target}
    strict-relations  relations; also status and told date the same
    memberships       (state, type, organisation)
    meetings          meeting and place: participants shared, the country the same and, if gold gives one, the city
    events            meetings without the place, placeless ones included
    attendance        (meeting, state) over aligned meetings
    participants      (meeting, person) over aligned meetings
    evidence          of roles, relations and meetings that match: the quote overlaps gold's

Claims that something did not happen are left aside where gold has none of the kind.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from benchmarks.events import align, same_place
from benchmarks.records import Item, Meeting, Membership, Relation, Role, Sheet
from benchmarks.same import folded, organisation, same_full_person, same_owner, same_person
from graph.vocabulary import vocabulary

T = TypeVar("T")
I = TypeVar("I", bound=Item)  # noqa: E741 (an item)


class Outcome(msgspec.Struct, frozen=True):
    """One family in one article: pairs of found and gold, what is found only, what is in gold only."""

    pairs: Sequence[tuple[Any, Any]] = ()
    extra: Sequence[Any] = ()
    missed: Sequence[Any] = ()


class Counts(msgspec.Struct, frozen=True):
    """Sums of a family; one with nothing to find and nothing found scores 1."""

    tp: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.tp + other.tp, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self._share(self.tp + self.extra)

    @property
    def recall(self) -> float:
        """Share of what is right that was found."""
        return self._share(self.tp + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def _share(self, whole: int) -> float:
        return self.tp / whole if whole else float(self.tp + self.extra + self.missed == 0)


Compared = dict[str, Outcome]


def score(articles: Iterable[Compared]) -> dict[str, Counts]:
    """Micro-averaged counts by family."""
    total: dict[str, Counts] = {}
    for compared in articles:
        for family, outcome in compared.items():
            total[family] = total.get(family, Counts()) + counts(outcome)
    return total


def counts(outcome: Outcome) -> Counts:
    """An outcome in numbers."""
    return Counts(len(outcome.pairs), len(outcome.extra), len(outcome.missed))


def compare(found: Sheet, gold: Sheet) -> Compared:
    """The twelve families of one article."""
    relations, meetings = happened(found.relations, gold.relations, ends), happened(found.meetings, gold.meetings, _sides)
    compared = _roles(found.roles, gold.roles) | _relations(relations, gold.relations) | _meetings(meetings, gold.meetings)
    told = unique(found.memberships, lambda m: (m.state, m.type, organisation(m.org)))
    compared["memberships"] = match(told, gold.memberships, _same_membership)
    compared["evidence"] = _evidence([*compared["roles"].pairs, *compared["relations"].pairs, *compared["events"].pairs])
    return {family: compared[family] for family in FAMILIES}


FAMILIES = (
    *("roles", "role-holders", "strict-roles", "relations", "state-pairs", "strict-relations"),
    *("memberships", "meetings", "events", "attendance", "participants", "evidence"),
)


def match(found: Iterable[T], gold: Iterable[T], same: Callable[[T, T], bool]) -> Outcome:
    """Greedy and one-to-one: each found item takes the first gold one left that is the same."""
    left, pairs, extra = list(gold), [], []
    for p in found:
        at = next((i for i, g in enumerate(left) if same(p, g)), None)
        if at is None:
            extra.append(p)
        else:
            pairs.append((p, left.pop(at)))
    return Outcome(pairs, extra, left)


def unique(items: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    """The first item of each key."""
    first: dict[Hashable, T] = {}
    for item in items:
        first.setdefault(key(item), item)
    return list(first.values())


def happened(found: Iterable[I], gold: Iterable[I], key: Callable[[I], Hashable]) -> list[I]:
    """Without the claims of what did not happen, where gold has none such."""
    kept = {(key(g), g.status) for g in gold}
    return [p for p in found if p.status not in {"denied", "cancelled"} or (key(p), p.status) in kept]


def ends(relation: Relation) -> tuple[str, str]:
    """Source and target; in order of codes for symmetric types."""
    if vocabulary().relation_types[relation.type].symmetric:
        return _pair(relation)
    return relation.source, relation.target


def _pair(relation: Relation) -> tuple[str, str]:
    return min(relation.source, relation.target), max(relation.source, relation.target)


def _typed(relation: Relation) -> tuple[str, str, str]:
    return (relation.type, *ends(relation))


def _sides(meeting: Meeting) -> tuple[str, ...]:
    return tuple(sorted(meeting.states))


def _roles(found: Sequence[Role], gold: Sequence[Role]) -> Compared:
    one, two = (unique(roles, lambda r: (folded(r.person), r.role, r.of)) for roles in (found, gold))
    holders = [unique(roles, lambda r: (folded(r.person), r.of)) for roles in (one, two)]
    return {
        "roles": match(one, two, _same_role),
        "role-holders": match(holders[0], holders[1], _same_holder),
        "strict-roles": match(one, two, _same_role_strictly),
    }


def _same_holder(p: Role, g: Role) -> bool:
    return same_owner(p.of, g.of) and same_person(p.person, g.person)


def _same_role(p: Role, g: Role) -> bool:
    return p.role == g.role and _same_holder(p, g)


def _same_role_strictly(p: Role, g: Role) -> bool:
    rest = p.former == g.former and same_owner(p.accredited_to, g.accredited_to)
    return rest and _same_role(p, g) and same_full_person(p.person, g.person)


def _relations(found: Sequence[Relation], gold: Sequence[Relation]) -> Compared:
    one, two = unique(found, _typed), unique(gold, _typed)
    return {
        "relations": match(one, two, lambda p, g: _typed(p) == _typed(g)),
        "strict-relations": match(one, two, lambda p, g: (_typed(p), p.status, p.date) == (_typed(g), g.status, g.date)),
        "state-pairs": match(unique(found, _pair), unique(gold, _pair), lambda p, g: _pair(p) == _pair(g)),
    }


def _same_membership(p: Membership, g: Membership) -> bool:
    return (p.state, p.type, organisation(p.org)) == (g.state, g.type, organisation(g.org))


def _meetings(found: Sequence[Meeting], gold: Sequence[Meeting]) -> Compared:
    pairs = align(found, gold)
    events = _outcome(pairs, found, gold)
    placed = _outcome([(p, g) for p, g in pairs if same_place(p, g)], [p for p in found if p.place], [g for g in gold if g.place])
    return {
        "events": events,
        "meetings": placed,
        "attendance": _members(events, lambda m: m.states, str.__eq__),
        "participants": _members(events, lambda m: m.persons, same_person),
    }


def _outcome(pairs: Sequence[tuple[Meeting, Meeting]], found: Iterable[Meeting], gold: Iterable[Meeting]) -> Outcome:
    known = {id(m) for pair in pairs for m in pair}
    return Outcome(pairs, [p for p in found if id(p) not in known], [g for g in gold if id(g) not in known])


def _members(events: Outcome, members: Callable[[Meeting], tuple[str, ...]], same: Callable[[str, str], bool]) -> Outcome:
    pairs: list[tuple[str, str]] = []
    extra, missed = ([m for meeting in meetings for m in set(members(meeting))] for meetings in (events.extra, events.missed))
    for p, g in events.pairs:
        matched = match(dict.fromkeys(members(p)), dict.fromkeys(members(g)), same)
        pairs += matched.pairs
        extra += matched.extra
        missed += matched.missed
    return Outcome(pairs, extra, missed)


def _evidence(pairs: Iterable[tuple[Item, Item]]) -> Outcome:
    """A quote that stands elsewhere counts both as extra and as missed."""
    judged = [(pair, _overlap(*pair)) for pair in pairs]
    elsewhere = [pair for pair, right in judged if not right]
    return Outcome([pair for pair, right in judged if right], elsewhere, elsewhere)


def _overlap(p: Item, g: Item) -> bool:
    return any(start < z and a < end for start, end in p.spans for a, z in g.spans)
