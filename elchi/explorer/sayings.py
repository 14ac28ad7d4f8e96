"""What a claim says, in a line of the reader's language."""

from collections.abc import Callable
from typing import Any

from elchi.explorer.tongue import Tongue
from graph.claims import Claim, Meeting, Membership, Relation, Role


def saying(t: Tongue, claim: Claim) -> str:
    """The line; whether it took place, and when, stands beside it."""
    return _SAYING[type(claim)](t, claim)


def _role(t: Tongue, claim: Role) -> str:
    how = [t(f"how_{word}") for word, so in (("former", claim.former), ("acting", claim.acting), (claim.change, claim.change)) if so]
    return f"{claim.person}: {t.office(claim.role, claim.portfolio, claim.of, claim.accredited_to)}{_bracketed(', '.join(how))}"


def _relation(t: Tongue, claim: Relation) -> str:
    amounts = "".join(f" · {one.value:,.10g} {one.unit}" for one in claim.amounts)
    return f"{t.state(claim.source)} · {t.relation(claim.type)}{_bracketed(t.mode(claim.mode))} · {t.state(claim.target)}{amounts}"


def _membership(t: Tongue, claim: Membership) -> str:
    return f"{t.state(claim.state)} · {t.relation(claim.type)} · {t.organisation(claim.org)}"


def _meeting(t: Tongue, claim: Meeting) -> str:
    who = ", ".join([*map(t.state, claim.states), *map(t.organisation, claim.orgs)]) or ", ".join(claim.persons)
    return " · ".join(part for part in (claim.name or t.kind(claim.kind), who, claim.place and claim.place.name) if part)


def _bracketed(text: str) -> str:
    return f" ({text})" if text else ""


_SAYING: dict[type, Callable[[Tongue, Any], str]] = {Role: _role, Relation: _relation, Membership: _membership, Meeting: _meeting}
