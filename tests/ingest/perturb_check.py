"""Compares the claims read from a perturbed report with those expected of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.claims import Claim, Meeting, Membership, Relation, Role

SYMMETRIC = {"CONSULT", "AGREE", "COOPERATE", "DIPLOMATIC_RELATIONS", "STRATEGIC_PARTNERSHIP", "ALLIANCE", "TRADE", "DISPUTE"}


def differences(claims: Sequence[Claim], expected: dict[str, Any]) -> list[str]:
    """A line for each claim that is missing or too many; empty when the claims are those expected."""
    roles = {(c.person, c.role, c.of) for c in claims if isinstance(c, Role)}
    memberships: set[tuple[str, str, str]] = {(c.state, c.type, c.org) for c in claims if isinstance(c, Membership)}
    return [
        *_sets("role", roles, {(r["person"], r["role"], r["of"]) for r in expected["roles"]}),
        *_sets("membership", memberships, {(m["state"], m["type"], m["org"]) for m in expected["memberships"]}),
        *_relations([c for c in claims if isinstance(c, Relation)], expected),
        *_meetings([c for c in claims if isinstance(c, Meeting)], expected["meetings"]),
    ]


def _sets(kind: str, found: set[tuple[str, str, str]], wanted: set[tuple[str, str, str]]) -> Iterator[str]:
    yield from (f"missing {kind}: {' '.join(m)}" for m in sorted(wanted - found))
    yield from (f"unexpected {kind}: {' '.join(m)}" for m in sorted(found - wanted))


def _relations(found: list[Relation], expected: dict[str, Any]) -> Iterator[str]:
    wanted = expected["relations"]
    pair = {wanted[0]["source"], wanted[0]["target"]}
    types = {w["type"] for w in wanted} | set(expected["allowed"])
    yield from (f"missing relation: {w}" for w in wanted if not any(_same_relation(r, w) for r in found))
    yield from (
        f"unexpected relation: {r.source} {r.type} {r.target}" for r in found if {r.source, r.target} != pair or r.type not in types
    )


def _same_relation(found: Relation, wanted: dict[str, Any]) -> bool:
    ends, want = [found.source, found.target], [wanted["source"], wanted["target"]]
    same_ends = sorted(ends) == sorted(want) if found.type in SYMMETRIC else ends == want
    amounts = {(a.value, a.unit) for a in found.amounts} >= {(a["value"], a["unit"]) for a in wanted.get("amounts", [])}
    return found.type == wanted["type"] and found.status == "held" and same_ends and amounts and wanted.get("since") in {None, found.since}


def _meetings(found: list[Meeting], wanted: list[dict[str, Any]]) -> Iterator[str]:
    kinds = {m.id: m.kind for m in found}
    yield from (f"missing meeting: {w}" for w in wanted if not any(_same_meeting(m, w, kinds) for m in found))


def _same_meeting(found: Meeting, wanted: dict[str, Any], kinds: dict[str, str]) -> bool:
    place = found.place and {"name": found.place.name, "country": found.place.country}
    taking_part = (sorted(found.persons), sorted(found.states)) == (sorted(wanted["persons"]), sorted(wanted["states"]))
    return found.kind == wanted["kind"] and taking_part and place == wanted["place"] and kinds.get(found.within or "") == wanted["within"]
