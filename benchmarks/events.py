"""Which meeting of the extractor is which of the annotation: aligned by who takes part, then by kind."""

from collections.abc import Sequence

from benchmarks.records import Meeting
from benchmarks.same import folded, same_city, same_person

# kinds that readers tell apart by a word only
_KIN = {"bilateral_meeting": 1, "visit": 2, "phone_call": 3, "multilateral_meeting": 4, "conference": 4, "other": 4}
Pairs = list[tuple[Meeting, Meeting]]


def align(found: Sequence[Meeting], gold: Sequence[Meeting]) -> Pairs:
    """One-to-one, the pair that shares most first."""
    scored = sorted(((overlap(p, g), i, j) for i, p in enumerate(found) for j, g in enumerate(gold)), reverse=True)
    used: set[tuple[str, int]] = set()
    pairs = []
    for shared, i, j in scored:
        if shared > 0 and not {("found", i), ("gold", j)} & used:
            used |= {("found", i), ("gold", j)}
            pairs.append((found[i], gold[j]))
    return pairs


def overlap(found: Meeting, gold: Meeting) -> int:
    """How much two meetings share: a person 1, a state 2, an organisation 1, the kind 3 or a kindred one 1.

    Nothing when nobody is shared, or fewer than half of all states named.
    """
    states, named = set(found.states) & set(gold.states), set(found.states) | set(gold.states)
    persons = sum(any(same_person(p, g) for g in gold.persons) for p in found.persons)
    orgs = {folded(o) for o in found.orgs} & {folded(o) for o in gold.orgs}
    shared = persons + 2 * len(states) + len(orgs)
    if shared == 0 or 2 * len(states) < len(named):
        return 0
    return shared + _same_kind(found.kind, gold.kind)


def _same_kind(a: str, b: str) -> int:
    if a == b:
        return 3
    return 1 if _KIN.get(a) == _KIN.get(b) else 0


def same_place(found: Meeting, gold: Meeting) -> bool:
    """Both have a place, in one country and, where gold names it, one city."""
    here, there = found.place, gold.place
    return bool(here and there and here.country == there.country and same_city(here.name, there.name))
