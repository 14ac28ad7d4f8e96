"""A claim's provenance and what it says beside the edge or meeting it supports."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.claims import Claim, Meeting, Relation, Role
from graph.identity import article_key, claim_key
from graph.rdf.model import model
from graph.rdf.terms import entity, literal, term

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from graph.rdf.describe import Statement

_CLASS = {"role": "RoleClaim", "relation": "RelationClaim", "membership": "MembershipClaim", "meeting": "MeetingClaim"}


def evidence(claim: Claim, base: str) -> "Iterator[Statement]":
    """Statements about a claim that the property graph does not have; those it has are made from its node."""
    subject = entity(base, claim_key(claim.id))
    yield subject, term("rdf:type"), term(_CLASS[str(claim.__struct_config__.tag)])
    yield subject, term("prov:wasQuotedFrom"), entity(base, article_key(claim.article))
    told = {"pack": claim.pack, "status": claim.status, "date": claim.date, "dateFrom": claim.date_from, "dateTo": claim.date_to}
    if claim.date_basis != "none":
        told["dateBasis"] = claim.date_basis
    yield from _told(subject, told)
    for number, quote in enumerate(claim.also, 1):
        further = entity(base, f"{claim_key(claim.id)}/also/{number}")
        yield subject, term("also"), further
        yield further, term("rdf:type"), term("Quotation")
        yield from _told(further, {"quote": quote.text, "start": quote.start, "end": quote.end})
    yield from _own(subject, claim, base)


def _own(subject: "NamedNode", claim: Claim, base: str) -> "Iterator[Statement]":
    if isinstance(claim, Role):
        yield from _told(subject, {"title": claim.title, "implied": claim.implied, "change": claim.change})
    elif isinstance(claim, Relation):
        yield from _told(subject, {"context": claim.context})
        yield from _amounts(subject, claim, base)
    elif isinstance(claim, Meeting) and claim.within is not None:
        yield subject, term("within"), entity(base, claim_key(claim.within))


def _amounts(subject: "NamedNode", claim: Relation, base: str) -> "Iterator[Statement]":
    for number, amount in enumerate(claim.amounts, 1):
        quantity = entity(base, f"{claim_key(claim.id)}/amount/{number}")
        yield subject, term("amount"), quantity
        yield quantity, term("rdf:type"), term("Amount")
        yield from _told(quantity, {"value": amount.value, "unit": amount.unit, "of": amount.of})


def _told(subject: "NamedNode", values: dict[str, Any]) -> "Iterator[Statement]":
    for name, value in values.items():
        if value is not None:
            yield subject, term(name), literal(value, model().properties[name].value)
