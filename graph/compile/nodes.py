"""The nodes that claims speak of."""

from collections.abc import Mapping

import msgspec

from graph.articles import Article
from graph.claims import Claim, Meeting, Place, Role
from graph.compile.build import dates, node
from graph.compile.names import meeting_kind, office_name, organization_name, state_name
from graph.facts import Entity, Node
from graph.geography import located
from graph.identity import (
    article_key,
    claim_key,
    meeting_key,
    office_code,
    office_key,
    org_key,
    owner_key,
    person_key,
    place_key,
    state_key,
)

_QUOTE_IN_CAPTION = 60
# what an article tells of an entity by itself, whatever others call it
_OWN = frozenset({"names", "country", "parties"})
# what mentions are mentions of, by the keys that they have by themselves
Entities = Mapping[str, Entity]


def person(name: str, article: str, entities: Entities) -> Node:
    """A person, with the spelling of the name found here."""
    return _known(node("Person", person_key(name, article), name, name=name, names=[name]), entities)


def state(code: str) -> Node:
    """A state with its names in English, Kyrgyz and Russian."""
    name = state_name(code)
    return node("State", state_key(code), name, code=code, name=name, name_ky=state_name(code, "ky"), name_ru=state_name(code, "ru"))


def organization(code: str) -> Node:
    """An organisation, by its code or name."""
    return node("Organization", org_key(code), code, code=code, name=organization_name(code))


def owner(of: str) -> Node:
    """The state or organisation that `of` or `accredited_to` names."""
    label, _ = owner_key(of)
    return organization(of.removeprefix("ORG:")) if label == "Organization" else state(of)


def office(claim: Role) -> Node:
    """An office: whose, which role, portfolio or accreditation."""
    return node("Office", office_key(claim), office_name(claim), code=office_code(claim), role=claim.role, portfolio=claim.portfolio)


def place(where: Place, entities: Entities) -> Node:
    """A city or country, with where it lies if that is known."""
    made = _known(node("Place", place_key(where), where.name, name=where.name, country=where.country), entities)
    at = located(made.key)
    return msgspec.structs.replace(made, properties=made.properties | {"lat": at[0], "lon": at[1]}) if at else made


def meeting(claim: Meeting, entities: Entities) -> Node:
    """A meeting; without a name it is called after its kind, participants, place and date."""
    who = ", ".join([*map(state_name, claim.states), *claim.orgs]) or ", ".join(claim.persons)
    words = (claim.name or meeting_kind(claim.kind), who, claim.place and claim.place.name, claim.date)
    caption = " · ".join(part for part in words if part)
    codes = {*claim.states, *claim.orgs, *(one.ref for one in claim.participants if one.kind != "person")}
    told = {"kind": claim.kind, "name": claim.name, "status": claim.status, "parties": ", ".join(sorted(codes)) or None}
    alone = node("Meeting", meeting_key(claim), caption, **told, **dates(claim))
    return _known(alone, entities)


def article(source: Article, entities: Entities) -> Node:
    """An article as a source; its key is its own whatever it is a copy of."""
    alone = node(
        "Article",
        article_key(source.id),
        source.title or source.id,
        article=source.id,
        title=source.title,
        published=source.published,
        outlet=source.outlet,
        url=source.url,
        group=source.id,
    )
    known = entities.get(alone.key)
    return msgspec.structs.replace(alone, properties=alone.properties | known.properties) if known else alone


def evidence(claim: Claim, says: str, edge: str | None) -> Node:
    """A claim as a node: what it says, its quote, where it stands, and the key of the edge it supports."""
    quote = claim.evidence
    short = quote.text if len(quote.text) <= _QUOTE_IN_CAPTION else quote.text[: _QUOTE_IN_CAPTION - 1].rstrip() + "…"
    return node(
        "Claim",
        claim_key(claim.id),
        short,
        claim=claim.id,
        kind=str(claim.__struct_config__.tag),
        says=says,
        status=claim.status,
        date=claim.date,
        quote=quote.text,
        start=quote.start,
        end=quote.end,
        rule=claim.rule,
        confidence=claim.confidence,
        edge=edge,
    )


def _known(alone: Node, entities: Entities) -> Node:
    """The node of the entity that a mention is resolved to; what the entity does not tell is not told."""
    known = entities.get(alone.key)
    if known is None:
        return alone
    kept = {name: value for name, value in alone.properties.items() if name in _OWN}
    return node(alone.label, known.key, known.properties["caption"], **kept | {k: v for k, v in known.properties.items() if k != "caption"})
