"""Claims: what an article says, each with the exact words that support it.

The vocabularies of `role`, `type`, `mode` and `kind` are data (`graph/ontology/*.yaml`); `graph.vocabulary` checks a claim against them.
"""

import hashlib
from collections.abc import Iterable
from typing import Any, Literal, TypeVar

import msgspec

from graph.errors import EvidenceError

Status = Literal["held", "planned", "denied", "cancelled"]
DateBasis = Literal["text", "relative", "publication", "none"]
Change = Literal["appointed", "dismissed", "resigned", "nominated"]
MembershipType = Literal["MEMBER_OF", "CHAIRS", "JOINS", "LEAVES"]


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A quote: `text` stands in the article at `[start, end)`, in Unicode code points."""

    start: int
    end: int
    text: str


class Amount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A quantity told with a relation; `unit` an ISO 4217 currency, `%` or a SI symbol, `of` what is measured."""

    value: float
    unit: str
    of: str


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a meeting is held: the city, else the country's name; `country` ISO 3166-1 alpha-3 or null."""

    name: str
    country: str | None


class Participant(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who takes part in a meeting; `ref` a name or code; `capacity` such as `foreign_minister of KGZ`."""

    kind: Literal["person", "state", "org"]
    ref: str
    capacity: str | None = None


class _Common(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every claim has."""

    id: str = ""
    article: str
    status: Status = "held"
    date: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    date_basis: DateBasis = "none"
    evidence: Evidence
    also: tuple[Evidence, ...] = ()
    rule: str
    pack: str
    confidence: float


class Role(_Common, frozen=True, kw_only=True, tag_field="claim", tag="role", forbid_unknown_fields=True):
    """A person holds an office of a state (`KGZ`) or organisation (`ORG:EAEU`)."""

    person: str
    role: str
    portfolio: str | None = None
    title: str
    of: str
    accredited_to: str | None = None
    former: bool = False
    acting: bool = False
    implied: bool = False
    change: Change | None = None
    since: str | None = None
    until: str | None = None


class Relation(_Common, frozen=True, kw_only=True, tag_field="claim", tag="relation", forbid_unknown_fields=True):
    """A state stands to or acts towards another state; symmetric types hold both ways."""

    source: str
    type: str
    mode: str | None = None
    context: str | None = None
    target: str
    since: str | None = None
    amounts: tuple[Amount, ...] = ()


class Membership(_Common, frozen=True, kw_only=True, tag_field="claim", tag="membership", forbid_unknown_fields=True):
    """A state is a member of, chairs, joins or leaves an organisation."""

    state: str
    type: MembershipType
    org: str


class Meeting(_Common, frozen=True, kw_only=True, tag_field="claim", tag="meeting", forbid_unknown_fields=True):
    """A diplomatic event with those who take part and its place; `within` the id of the meeting claim it was on the margins of."""

    kind: str
    name: str | None = None
    persons: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    within: str | None = None


Claim = Role | Relation | Membership | Meeting
C = TypeVar("C", bound=Claim)

# not content: where and how it was found, and how sure the finder was
_NOT_CONTENT = frozenset({"id", "evidence", "also", "rule", "pack", "confidence"})
_COMMON = tuple(_Common.__struct_fields__)
_CONTENT = {kind: tuple(f for f in kind.__struct_fields__ if f not in _NOT_CONTENT) for kind in (Role, Relation, Membership, Meeting)}
_decoder: msgspec.json.Decoder[Claim] = msgspec.json.Decoder(Claim)
_encoder = msgspec.json.Encoder(order="sorted")


def claim_id(claim: Claim) -> str:
    """The id that follows from the article's id and the content: `c:` and 20 hex digits."""
    content = {k: getattr(claim, k) for k in _CONTENT[type(claim)]}
    content["claim"] = claim.__struct_config__.tag
    return "c:" + hashlib.blake2b(_encoder.encode(content), digest_size=10).hexdigest()


def identified(claim: C) -> C:
    """The same claim with its id filled in."""
    return msgspec.structs.replace(claim, id=claim_id(claim))


def as_record(claim: Claim) -> dict[str, Any]:
    """The claim as a flat JSON record, kind and content first, provenance last."""
    built = msgspec.to_builtins(claim)
    own = [k for k in built if k not in _COMMON and k != "claim"]
    common = [k for k in _COMMON if k not in {"id", "article"}]
    return {k: built[k] for k in ("claim", "id", "article", *own, *common)}


def encode(claim: Claim) -> str:
    """One line of JSON, without the line's end."""
    return msgspec.json.encode(as_record(claim)).decode()


def decode(line: str | bytes) -> Claim:
    """Read one JSON record; unknown keys and kinds are refused.

    Raises
    ------
    msgspec.ValidationError
        When a key is unknown, missing or of a wrong type; the message names its path.
    """
    return _decoder.decode(line)


def check_evidence(claim: Claim, text: str) -> None:
    """Check that every quote of the claim stands in the article's text.

    Raises
    ------
    EvidenceError
        Naming the claim and the offsets whose text differs.
    """
    for quote in _quotes(claim):
        if not 0 <= quote.start < quote.end or text[quote.start : quote.end] != quote.text:
            raise EvidenceError(f"claim {claim.id} of article {claim.article}: its quote does not stand at {quote.start}-{quote.end}")


def _quotes(claim: Claim) -> Iterable[Evidence]:
    yield claim.evidence
    yield from claim.also
