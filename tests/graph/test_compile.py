from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.claims import Claim, Meeting, Participant
from graph.compile import compile_article, merge
from graph.facts import Edge, Node
from tests import samples

ARTICLE = samples.article()


def edges(*claims: Claim) -> list[Edge]:
    return [fact for fact in compile_article(ARTICLE, claims) if isinstance(fact, Edge)]


def nodes(*claims: Claim) -> list[Node]:
    return [fact for fact in compile_article(ARTICLE, claims) if isinstance(fact, Node)]


def one(kind: str, *claims: Claim) -> Edge:
    (found,) = [edge for edge in edges(*claims) if edge.type == kind]
    return found


SHAPES: list[tuple[Claim, set[tuple[str, str, str]]]] = [
    (samples.role(), {("Person", "HOLDS", "Office"), ("Office", "OFFICE_OF", "State")}),
    (samples.role(of="ORG:EAEU"), {("Person", "HOLDS", "Office"), ("Office", "OFFICE_OF", "Organization")}),
    (
        samples.role(role="ambassador", accredited_to="ORG:UN"),
        {("Person", "HOLDS", "Office"), ("Office", "OFFICE_OF", "State"), ("Office", "ACCREDITED_TO", "Organization")},
    ),
    (samples.relation(), {("State", "CONSULT", "State")}),
    (samples.membership(type="MEMBER_OF"), {("State", "MEMBER_OF", "Organization")}),
    (
        samples.meeting(orgs=("OTS",)),
        {
            *(((who, "TOOK_PART_IN", "Meeting")) for who in ("Person", "State", "Organization")),
            ("Meeting", "HELD_IN", "Place"),
            ("Place", "LOCATED_IN", "State"),
        },
    ),
    (samples.meeting(persons=(), states=(), place=None), set()),
]


@pytest.mark.parametrize(("claim", "shape"), SHAPES)
def test_each_kind_of_claim_makes_its_edges(claim: Claim, shape: set[tuple[str, str, str]]) -> None:
    found = {(edge.start_label, edge.type, edge.end_label) for edge in edges(claim)}
    assert {triple for triple in found if triple[0] != "Claim"} == shape
    assert ("Claim", "STATED_IN", "Article") in found


STANDINGS: list[tuple[dict[str, Any], str]] = [
    ({}, "current"),
    ({"acting": True}, "acting"),
    ({"former": True}, "former"),
    ({"status": "planned"}, "planned"),
    ({"status": "denied"}, "denied"),
    ({"status": "cancelled"}, "cancelled"),
    ({"change": "appointed"}, "current"),
    ({"change": "appointed", "status": "planned"}, "planned"),
    ({"change": "nominated"}, "planned"),
    ({"change": "dismissed"}, "former"),
    ({"change": "resigned", "status": "planned"}, "current"),
    ({"change": "resigned", "status": "denied", "acting": True}, "acting"),
]


@pytest.mark.parametrize(("told", "standing"), STANDINGS)
def test_how_an_office_is_held(told: dict[str, Any], standing: str) -> None:
    assert one("HOLDS", samples.role(**told)).properties["status"] == standing


TENURES: list[tuple[dict[str, Any], str | None, str | None]] = [
    ({"date": "2019-11"}, None, None),
    ({"date": "2019-11", "change": "appointed"}, "2019-11", None),
    ({"date": "2019-11", "change": "appointed", "status": "planned"}, None, None),
    ({"date": "2019-11", "change": "resigned"}, None, "2019-11"),
    ({"since": "2017", "until": "2019"}, "2017", "2019"),
]


@pytest.mark.parametrize(("told", "began", "ended"), TENURES)
def test_from_when_until_when(told: dict[str, Any], began: str | None, ended: str | None) -> None:
    properties = one("HOLDS", samples.role(**told)).properties
    assert (properties.get("from"), properties.get("until")) == (began, ended)


@pytest.mark.parametrize(("kind", "same"), [("CONSULT", True), ("ACCUSE", False)])
def test_symmetric_relations_stand_in_code_order(kind: str, same: bool) -> None:
    there = one(kind, samples.relation(type=kind, source="KGZ", target="MNG"))
    back = one(kind, samples.relation(type=kind, source="MNG", target="KGZ"))
    assert (there.key == back.key) is same


@pytest.mark.parametrize("told", [{"date": "2019-11-27"}, {"status": "planned"}, {"mode": "visit"}, {"type": "AGREE"}, {"target": "RUS"}])
def test_what_tells_two_relations_apart(told: dict[str, Any]) -> None:
    one_of_them, other = samples.relation(), samples.relation(**told)
    assert len({edge.key for edge in edges(one_of_them, other) if edge.start_label == "State"}) == 2


def test_every_node_has_its_key_as_id_and_a_caption_and_nothing_null() -> None:
    for node in nodes(*samples.four()):
        assert node.properties["id"] == node.key
        assert node.properties["caption"]
        assert None not in node.properties.values()


def test_every_edge_has_its_key_and_its_claims_and_both_ends() -> None:
    claims = samples.four()
    known = {node.key for node in nodes(*claims)}
    for edge in edges(*claims):
        assert edge.properties["key"] == edge.key
        assert set(edge.properties["claims"]) <= {claim.id for claim in claims}
        assert {edge.start, edge.end} <= known
        assert None not in edge.properties.values()


CAPTIONS: list[tuple[str, Claim, str]] = [
    ("State", samples.relation(target="KGZ", source="KGZ"), "Kyrgyzstan"),
    ("Office", samples.role(role="minister", portfolio="finance"), "Minister (finance), Kyrgyzstan"),
    ("Office", samples.role(role="ambassador", accredited_to="MNG"), "Ambassador to Mongolia, Kyrgyzstan"),
    ("Meeting", samples.meeting(), "Bilateral meeting · Kyrgyzstan, Mongolia · Улан-Батор · 2019-11-27"),
    ("Meeting", samples.meeting(name="Форум", states=(), place=None, date=None), "Форум · Асан Үсөнов"),
    ("Claim", samples.role(), "Тышкы иштер министри Асан Үсөнов"),
    ("Claim", samples.role(evidence=samples.quote(samples.TEXT)), "Тышкы иштер министри Асан Үсөнов Улан-Баторго барды. Кыргыз…"),
]


@pytest.mark.parametrize(("label", "claim", "caption"), CAPTIONS)
def test_captions_read_well(label: str, claim: Claim, caption: str) -> None:
    assert caption in [node.properties["caption"] for node in nodes(claim) if node.label == label]


def test_a_claim_names_the_edge_it_supports() -> None:
    claim = samples.relation()
    (evidence,) = [node for node in nodes(claim) if node.label == "Claim"]
    assert evidence.properties["edge"] == one("CONSULT", claim).key
    assert evidence.properties["quote"] == claim.evidence.text


def test_a_meeting_on_the_margins_is_part_of_the_other() -> None:
    session = samples.meeting(kind="multilateral_meeting", states=("KGZ", "MNG", "KAZ"))
    talks: Meeting = samples.meeting(within=session.id)
    assert one("PART_OF", session, talks).end.endswith(session.id.removeprefix("c:"))
    assert [edge for edge in edges(talks) if edge.type == "PART_OF"] == []


def test_capacities_come_from_the_participants() -> None:
    claim = samples.meeting(states=(), participants=(Participant(kind="person", ref="Асан Үсөнов", capacity="foreign_minister of KGZ"),))
    assert one("TOOK_PART_IN", claim).properties["capacity"] == "foreign_minister of KGZ"


@given(st.permutations([*samples.four(), samples.role(title="министр", since="2018"), samples.relation(confidence=0.5, since="1992")]))
def test_the_order_of_claims_does_not_matter(claims: list[Claim]) -> None:
    def facts(ordered: list[Claim]) -> dict[str, Node | Edge]:
        return {fact.key: fact for fact in compile_article(ARTICLE, ordered)}

    assert facts(claims) == facts(sorted(claims, key=lambda claim: claim.id))


TITLES = st.sampled_from(["министр", "тышкы иштер министри", "ТИМ башчысы"])
CONTRIBUTIONS = st.lists(
    st.tuples(TITLES, st.sampled_from(["2019-11", "2020", "2020-02-03"]), st.floats(0, 1), st.integers(1, 3)), min_size=1, max_size=6
)


@given(CONTRIBUTIONS, st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_the_order(told: list[tuple[str, str, float, int]], random: Any) -> None:
    facts: list[tuple[Node | Edge, int]] = [
        (
            Edge(
                "e:1",
                "HOLDS",
                "Person",
                "p",
                "Office",
                "o",
                {"title": title, "first_seen": day, "last_seen": day, "confidence": sure, "claims": [f"c:{at}"]},
            ),
            times,
        )
        for at, (title, day, sure, times) in enumerate(told)
    ]
    merged = merge(facts).properties
    random.shuffle(facts)
    assert merge(facts).properties == merged
    assert merged["claims"] == sorted(f"c:{at}" for at in range(len(told)))
    assert (merged["first_seen"], merged["last_seen"]) == (min(day for _, day, _, _ in told), max(day for _, day, _, _ in told))
    assert merged["confidence"] == max(sure for _, _, sure, _ in told)


def test_the_commonest_title_wins_and_of_equals_the_first_in_the_alphabet() -> None:
    def titled(title: str) -> Edge:
        return Edge("e:1", "HOLDS", "Person", "p", "Office", "o", {"title": title})

    assert merge([(titled("б"), 1), (titled("а"), 1)]).properties["title"] == "а"
    assert merge([(titled("б"), 2), (titled("а"), 1)]).properties["title"] == "б"
