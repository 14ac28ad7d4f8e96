"""What a claim says, in one line of English."""

from collections.abc import Callable
from typing import Any

from graph import vocabulary as words
from graph.claims import Claim, Meeting, Membership, Relation, Role
from graph.compile import nodes
from graph.compile.names import office_name, organization_name, state_name


def saying(claim: Claim) -> str:
    """The line: "Kyrgyzstan consults Mongolia (visit)"; whether it took place, and when, stands beside it."""
    return _SAYING[type(claim)](claim)


def _role(claim: Role) -> str:
    how = [word for word, so in (("former", claim.former), ("acting", claim.acting), (claim.change, claim.change)) if so]
    return f"{claim.person}: {office_name(claim)}{_bracketed(', '.join(filter(None, how)))}"


def _relation(claim: Relation) -> str:
    does = words.vocabulary().relation_types[claim.type].en
    return f"{state_name(claim.source)} {does} {state_name(claim.target)}{_bracketed(claim.mode)}"


def _membership(claim: Membership) -> str:
    return f"{state_name(claim.state)}: {words.vocabulary().memberships[claim.type].en} {organization_name(claim.org)}"


def _meeting(claim: Meeting) -> str:
    return str(nodes.meeting(claim, {}).properties["caption"])


def _bracketed(text: str | None) -> str:
    return f" ({text})" if text else ""


_SAYING: dict[type, Callable[[Any], str]] = {Role: _role, Relation: _relation, Membership: _membership, Meeting: _meeting}
