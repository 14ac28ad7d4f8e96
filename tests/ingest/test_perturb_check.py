"""The comparison of perturbed reports finds each kind of fault."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from graph.claims import Claim, Relation, Role, decode, identified
from tests.ingest.perturb import exchanges, expected
from tests.ingest.perturb_check import differences

QUOTE = {"start": 0, "end": 2, "text": "Ош"}
COMMON = {"article": "a", "evidence": QUOTE, "rule": "r", "pack": "p", "confidence": 1.0}


def claim(kind: str, content: dict[str, Any]) -> Claim:
    return identified(decode(msgspec.json.encode({"claim": kind, **COMMON, **content})))


def as_read(wanted: dict[str, Any]) -> list[Claim]:
    """Claims exactly as expected, the session on whose margins the meeting was included."""
    session = claim("meeting", {"kind": "multilateral_meeting", "place": wanted["meetings"][0]["place"]})
    roles = [claim("role", {"title": "t", **r}) for r in wanted["roles"]]
    relations = [claim("relation", {**r, "amounts": [{**a, "of": "trade"} for a in r.get("amounts", [])]}) for r in wanted["relations"]]
    memberships = [claim("membership", m) for m in wanted["memberships"]]
    return [session, *roles, *relations, *memberships, *(claim("meeting", {**m, "within": session.id}) for m in wanted["meetings"])]


def mentions(key: str, value: object) -> Callable[[Claim], bool]:
    return lambda c: getattr(c, key, None) == value


@pytest.mark.parametrize("exchange", exchanges(), ids=lambda e: e.name)
def test_the_expected_claims_pass_and_the_original_ones_do_not(exchange: Any) -> None:
    assert differences(as_read(exchange.claims(expected())), exchange.claims(expected())) == []
    assert differences(as_read(expected()), exchange.claims(expected()))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("person", "Михаил Мишустин", "missing role"),
        ("type", "TRADE", "missing relation"),
        ("type", "CHAIRS", "missing membership"),
        ("kind", "bilateral_meeting", "missing meeting"),
        ("kind", "multilateral_meeting", "missing meeting"),
    ],
)
def test_a_missing_claim_is_found(key: str, value: str, message: str) -> None:
    kept = [c for c in as_read(expected()) if not mentions(key, value)(c)]
    assert [d.split(":")[0] for d in differences(kept, expected())] == [message]


@pytest.mark.parametrize(
    ("kind", "content", "message"),
    [
        ("role", {"person": "Асан Үсөнов", "role": "minister", "title": "министр", "of": "KGZ"}, "unexpected role"),
        ("relation", {"source": "KGZ", "type": "CONSULT", "target": "KAZ"}, "unexpected relation"),
        ("relation", {"source": "KGZ", "type": "ACCUSE", "target": "RUS"}, "unexpected relation"),
        ("membership", {"state": "RUS", "type": "CHAIRS", "org": "EAEU"}, "unexpected membership"),
    ],
)
def test_a_false_claim_is_found(kind: str, content: dict[str, Any], message: str) -> None:
    assert [d.split(":")[0] for d in differences([*as_read(expected()), claim(kind, content)], expected())] == [message]


def test_support_and_request_between_the_two_are_allowed_and_symmetric_ends_may_turn() -> None:
    turned = [
        msgspec.structs.replace(c, source=c.target, target=c.source) if isinstance(c, Relation) else c
        for c in as_read(expected())
        if not isinstance(c, Role)
    ]
    roles = [c for c in as_read(expected()) if isinstance(c, Role)]
    support = claim("relation", {"source": "RUS", "type": "SUPPORT", "target": "KGZ"})
    assert differences([*turned, *roles, support], expected()) == []


@pytest.mark.parametrize(("field", "wrong"), [("since", "1991-03"), ("amounts", ()), ("status", "planned")])
def test_a_wrong_detail_is_found(field: str, wrong: Any) -> None:
    kind = "DIPLOMATIC_RELATIONS" if field == "since" else "TRADE"
    claims = [msgspec.structs.replace(c, **{field: wrong}) if mentions("type", kind)(c) else c for c in as_read(expected())]
    assert len(differences(claims, expected())) == 1
