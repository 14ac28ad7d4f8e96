"""Mentions of several articles become entities, whatever the order in which the articles come and go."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Claim, Place
from graph.facts import Edge, Node
from graph.ledger import Ledger
from graph.ledger.judgements import Decision
from tests import samples
from tests.graph.memory_stores import in_memory, live

FULL, LONG = "elchi:Person/асан_үсөнов", "elchi:Person/асан_маратович_үсөнов"


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    opened = in_memory()
    yield opened
    opened.close()


def nodes(ledger: Ledger, label: str) -> list[Node]:
    return [fact for fact in ledger.facts([label]) if isinstance(fact, Node)]


def names(ledger: Ledger) -> list[str]:
    return sorted(node.properties["name"] for node in nodes(ledger, "Person"))


def put(ledger: Ledger, article: str, *claims: Claim, **told: str) -> None:
    ledger.put(samples.article(article, **told), claims)


def test_a_person_is_one_under_all_spellings_of_the_name(ledger: Ledger) -> None:
    put(ledger, "a1", samples.role("a1"))
    put(ledger, "a2", samples.role("a2", person="Асан Маратович Үсөнов"))
    put(ledger, "a3", samples.role("a3", person="Үсөнов Асан"))
    (person,) = nodes(ledger, "Person")
    assert (person.key, person.properties["name"]) == (FULL, "Асан Үсөнов")
    assert person.properties["names"] == ["Асан Маратович Үсөнов", "Асан Үсөнов", "Үсөнов Асан"]
    (holds,) = ledger.facts(["HOLDS"])
    assert len(holds.properties["claims"]) == 3


def test_a_bare_surname_stays_in_its_article(ledger: Ledger) -> None:
    for article in ("a1", "a2"):
        put(ledger, article, samples.role(article, person="Үсөнов"), samples.role(article, person="А. Үсөнов", role="minister"))
    assert len(nodes(ledger, "Person")) == 4


def test_reports_of_one_meeting_are_one(ledger: Ledger) -> None:
    put(ledger, "a1", samples.meeting("a1"))
    put(ledger, "a2", samples.meeting("a2", date="2019-11-28", place=None, persons=()))
    (met,) = nodes(ledger, "Meeting")
    assert met.properties["date"] == "2019-11-27"
    assert len([fact for fact in ledger.facts(["TOOK_PART_IN"]) if isinstance(fact, Edge)]) == 3


@pytest.mark.parametrize(
    "other",
    [
        {"date": "2019-11-30"},
        {"place": Place(name="Дархан", country="MNG")},
        {"states": ("KGZ", "KAZ")},
        {"kind": "phone_call"},
        {"status": "planned"},
        {"date": "2019-11"},
    ],
    ids=str,
)
def test_other_meetings_stay_apart(ledger: Ledger, other: dict[str, object]) -> None:
    put(ledger, "a1", samples.meeting("a1"))
    put(ledger, "a2", samples.meeting("a2", **other))
    assert len(nodes(ledger, "Meeting")) == 2


def test_an_article_that_tells_of_two_meetings_means_two(ledger: Ledger) -> None:
    put(ledger, "a1", samples.meeting("a1"), samples.meeting("a1", date="2019-11-28"))
    assert len(nodes(ledger, "Meeting")) == 2


def test_a_decision_joins_and_its_undoing_parts(ledger: Ledger) -> None:
    put(ledger, "a1", samples.role("a1"))
    put(ledger, "a2", samples.role("a2", person="Осмон Үсөнов"))
    before = live(ledger)
    (row,) = ledger.decide([Decision("same", FULL, "elchi:Person/осмон_үсөнов", "a slip of the pen in a2", "analyst")])
    assert len(names(ledger)) == 1
    put(ledger, "a3", samples.role("a3", person="Осмон Үсөнов", role="minister"))
    assert len(names(ledger)) == 1
    ledger.retract("a3")
    assert ledger.undo(row).why == "a slip of the pen in a2"
    assert live(ledger) == before


def test_what_the_rules_joined_is_parted_by_decision(ledger: Ledger) -> None:
    put(ledger, "a1", samples.role("a1"))
    put(ledger, "a2", samples.role("a2", person="Асан Маратович Үсөнов"))
    (row,) = ledger.decide([Decision("apart", FULL, LONG, "father and son", "analyst")])
    assert names(ledger) == ["Асан Маратович Үсөнов", "Асан Үсөнов"]
    ledger.undo(row)
    assert names(ledger) == ["Асан Үсөнов"]


def test_a_namesake_is_kept_apart_in_his_articles(ledger: Ledger) -> None:
    for article in ("a1", "a2", "a3"):
        put(ledger, article, samples.role(article))
    rows = ledger.decide([Decision("namesake", FULL, article, "the wrestler", "analyst") for article in ("a2", "a3")])
    assert len(nodes(ledger, "Person")) == 3
    wrestler = [mention.local for person in nodes(ledger, "Person") if person.key != FULL for mention in ledger.mentions(person.key)]
    ledger.decide([Decision("same", *wrestler, "the wrestler", "analyst")])  # type: ignore[call-arg]
    assert len(nodes(ledger, "Person")) == 2
    put(ledger, "a2", samples.role("a2"), samples.relation("a2"))
    assert len(nodes(ledger, "Person")) == 2
    for row in rows:
        ledger.undo(row)
    assert len(nodes(ledger, "Person")) == 1


PEOPLE = ("Асан Үсөнов", "Үсөнов Асан", "Асан Маратович Үсөнов", "Асан Маматович Үсөнов", "Осмон Үсөнов", "Үсөнов")
DAYS = ("2019-11-26", "2019-11-27", "2019-11-28", "2019-11-30", None)
PLACES = (None, Place(name="Улан-Батор", country="MNG"), Place(name="Бишкек", country="KGZ"))
told = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(DAYS), st.sampled_from(PLACES))


def claims_of(article: str, contents: list[tuple[str, str | None, Place | None]]) -> list[Claim]:
    people = [samples.role(article, person=person) for person, _, _ in contents]
    met = [samples.meeting(article, persons=(person,), date=day, place=place) for person, day, place in contents]
    both: list[Claim] = [*people, *met]
    return list({claim.id: claim for claim in both}.values())


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from("abcdefg"), st.lists(told, max_size=2), min_size=1), st.randoms(), st.sets(st.sampled_from("abcdefg"))
)
def test_what_is_one_depends_on_nothing_but_what_stands(
    contents: dict[str, list[tuple[str, str | None, Place | None]]], random: object, gone: set[str]
) -> None:
    order = sorted(contents)
    random.shuffle(order)  # type: ignore[attr-defined]
    came, plain = in_memory(), in_memory()
    for article in order:
        put(came, article, *claims_of(article, contents[article]))
    for article in sorted(gone & contents.keys()):
        came.retract(article)
    for article in sorted(contents.keys() - gone):
        put(plain, article, *claims_of(article, contents[article]))
    assert live(came) == live(plain)
    assert came.recompile() == 0
    came.close()
    plain.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(list(combinations(range(4), 2))), max_size=3), st.permutations(range(4)))
def test_decisions_come_out_the_same_in_any_order(pairs: list[tuple[int, int]], order: list[int]) -> None:
    keys = [f"elchi:Person/асан_{n}" for n in range(4)]
    decided = [Decision("same", keys[a], keys[b], "one", "analyst") for a, b in pairs]
    early, late = in_memory(), in_memory()
    early.decide(decided)
    for at in order:
        put(early, f"a{at}", samples.role(f"a{at}", person=f"Асан {at}"))
        put(late, f"a{3 - at}", samples.role(f"a{3 - at}", person=f"Асан {3 - at}"))
    late.decide(decided[::-1])
    assert live(early) == live(late)
    early.close()
    late.close()


def test_a_place_is_called_alike_by_all_its_articles(ledger: Ledger) -> None:
    put(ledger, "a1", samples.meeting("a1", place=Place(name="УЛАН-БАТОР", country="MNG")))
    put(ledger, "a2", samples.meeting("a2", date="2020-01-05"))
    (place,) = nodes(ledger, "Place")
    assert (place.properties["name"], place.properties["caption"]) == ("Улан-Батор", "Улан-Батор")


STORY = " ".join(f"сөз{n} окуя{n % 7} жер{n % 5}" for n in range(40))


def groups(ledger: Ledger) -> dict[str, str]:
    return {node.properties["article"]: node.properties["group"] for node in nodes(ledger, "Article")}


def test_copies_of_a_text_stand_in_the_group_of_the_first(ledger: Ledger) -> None:
    texts = {"b": (STORY, "2024-05-02"), "a": (STORY.replace("сөз7 ", "башка "), "2024-05-03"), "c": (STORY[::-1], "2024-05-01")}
    for name, (text, day) in texts.items():
        ledger.put(samples.article(name, text=text, published=day), [])
    assert groups(ledger) == {"a": "b", "b": "b", "c": "c"}
    ledger.put(samples.article("d", text=STORY + " кошумча", published="2024-05-01"), [])
    assert groups(ledger) == {"a": "d", "b": "d", "c": "c", "d": "d"}
    ledger.retract("d")
    assert groups(ledger) == {"a": "b", "b": "b", "c": "c"}
    ledger.put(samples.article("b", text="башка кабар", published="2024-05-02"), [])
    assert groups(ledger) == {"a": "a", "b": "b", "c": "c"}
