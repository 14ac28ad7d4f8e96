import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Claim, Evidence
from graph.errors import ElchiError, EvidenceError, InputError, LedgerError, NotFoundError
from graph.facts import Delta
from graph.ledger import Ledger
from tests import samples
from tests.graph.memory_stores import MemoryGraph, in_memory, live


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    opened = in_memory()
    yield opened
    opened.close()


def rows(path: Path) -> dict[str, int]:
    with sqlite3.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        counts = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}  # noqa: S608
    connection.close()
    return counts


def test_what_is_put_is_read_back(ledger: Ledger) -> None:
    article, claims = samples.article(title="Сапар"), samples.four()
    outcome = ledger.put(article, claims)
    assert (outcome.seq, outcome.kind, outcome.article) == (1, "new", "a1")
    assert ledger.article("a1") == article
    assert {claim.id: claim for claim in ledger.claims("a1")} == {claim.id: claim for claim in claims}
    assert list(ledger.articles()) == [article]
    assert list(ledger.claims("a2")) == []


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger.open(path)
    ledger.put(samples.article(), samples.four())
    before = rows(path)
    again = ledger.put(samples.article(), samples.four()[::-1])
    ledger.close()
    assert (again.seq, again.kind) == (None, "unchanged")
    assert rows(path) == before


def test_a_corrected_article_has_its_claims_replaced_and_nothing_else(ledger: Ledger) -> None:
    ledger.put_many([(samples.article(), samples.four()), (samples.article("a2"), samples.four("a2"))])
    others = list(ledger.claims("a2"))
    corrected = [*samples.four()[:3], samples.meeting(date="2019-11-26")]
    outcome = ledger.put(samples.article(text=samples.TEXT + " Түзөтүү."), corrected)
    assert outcome.kind == "replaced"
    assert {claim.id for claim in ledger.claims("a1")} == {claim.id for claim in corrected}
    assert list(ledger.claims("a2")) == others
    assert ledger.stats().retracted == 1
    touched = ledger.delta(2)
    assert {fact.label for fact in touched.gone_nodes} == {"Claim", "Meeting"}
    assert {edge.type for edge in touched.edges} == {"TOOK_PART_IN", "HELD_IN", "LOCATED_IN", "STATED_IN", "ABOUT"}


def test_retracting_removes_what_nothing_else_supports(ledger: Ledger) -> None:
    ledger.put(samples.article("a2"), [samples.relation("a2"), samples.role("a2")])
    alone = live(ledger)
    ledger.put(samples.article("a1"), samples.four("a1"))
    assert ledger.retract("a1").kind == "retracted"
    assert live(ledger) == alone
    assert ledger.put(samples.article("a1"), samples.four("a1")).kind == "new"


def test_a_shared_edge_lists_the_claims_that_are_left(ledger: Ledger) -> None:
    ledger.put_many((samples.article(a), [samples.relation(a)]) for a in ("a1", "a2"))
    assert [len(fact.properties["claims"]) for fact in ledger.facts(["CONSULT"])] == [2]
    ledger.retract("a1")
    assert [fact.properties["claims"] for fact in ledger.facts(["CONSULT"])] == [[samples.relation("a2").id]]


def test_facts_of_chosen_types(ledger: Ledger) -> None:
    ledger.put(samples.article(), samples.four())
    assert {type(fact).__name__ for fact in ledger.facts(["State", "Person"])} == {"Node"}
    assert len(list(ledger.facts(["State", "CHAIRS"]))) == 3
    kinds = [type(fact).__name__ for fact in ledger.facts()]
    assert ledger.counts() == (kinds.count("Node"), kinds.count("Edge"))
    stats = ledger.stats()
    assert (stats.articles, stats.claims, stats.retracted) == (1, 4, 0)
    assert stats.kinds == {"meeting": 1, "membership": 1, "relation": 1, "role": 1}


def test_a_claim_made_twice_is_one_with_both_quotes(ledger: Ledger) -> None:
    second = samples.relation(evidence=samples.quote("Монголия"), confidence=0.95)
    ledger.put(samples.article(), [samples.relation(), second])
    (claim,) = ledger.claims()
    assert (claim.evidence, claim.also, claim.confidence) == (second.evidence, (samples.relation().evidence,), 0.95)


REFUSED: list[tuple[Claim, type[ElchiError], str]] = [
    (samples.role(evidence=Evidence(0, 4, "Жок!")), EvidenceError, "quote"),
    (samples.role(also=(Evidence(0, 9999, "Жок!"),)), EvidenceError, "quote"),
    (samples.role("a2"), InputError, "belongs to article a2"),
    (samples.role(role="wizard"), InputError, "wizard"),
]


@pytest.mark.parametrize(("claim", "error", "words"), REFUSED)
def test_a_claim_not_to_be_admitted_leaves_nothing_behind(ledger: Ledger, claim: Claim, error: type[ElchiError], words: str) -> None:
    with pytest.raises(error, match=words):
        ledger.put_many([(samples.article("a0"), []), (samples.article(), [samples.relation(), claim])])
    assert (ledger.head(), list(ledger.articles())) == (0, [])


@pytest.mark.parametrize("ask", [lambda ledger: ledger.article("a9"), lambda ledger: ledger.retract("a9")])
def test_an_unknown_article(ledger: Ledger, ask: Callable[[Ledger], object]) -> None:
    with pytest.raises(NotFoundError, match="a9"):
        ask(ledger)
    assert ledger.head() == 0


def test_states_of_articles_for_the_quad_store(ledger: Ledger) -> None:
    ledger.put(samples.article("a1"), samples.four("a1"), at="2026-01-02T03:04:05+00:00")
    ledger.put(samples.article("a2"), [])
    ledger.retract("a2")
    first, second = ledger.article_states(0)
    assert (first.id, len(first.claims), first.ingested_at) == ("a1", 4, "2026-01-02T03:04:05+00:00")
    assert (second.id, second.article, second.claims) == ("a2", None, ())
    assert [state.id for state in ledger.article_states(1)] == ["a2"]
    assert ledger.article_states(3) == []


def test_an_article_costs_the_same_in_a_larger_graph(ledger: Ledger) -> None:
    def size(delta: Delta) -> tuple[int, int]:
        return len(delta.nodes), len(delta.edges)

    ledger.put_many((samples.article(f"a{at}"), samples.four(f"a{at}")) for at in range(100))
    assert size(ledger.delta(1, 2)) == size(ledger.delta(49, 50))
    assert {node.label for node in ledger.delta(1).nodes} == {"Article", "Claim", "Meeting"}


def test_a_person_has_the_spellings_of_those_articles_that_stand(ledger: Ledger) -> None:
    def names() -> list[list[str]]:
        return [person.properties["names"] for person in ledger.facts(["Person"])]

    ledger.put_many((samples.article(a), [samples.role(a, person=name)]) for a, name in [("a1", "Асан Үсөнов"), ("a2", "АСАН ҮСӨНОВ")])
    assert names() == [["АСАН ҮСӨНОВ", "Асан Үсөнов"]]
    assert [person.properties["name"] for person in ledger.facts(["Person"])] == ["Асан Үсөнов"]
    ledger.retract("a2")
    assert names() == [["Асан Үсөнов"]]
    assert [node.properties["names"] for node in ledger.delta(2).nodes if node.label == "Person"] == names()


# an article, what it says, whether to retract it instead, and after how many keys the next step stops (0: no step, the store falls behind)
OPERATIONS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sets(st.integers(0, 5), max_size=6), st.booleans(), st.sampled_from([0, 0, 1, 5, 12])),
    min_size=1,
    max_size=12,
)


def contents(article: str, chosen: set[int]) -> list[Claim]:
    session = samples.meeting(article, kind="multilateral_meeting")
    shouted = samples.role(article, person="АСАН ҮСӨНОВ" if article < "c" else "Асан ҮСӨНОВ")
    every = [*samples.four(article)[:3], shouted, samples.relation(article, target="RUS"), samples.meeting(article, within=session.id)]
    return [every[at] for at in sorted(chosen)]


@settings(max_examples=150, deadline=None)
@given(OPERATIONS)
def test_deltas_in_steps_come_to_the_same_graph_as_one_from_the_start(operations: list[tuple[str, set[int], bool, int]]) -> None:
    ledger, stepwise, at_once = in_memory(), MemoryGraph(), MemoryGraph()
    for article, chosen, retracting, keys in operations:
        if retracting and any(known.id == article for known in ledger.articles()):
            ledger.retract(article)
        else:
            ledger.put(samples.article(article), contents(article, chosen))
        if keys:
            stepwise.apply(ledger.delta(stepwise.seq, ledger.stop(stepwise.seq, keys)))
    while stepwise.seq < ledger.head():
        stepwise.apply(ledger.delta(stepwise.seq, ledger.stop(stepwise.seq, 5)))
    at_once.apply(ledger.delta(0))
    assert stepwise.facts() == at_once.facts() == live(ledger)
    assert stepwise.counts() == ledger.counts()
    ledger.close()


@settings(max_examples=50, deadline=None)
@given(st.permutations("abcd"), st.sets(st.sampled_from("abcd"), max_size=3))
def test_the_graph_does_not_remember_the_order_of_articles_or_what_was_retracted(order: list[str], retracted: set[str]) -> None:
    ledger, plain = in_memory(), in_memory()
    chosen: dict[str, set[int]] = {"a": {0, 1, 2}, "b": {1, 3, 5}, "c": {0, 3, 4}, "d": set()}
    ledger.put_many((samples.article(a), contents(a, chosen[a])) for a in order)
    plain.put_many((samples.article(a), contents(a, chosen[a])) for a in "abcd" if a not in retracted)
    for article in retracted:
        ledger.retract(article)
    assert live(ledger) == live(plain)
    ledger.close()
    plain.close()


def test_writers_of_one_ledger_take_turns(tmp_path: Path) -> None:
    def write(name: str) -> list[int | None]:
        ledger = Ledger.open(tmp_path / "ledger.sqlite")
        numbers = [ledger.put(samples.article(f"{name}{at}"), samples.four(f"{name}{at}")).seq for at in range(20)]
        ledger.close()
        return numbers

    with ThreadPoolExecutor(3) as pool:
        numbers = [number for done in pool.map(write, "abc") for number in done]
    assert len(set(numbers)) == len(numbers) == 60


@pytest.mark.parametrize("contents", [b"no database at all, but long enough to be looked at" * 30, None])
def test_what_is_no_ledger_is_refused(tmp_path: Path, contents: bytes | None) -> None:
    path = tmp_path / "ledger.sqlite"
    if contents:
        path.write_bytes(contents)
    else:
        path.mkdir()
    with pytest.raises(LedgerError, match=r"ledger\.sqlite"):
        Ledger.open(path)


def test_a_missing_ledger_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        Ledger.open(tmp_path / "ledger.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []


def test_compiling_anew_mends_contributions_and_only_those(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "ledger.sqlite")
    ledger.put_many([(samples.article("a1"), samples.four("a1")), (samples.article("a2"), samples.four("a2"))])
    right = live(ledger)
    with sqlite3.connect(ledger.path) as other:
        other.execute("DELETE FROM facts WHERE article = (SELECT id FROM keys WHERE key = 'elchi:Article/a2')")
    other.close()
    assert (ledger.recompile(), ledger.recompile()) == (1, 0)
    assert live(ledger) == right
    ledger.close()
