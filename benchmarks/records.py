"""What is compared: the claims of one article, found by the extractor or annotated by a reader, in one form.

Annotations are JSON objects with lists `roles`, `relations`, `memberships` and `meetings`; their `evidence` is a stretch of the text
(or `evidence_span`, its offsets). An item's `spans` are the offsets at which its quote stands in the text; none when it does not.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from graph import claims
from graph.claims import Claim

Span = tuple[int, int]
I = TypeVar("I", bound="Item")  # noqa: E741 (an item)


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What all kinds have; `date` as far as the text tells it, never one worked out from the day of publication."""

    id: str = ""
    status: str = "held"
    date: str | None = None
    confidence: float = 1.0
    spans: tuple[Span, ...] = ()


class Role(Item, frozen=True, kw_only=True):
    """A person holds an office."""

    person: str
    role: str
    of: str
    accredited_to: str | None = None
    former: bool = False


class Relation(Item, frozen=True, kw_only=True):
    """A state stands to or acts towards a state."""

    source: str
    type: str
    target: str


class Membership(Item, frozen=True, kw_only=True):
    """A state and an organisation."""

    state: str
    type: str
    org: str


class Spot(msgspec.Struct, frozen=True):
    """A place; gold may give the country alone."""

    name: str | None
    country: str | None


class Meeting(Item, frozen=True, kw_only=True):
    """An event with those who take part."""

    kind: str
    persons: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    place: Spot | None = None


class Sheet(msgspec.Struct, frozen=True):
    """All that one article says, from one source."""

    roles: tuple[Role, ...] = ()
    relations: tuple[Relation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    meetings: tuple[Meeting, ...] = ()


def from_claims(found: Iterable[Claim], text: str) -> Sheet:
    """The claims of an extractor; a quote that does not stand at its offsets gives no spans."""
    every = list(found)
    return Sheet(
        tuple(_found(Role, c, text) for c in every if isinstance(c, claims.Role)),
        tuple(_found(Relation, c, text) for c in every if isinstance(c, claims.Relation)),
        tuple(_found(Membership, c, text) for c in every if isinstance(c, claims.Membership)),
        tuple(_found(Meeting, c, text) for c in every if isinstance(c, claims.Meeting)),
    )


def _found(kind: type[I], claim: Claim, text: str) -> I:
    quote = claim.evidence
    stands = 0 <= quote.start < quote.end and text[quote.start : quote.end] == quote.text
    known = msgspec.to_builtins(claim)
    known["date"] = claim.date if claim.date_basis == "text" else None
    return msgspec.convert(known | {"spans": [(quote.start, quote.end)] if stands else []}, kind)


def from_gold(annotated: dict[str, Any], text: str) -> Sheet:
    """The annotation of one article.

    Raises
    ------
    msgspec.ValidationError
        When a list or a field is missing or of a wrong type.
    """
    lists = {name: [_annotated(item, text) for item in annotated[name]] for name in Sheet.__struct_fields__}
    return msgspec.convert(lists, Sheet)


def _annotated(item: dict[str, Any], text: str) -> dict[str, Any]:
    given = item.get("evidence_span")
    return item | {"spans": [given] if given else list(occurrences(item.get("evidence"), text))}


def occurrences(quote: str | None, text: str) -> Iterable[Span]:
    """Where the quote stands in the text, each time."""
    at = text.find(quote) if quote else -1
    while quote and at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)
