"""What each kind of claim says about the world, as edges."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from graph.articles import Article
from graph.claims import Claim, Meeting, Membership, Relation, Role
from graph.compile import nodes
from graph.compile.build import dates, edge
from graph.compile.names import coding, symmetric
from graph.facts import Edge, Fact, Node


class Reading(msgspec.Struct, frozen=True):
    """What one claim contributes: nodes and edges, which nodes it is about, and the one edge it asserts (a meeting asserts a node)."""

    facts: list[Fact]
    about: list[Node]
    asserts: Edge | None = None


# a nominee does not hold the office yet; who is reported as about to leave, or not leaving after all, still holds it
_HOLDS_AFTER: dict[tuple[str | None, str], str] = {
    ("nominated", "held"): "planned",
    **{(change, "held"): "former" for change in ("dismissed", "resigned")},
    **{(change, status): "current" for change in ("dismissed", "resigned") for status in ("planned", "denied", "cancelled")},
}


class Telling(msgspec.Struct, frozen=True):
    """What a claim is read with: its article, all claims of the article by id, and what its mentions are resolved to."""

    article: Article
    beside: dict[str, Claim]
    entities: nodes.Entities


def read(claim: Claim, telling: Telling) -> Reading:
    """The contribution of one claim."""
    return _READERS[type(claim)](claim, telling)


def _role(claim: Role, telling: Telling) -> Reading:
    person, office, owner = _person(claim.person, telling), nodes.office(claim), nodes.owner(claim.of)
    holds = edge(person, "HOLDS", office, claim, _standing(claim), title=claim.title, **_tenure(claim), **_seen(telling.article))
    facts: list[Fact] = [person, office, owner, holds, edge(office, "OFFICE_OF", owner, claim)]
    if claim.accredited_to:
        host = nodes.owner(claim.accredited_to)
        facts += [host, edge(office, "ACCREDITED_TO", host, claim)]
    return Reading(facts, [person, office], holds)


def _standing(claim: Role) -> str:
    """Whether the office is held: current, acting, former, planned, denied or cancelled."""
    after = _HOLDS_AFTER.get((claim.change, claim.status))
    if after is None and claim.status != "held":
        return claim.status
    if claim.former:
        return "former"
    return "acting" if claim.acting and after in {None, "current"} else after or "current"


def _tenure(claim: Role) -> dict[str, Any]:
    """From when until when: as told, else from the date of the appointment or of the end."""
    held = claim.date if claim.status == "held" else None
    began = claim.since or (held if claim.change == "appointed" else None)
    ended = claim.until or (held if claim.change in {"dismissed", "resigned"} else None)
    return {"status": _standing(claim), "from": began, "until": ended, "confidence": claim.confidence}


def _seen(article: Article) -> dict[str, str | None]:
    day = article.published[:10] if article.published else None
    return {"first_seen": day, "last_seen": day}


def _relation(claim: Relation, _: Telling) -> Reading:
    codes = [claim.source, claim.target]
    source, target = map(nodes.state, sorted(codes) if symmetric(claim.type) else codes)
    asserts = edge(
        source,
        claim.type,
        target,
        claim,
        claim.mode,
        claim.status,
        claim.date,
        mode=claim.mode,
        status=claim.status,
        since=claim.since,
        confidence=claim.confidence,
        **coding(claim.type, claim.mode),
        **dates(claim),
    )
    return Reading([source, target, asserts], [source, target], asserts)


def _membership(claim: Membership, _: Telling) -> Reading:
    state, org = nodes.state(claim.state), nodes.organization(claim.org)
    told = {"status": claim.status, "confidence": claim.confidence, **dates(claim)}
    asserts = edge(state, claim.type, org, claim, None, claim.status, claim.date, **told)
    return Reading([state, org, asserts], [state, org], asserts)


def _meeting(claim: Meeting, telling: Telling) -> Reading:
    met = nodes.meeting(claim, telling.entities)
    facts: list[Fact] = [met, *_participation(claim, telling, met), *_location(claim, met, telling)]
    around = telling.beside.get(claim.within or "")
    whole = nodes.meeting(around, telling.entities) if isinstance(around, Meeting) else met
    if whole.key != met.key:
        facts += [whole, edge(met, "PART_OF", whole, claim)]
    return Reading(facts, [met])


def _participation(claim: Meeting, telling: Telling, met: Node) -> Iterator[Fact]:
    listed = [("person", ref) for ref in claim.persons] + [("state", ref) for ref in claim.states] + [("org", ref) for ref in claim.orgs]
    capacities: dict[tuple[str, str], str | None] = {(p.kind, p.ref): p.capacity for p in claim.participants}
    for kind, ref in dict.fromkeys([*listed, *capacities]):
        who = _participant(kind, ref, telling)
        yield who
        yield edge(who, "TOOK_PART_IN", met, claim, capacity=capacities.get((kind, ref)))


def _participant(kind: str, ref: str, telling: Telling) -> Node:
    if kind == "person":
        return _person(ref, telling)
    return nodes.state(ref) if kind == "state" else nodes.organization(ref)


def _person(name: str, telling: Telling) -> Node:
    return nodes.person(name, telling.article.id, telling.entities)


def _location(claim: Meeting, met: Node, telling: Telling) -> Iterator[Fact]:
    if claim.place is None:
        return
    place = nodes.place(claim.place, telling.entities)
    yield from (place, edge(met, "HELD_IN", place, claim))
    if claim.place.country:
        state = nodes.state(claim.place.country)
        yield from (state, edge(place, "LOCATED_IN", state, claim))


_READERS: dict[type, Callable[[Any, Telling], Reading]] = {
    Role: _role,
    Relation: _relation,
    Membership: _membership,
    Meeting: _meeting,
}
