"""Checks claims against the vocabularies: each problem a sentence that names the field and the value."""

import re
from collections.abc import Iterator
from datetime import date as calendar_date
from typing import get_args

import msgspec

from graph.claims import Change, Claim, Meeting, Membership, Relation, Role, Status
from graph.vocabulary.states import is_state
from graph.vocabulary.tables import vocabulary

_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


def ordered(relation: Relation) -> Relation:
    """The relation with the ends of a symmetric type in code order; a directed one as it is."""
    row = vocabulary().relation_types.get(relation.type)
    if row is None or not row.symmetric or relation.source <= relation.target:
        return relation
    return msgspec.structs.replace(relation, source=relation.target, target=relation.source)


def check(claim: Claim) -> list[str]:
    """What is wrong with a claim by the vocabularies; empty when nothing is."""
    return [*_common(claim), *_own(claim)]


def _common(claim: Claim) -> Iterator[str]:
    if claim.status not in get_args(Status):
        yield f"status {claim.status!r} is unknown"
    if not 0 <= claim.confidence <= 1:
        yield f"confidence {claim.confidence} is not between 0 and 1"
    if claim.date is not None and not _is_date(claim.date, partial=True):
        yield f"date {claim.date!r} is not YYYY, YYYY-MM or YYYY-MM-DD"
    for name, value in (("date_from", claim.date_from), ("date_to", claim.date_to)):
        if value is not None and not _is_date(value):
            yield f"{name} {value!r} is not YYYY-MM-DD"
    if claim.date_from and claim.date_to and claim.date_from > claim.date_to:
        yield f"date_from {claim.date_from} is later than date_to {claim.date_to}"


def _own(claim: Claim) -> Iterator[str]:
    if isinstance(claim, Role):
        return _role(claim)
    if isinstance(claim, Relation):
        return _relation(claim)
    return _membership(claim) if isinstance(claim, Membership) else _meeting(claim)


def _role(claim: Role) -> Iterator[str]:
    known = vocabulary()
    if claim.role not in known.roles:
        yield f"role {claim.role!r} is unknown"
    if claim.portfolio is not None and claim.portfolio not in known.portfolios:
        yield f"portfolio {claim.portfolio!r} is unknown"
    if claim.change is not None and claim.change not in get_args(Change):
        yield f"change {claim.change!r} is unknown"
    if not claim.person.strip():
        yield "person is empty"
    yield from _owner("of", claim.of)
    if claim.accredited_to is not None:
        yield from _owner("accredited_to", claim.accredited_to)
    yield from _partial_dates(since=claim.since, until=claim.until)


def _relation(claim: Relation) -> Iterator[str]:
    row = vocabulary().relation_types.get(claim.type)
    if row is None:
        yield f"type {claim.type!r} is unknown"
    elif claim.mode is not None and claim.mode not in row.modes:
        yield f"mode {claim.mode!r} is unknown for {claim.type}; it has {', '.join(row.modes) or 'none'}"
    if claim.context is not None and claim.context not in vocabulary().contexts:
        yield f"context {claim.context!r} is unknown"
    yield from _state("source", claim.source)
    yield from _state("target", claim.target)
    if claim.source == claim.target:
        yield f"source and target are both {claim.source}"
    elif ordered(claim) is not claim:
        yield f"{claim.type} is symmetric: its ends {claim.source}, {claim.target} must stand in code order"
    yield from _partial_dates(since=claim.since)


def _membership(claim: Membership) -> Iterator[str]:
    if claim.type not in vocabulary().memberships:
        yield f"type {claim.type!r} is unknown"
    yield from _state("state", claim.state)
    yield from _organisation("org", claim.org)


def _meeting(claim: Meeting) -> Iterator[str]:
    if claim.kind not in vocabulary().meeting_kinds:
        yield f"kind {claim.kind!r} is unknown"
    for code in claim.states:
        yield from _state("states", code)
    for org in claim.orgs:
        yield from _organisation("orgs", org)
    for one in claim.participants:
        yield from _state("participants", one.ref) if one.kind == "state" else ()
    if claim.place is not None:
        yield from _state("place.country", claim.place.country) if claim.place.country is not None else ()
        if not claim.place.name.strip():
            yield "place.name is empty"


def _owner(field: str, value: str) -> Iterator[str]:
    return _organisation(field, value.removeprefix("ORG:")) if value.startswith("ORG:") else _state(field, value)


def _state(field: str, code: str) -> Iterator[str]:
    if not is_state(code):
        yield f"{field} {code!r} is not an ISO 3166-1 alpha-3 code"


def _organisation(field: str, org: str) -> Iterator[str]:
    if not org.strip():
        yield f"{field} names no organisation"
    elif org.startswith("ORG:"):
        yield f"{field} {org!r} must be a bare code or name"


def _partial_dates(**fields: str | None) -> Iterator[str]:
    for name, value in fields.items():
        if value is not None and not _is_date(value, partial=True):
            yield f"{name} {value!r} is not YYYY, YYYY-MM or YYYY-MM-DD"


def _is_date(text: str, *, partial: bool = False) -> bool:
    if partial and _PARTIAL.fullmatch(text):
        return True
    try:
        return calendar_date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
