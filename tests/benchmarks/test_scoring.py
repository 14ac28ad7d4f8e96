"""What counts as the same, family by family."""

from typing import Any

import msgspec
import pytest

from benchmarks.breakdown import by_label, reliability
from benchmarks.records import Item, Meeting, Membership, Relation, Role, Sheet, Spot, from_claims, from_gold, occurrences
from benchmarks.same import folded, same_city, same_full_person, same_owner, same_person
from benchmarks.scoring import FAMILIES, Counts, compare, counts, score
from ingest.engine.extract import extractor
from ingest.samples import articles, expected

HEAD = Role(person="Асан Үсөнов", role="foreign_minister", of="KGZ")
TALKS = Relation(source="KGZ", type="CONSULT", target="MNG")
MEETING = Meeting(kind="bilateral_meeting", persons=("Асан Үсөнов",), states=("KGZ", "MNG"), place=Spot("Улан-Батор", "MNG"))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Асан Үсөнов", "асан  үсөнов", True),
        ("А. Үсөнов", "Асан Үсөнов", True),
        ("Үсөнов", "Асан Үсөнов", True),
        ("Асан", "Асан Үсөнов", True),
        ("Үсөнов", "Үсөнов", True),
        ("Асан Үсөн уулу", "Асан Бек уулу", True),
        ("Үсөн Асанов", "Асан Үсөнов", False),
        ("Аскар Үсөнов", "Асан Үсөнов", False),
        ("Семёнов Пётр", "Семенов Петр", True),
        ("", "Асан Үсөнов", False),
        ("«»", "«»", False),
    ],
)
def test_persons(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same_person(b, a) is same


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("Үсөнов", "Асан Үсөнов", False),
        ("Асан Үсөнов", "Үсөнов", True),
        ("А. Үсөнов", "Асан Үсөнов", True),
        ("Асан Үсөнов", "Асан Бердиев", False),
    ],
)
def test_first_names_that_gold_gives_must_be_there(found: str, gold: str, same: bool) -> None:
    assert same_full_person(found, gold) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("KGZ", "KGZ", True),
        ("KGZ", "MNG", False),
        (None, None, True),
        (None, "KGZ", False),
        ("ORG:EAEU", "ORG:eaeu", True),
        ("ORG:Тоо банкы", "ORG:Борбордук Тоо банкы", True),
        ("ORG:Тоо", "ORG:Тоолуу жер", False),
        ("ORG:", "ORG:EAEU", False),
        ("ORG:KGZ", "KGZ", False),
    ],
)
def test_owners(a: str | None, b: str | None, same: bool) -> None:
    assert same_owner(a, b) is same_owner(b, a) is same


@pytest.mark.parametrize(
    ("found", "gold", "same"),
    [
        ("Улан-Батор", "Улан–Батор", True),
        ("Улан-Батор", None, True),
        ("Батор", "Батор шаары", True),
        ("Батор шаары", "Батор", True),
        ("Батор шаарынын чети", "Батор", False),
        ("Ош", "Улан-Батор", False),
        (None, "Ош", False),
    ],
)
def test_cities(found: str | None, gold: str | None, same: bool) -> None:
    assert same_city(found, gold) is same


def changed(item: Item | Sheet, **fields: Any) -> Any:
    return msgspec.structs.replace(item, **fields)


def figures(found: Item | None, gold: Item | None, *families: str) -> list[tuple[int, int, int]]:
    total = score([compare(sheet(found), sheet(gold))])
    return [(total[f].tp, total[f].extra, total[f].missed) for f in families]


def sheet(item: Item | None) -> Sheet:
    names = {Role: "roles", Relation: "relations", Membership: "memberships", Meeting: "meetings"}
    return changed(Sheet(), **{names[type(item)]: (item,)}) if item else Sheet()


RIGHT, WRONG, NONE, ONLY_FOUND, ONLY_GOLD = (1, 0, 0), (0, 1, 1), (0, 0, 0), (0, 1, 0), (0, 0, 1)


@pytest.mark.parametrize(
    ("found", "roles", "strict", "holders"),
    [
        (HEAD, RIGHT, RIGHT, RIGHT),
        (changed(HEAD, person="Үсөнов"), RIGHT, WRONG, RIGHT),
        (changed(HEAD, former=True), RIGHT, WRONG, RIGHT),
        (changed(HEAD, accredited_to="MNG"), RIGHT, WRONG, RIGHT),
        (changed(HEAD, role="minister"), WRONG, WRONG, RIGHT),
        (changed(HEAD, of="MNG"), WRONG, WRONG, WRONG),
        (None, ONLY_GOLD, ONLY_GOLD, ONLY_GOLD),
    ],
)
def test_roles(found: Role | None, roles: object, strict: object, holders: object) -> None:
    assert figures(found, HEAD, "roles", "strict-roles", "role-holders") == [roles, strict, holders]


@pytest.mark.parametrize(
    ("found", "gold", "relations", "strict", "pairs"),
    [
        (TALKS, TALKS, RIGHT, RIGHT, RIGHT),
        (changed(TALKS, source="MNG", target="KGZ"), TALKS, RIGHT, RIGHT, RIGHT),
        (changed(TALKS, status="planned"), TALKS, RIGHT, WRONG, RIGHT),
        (changed(TALKS, date="2019"), TALKS, RIGHT, WRONG, RIGHT),
        (changed(TALKS, type="AGREE"), TALKS, WRONG, WRONG, RIGHT),
        (Relation(source="MNG", type="AID", target="KGZ"), Relation(source="KGZ", type="AID", target="MNG"), WRONG, WRONG, RIGHT),
        (changed(TALKS, status="denied"), None, NONE, NONE, NONE),
        (changed(TALKS, status="cancelled"), TALKS, ONLY_GOLD, ONLY_GOLD, ONLY_GOLD),
        (changed(TALKS, status="denied"), changed(TALKS, status="denied"), RIGHT, RIGHT, RIGHT),
        (TALKS, None, ONLY_FOUND, ONLY_FOUND, ONLY_FOUND),
    ],
)
def test_relations(found: Relation, gold: Relation | None, relations: object, strict: object, pairs: object) -> None:
    assert figures(found, gold, "relations", "strict-relations", "state-pairs") == [relations, strict, pairs]


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [({}, RIGHT), ({"org": "eaeu"}, RIGHT), ({"org": "CIS"}, WRONG), ({"type": "CHAIRS"}, WRONG), ({"state": "MNG"}, WRONG)],
)
def test_memberships(fields: dict[str, str], outcome: object) -> None:
    gold = Membership(state="KGZ", type="MEMBER_OF", org="EAEU")
    assert figures(changed(gold, **fields), gold, "memberships") == [outcome]


@pytest.mark.parametrize(
    ("fields", "events", "meetings", "attendance", "participants"),
    [
        ({}, RIGHT, RIGHT, (2, 0, 0), RIGHT),
        ({"kind": "visit"}, RIGHT, RIGHT, (2, 0, 0), RIGHT),
        ({"place": None}, RIGHT, ONLY_GOLD, (2, 0, 0), RIGHT),
        ({"place": Spot("Ош", "KGZ")}, RIGHT, WRONG, (2, 0, 0), RIGHT),
        ({"states": ("KGZ",)}, RIGHT, RIGHT, (1, 0, 1), RIGHT),
        ({"persons": ("Бек Алиев",)}, RIGHT, RIGHT, (2, 0, 0), WRONG),
        ({"states": ("KGZ", "RUS", "KAZ")}, WRONG, WRONG, (0, 3, 2), WRONG),
        ({"persons": (), "states": ()}, WRONG, WRONG, (0, 0, 2), ONLY_GOLD),
        ({"status": "denied"}, ONLY_GOLD, ONLY_GOLD, (0, 0, 2), ONLY_GOLD),
    ],
)
def test_meetings(fields: dict[str, Any], events: object, meetings: object, attendance: object, participants: object) -> None:
    families = ("events", "meetings", "attendance", "participants")
    assert figures(changed(MEETING, **fields), MEETING, *families) == [events, meetings, attendance, participants]


def test_of_two_meetings_the_one_that_shares_more_is_aligned() -> None:
    near = changed(MEETING, persons=(), kind="visit")
    compared = compare(Sheet(meetings=(near, MEETING)), Sheet(meetings=(MEETING,)))
    assert compared["events"].pairs[0][0] is MEETING
    assert compared["events"].extra == [near]


def test_a_claim_told_twice_counts_once() -> None:
    twice = Sheet(roles=(HEAD, HEAD), relations=(TALKS, changed(TALKS, source="MNG", target="KGZ")))
    compared = score([compare(twice, Sheet(roles=(HEAD,), relations=(TALKS,)))])
    assert compared["roles"] == compared["relations"] == Counts(tp=1)


@pytest.mark.parametrize(("found", "outcome"), [([(0, 5)], RIGHT), ([(9, 12)], RIGHT), ([(10, 12)], WRONG), ([], WRONG)])
def test_evidence_overlaps(found: list[tuple[int, int]], outcome: object) -> None:
    assert figures(changed(HEAD, spans=tuple(found)), changed(HEAD, spans=((4, 10),)), "evidence") == [outcome]


@pytest.mark.parametrize(("quote", "spans"), [("ба", [(0, 2), (3, 5)]), ("аа", []), ("", []), (None, [])])
def test_a_quote_is_looked_up_in_the_text(quote: str | None, spans: list[tuple[int, int]]) -> None:
    assert list(occurrences(quote, "ба ба")) == spans


@pytest.mark.parametrize(
    ("one", "precision", "recall", "f1"),
    [(Counts(), 1.0, 1.0, 1.0), (Counts(3, 1, 0), 0.75, 1.0, 6 / 7), (Counts(0, 1, 0), 0.0, 0.0, 0.0), (Counts(1, 1, 1), 0.5, 0.5, 0.5)],
)
def test_ratios(one: Counts, precision: float, recall: float, f1: float) -> None:
    assert [one.precision, one.recall, one.f1] == pytest.approx([precision, recall, f1])


def test_counts_by_label_and_band() -> None:
    sure, unsure = changed(HEAD, confidence=0.9), changed(HEAD, person="Бек Алиев", role="minister", confidence=0.69)
    compared = [compare(Sheet(roles=(sure, unsure)), Sheet(roles=(HEAD,)))]
    assert by_label(compared, "roles", lambda r: r.role) == {"foreign_minister": Counts(tp=1), "minister": Counts(extra=1)}
    assert [(b.at_least, b.claims, b.right) for b in reliability(compared)] == [(0.9, 1, 1), (0.8, 0, 0), (0.7, 0, 0), (0.0, 1, 0)]


@pytest.mark.parametrize("article", articles(), ids=lambda a: a.id)
def test_gold_agrees_with_itself(article: Any) -> None:
    gold = from_gold(expected(article.id), article.text)
    compared = compare(gold, gold)
    assert tuple(compared) == FAMILIES
    assert {counts(outcome).f1 for outcome in compared.values()} == {1.0}


def test_claims_become_items() -> None:
    article = articles()[0]
    claims = extractor("ky").extract(article)
    sheet = from_claims(claims, article.text)
    items = [*sheet.roles, *sheet.relations, *sheet.memberships, *sheet.meetings]
    assert len(items) == len(claims) > 0
    assert {i.spans for i in items} == {((c.evidence.start, c.evidence.end),) for c in claims}
    shifted = from_claims(claims, "·" + article.text)
    assert not any(i.spans for i in (*shifted.roles, *shifted.relations))


@pytest.mark.parametrize(("basis", "date"), [("text", "2019-11"), ("relative", None), ("publication", None), ("none", None)])
def test_only_told_dates_are_compared(basis: str, date: str | None) -> None:
    told = msgspec.structs.replace(extractor("ky").extract(articles()[0])[0], date="2019-11", date_basis=basis)
    assert [i.date for items in msgspec.structs.astuple(from_claims([told], "")) for i in items] == [date]


def test_names_are_folded() -> None:
    assert folded("  «Ёлка» — тоо,  Бишкек ") == "елка - тоо бишкек"
