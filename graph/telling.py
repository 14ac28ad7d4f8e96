"""A claim in one line, for people."""

from typing import Any

import msgspec

from graph.claims import Claim, Meeting, Membership, Relation, Role, as_record


def tell(claim: Claim) -> str:
    """Such as `Асан Үсөнов: foreign_minister of KGZ` or `KGZ CONSULT MNG, 2019-11-27`."""
    words = _words(claim)
    return ", ".join([words, *([claim.status] if claim.status != "held" else []), *([claim.date] if claim.date else [])])


def tell_change(old: Claim, new: Claim) -> str:
    """What one claim tells otherwise than another: `confidence 0.7 > 0.8, rule ky/a > ky/b`."""
    before, after = as_record(old), as_record(new)
    changed = [name for name in after if before.get(name) != after[name]]
    return ", ".join(f"{name} {_value(before.get(name))} > {_value(after[name])}" for name in changed)


def _value(value: Any) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _words(claim: Claim) -> str:
    if isinstance(claim, Role):
        return _role(claim)
    if isinstance(claim, Relation):
        since = f" since {claim.since}" if claim.since else ""
        amounts = "".join(f", {a.value:,.10g} {a.unit}" for a in claim.amounts)
        return f"{claim.source} {claim.type}{f'/{claim.mode}' if claim.mode else ''} {claim.target}{since}{amounts}"
    if isinstance(claim, Membership):
        return f"{claim.state} {claim.type} {claim.org}"
    return _meeting(claim)


def _role(claim: Role) -> str:
    former = "former " if claim.former else "acting " if claim.acting else ""
    abroad = f" to {claim.accredited_to}" if claim.accredited_to else ""
    return f"{claim.person}: {former}{claim.role} of {claim.of.removeprefix('ORG:')}{abroad}"


def _meeting(claim: Meeting) -> str:
    who = ", ".join([*claim.persons, *claim.states, *claim.orgs])
    where = f" in {claim.place.name}" if claim.place else ""
    return f"{claim.kind}: {who}{where}"
