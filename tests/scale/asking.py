"""How questions are put to a generated graph: of each parameter the oftenest, a middling and the seldomest value that is told."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import Any

from graph.claims import Claim, Meeting, Membership, Relation, Role
from queries.records import Parameter, Question
from tests.generated import Item

_RANKS = (0, 1, 3)
_DATES = ("2015-02-10", "2015-06-30")
_FIXED: dict[str, tuple[Any, ...]] = {
    "role": ("head_of_state", "ambassador", "minister"),
    "portfolio": ("finance", "defence", "finance"),
    "relation_type": ("CONSULT", "TRADE", "ACCUSE"),
    "membership_type": ("MEMBER_OF", "CHAIRS", "JOINS"),
    "status": ("held", "planned", "denied"),
    "office_status": ("current", "former", "acting"),
    "quad_class": ("verbal_cooperation", "material_conflict", "verbal_conflict"),
    "date": (_DATES[0], _DATES[1], "2015-03-01"),
    "integer": (2, 1, 3),
    "level": ("head_of_state", "minister", "head_of_government"),
    "period": ("year", "month", "quarter"),
    "string": ("kabar", "role", "meeting"),
}


def ways(asked: Question, items: Sequence[Item]) -> list[dict[str, Any]]:
    """Parameters: what is required alone, and with further parameters in turn."""
    pools = _pools(items)
    required = [name for name, told in asked.parameters.items() if told.required]
    found: list[dict[str, Any]] = []
    for rank in _RANKS:
        base = {name: _value(asked.parameters[name], pools, rank + at) for at, name in enumerate(required)}
        found.append(base)
        more = [name for name in asked.parameters if name not in base]
        # all further parameters of the busiest, one of the others
        found += [base | {name: _value(asked.parameters[name], pools, rank)} for name in (more if rank == 0 else more[:1])]
    return [dict(way) for way in dict.fromkeys(tuple(sorted(way.items())) for way in found)]


def _value(told: Parameter, pools: dict[str, list[Any]], rank: int) -> Any:
    pool = pools.get(told.type) or list(told.values or _FIXED[told.type])
    return pool[rank % len(pool)]


def _pools(items: Sequence[Item]) -> dict[str, list[Any]]:
    claims = list(chain.from_iterable(claims for _, claims in items))
    states = _ranked(code for claim in claims for code in _states(claim))
    people = _ranked(name for claim in claims for name in _people(claim) if " " in name and "." not in name)
    meetings = [claim for claim in claims if isinstance(claim, Meeting)]
    orgs = _ranked(claim.org for claim in claims if isinstance(claim, Membership))
    return {
        "state": states,
        "person": people,
        "organisation": orgs,
        "place": _ranked(claim.place.name for claim in meetings if claim.place),
        "meeting": [claim.id for claim in meetings if claim.within] + [claim.id for claim in meetings][:9],
        "article": [article.id for article, _ in items],
        "entity": [states[0], people[0], orgs[0], states[-1], people[-1]],
    }


def _states(claim: Claim) -> list[str]:
    if isinstance(claim, Relation):
        return [claim.source, claim.target]
    return [claim.of] if isinstance(claim, Role) and not claim.of.startswith("ORG:") else []


def _people(claim: Claim) -> list[str]:
    return [claim.person] if isinstance(claim, Role) else list(claim.persons) if isinstance(claim, Meeting) else []


def _ranked(things: Any) -> list[Any]:
    """The oftenest, the middle one and the seldomest first, then all by how often they are told."""
    counted = [thing for thing, _ in Counter(things).most_common()]
    return [counted[0], counted[len(counted) // 2], *counted[1:], counted[-1]]
