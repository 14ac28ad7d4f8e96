"""The graph in memory follows the ledger, and is walked through a page at a time."""

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from graph.errors import NotFoundError
from graph.explore.live import LiveGraph
from graph.explore.parts import around, between, part, paths
from graph.ledger import Ledger
from tests.generated import generated

ITEMS = list(generated(60))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger.open(tmp_path / "ledger.sqlite")
    ledger.put_many(ITEMS[:40])
    return ledger


def held(ledger: Ledger) -> dict[str, object]:
    facts = list(ledger.facts())
    claims = {fact.key for fact in facts if getattr(fact, "label", None) == "Claim"}
    return {fact.key: fact for fact in facts if fact.key not in claims and getattr(fact, "start", None) not in claims}


def test_the_graph_in_memory_is_the_ledgers_without_claims(ledger: Ledger) -> None:
    graph = LiveGraph()
    assert graph.follow(ledger)
    assert not graph.follow(ledger)
    assert graph.nodes | graph.edges == held(ledger)
    ledger.put_many(ITEMS[40:])
    for article, _ in ITEMS[:30]:
        ledger.retract(article.id)
    assert graph.follow(ledger)
    assert graph.nodes | graph.edges == held(ledger)
    for key in graph.nodes:
        assert [edge.key for edge in graph.at(key)] == sorted(e.key for e in graph.edges.values() if key in {e.start, e.end})


def test_what_stands_is_the_same_at_once_as_in_steps(ledger: Ledger) -> None:
    at_once, steps = ledger.standing(), ledger.delta(0)
    assert (at_once.seq, at_once.ledger, at_once.change) == (steps.seq, steps.ledger, steps.change)
    assert (set(map(repr, at_once.nodes)), set(map(repr, at_once.edges))) == (set(map(repr, steps.nodes)), set(map(repr, steps.edges)))
    some = ledger.standing(but={"Claim", "ABOUT"})
    assert {fact.label for fact in at_once.nodes} - {fact.label for fact in some.nodes} == {"Claim"}
    assert {fact.type for fact in at_once.edges} - {fact.type for fact in some.edges} == {"ABOUT"}


def test_another_ledgers_graph_is_replaced(ledger: Ledger, tmp_path: Path) -> None:
    graph = LiveGraph()
    graph.follow(ledger)
    other = Ledger.open(tmp_path / "other.sqlite")
    other.put_many(ITEMS[50:])
    assert graph.follow(other)
    assert graph.nodes | graph.edges == held(other)


def test_pages_of_neighbours_hold_each_once(ledger: Ledger) -> None:
    graph = LiveGraph()
    graph.follow(ledger)
    key = "elchi:State/KGZ"
    first = around(graph, key, limit=7)
    pages = [around(graph, key, offset=at, limit=7) for at in range(0, first.total, 7)]
    seen = [node.key for page in pages for node in page.nodes[1:]]
    assert len(seen) == len(set(seen)) == first.total > 7
    assert all({edge.start, edge.end} <= {node.key for node in page.nodes} for page in pages for edge in page.edges)
    assert all(graph.degree(a) >= graph.degree(b) for a, b in pairwise(seen))
    with pytest.raises(NotFoundError, match="no node 'elchi:State/XXX'"):
        around(graph, "elchi:State/XXX")


def test_ways_are_the_shortest_first_and_without_detours(ledger: Ledger) -> None:
    graph = LiveGraph()
    graph.follow(ledger)
    a, b = "elchi:State/KGZ", "elchi:State/KAZ"
    found = paths(graph, a, b, limit=1000)
    assert found
    assert [len(way) for way in found] == sorted(len(way) for way in found)
    assert len(set(found)) == len(found)
    joined = {frozenset((edge.start, edge.end)) for edge in graph.edges.values()}
    for way in found:
        assert (way[0], way[-1]) == (a, b)
        assert len(set(way)) == len(way) <= 4
        assert all(frozenset(step) in joined for step in pairwise(way))
    assert paths(graph, a, b, limit=2) == found[:2]


def test_between_two_stands_what_touches_both(ledger: Ledger) -> None:
    graph = LiveGraph()
    graph.follow(ledger)
    a, b = "elchi:State/KGZ", "elchi:State/KAZ"
    found = between(graph, a, b)
    for node in found.nodes[2:]:
        assert {a, b} <= {end for edge in graph.at(node.key) for end in (edge.start, edge.end)}
    assert part(graph, [a, "elchi:State/XXX"]).nodes == (graph.nodes[a],)


def test_who_states_a_claim_and_which_articles_are_copies_is_known(ledger: Ledger) -> None:
    graph = LiveGraph()
    graph.follow(ledger)
    ledger.put_many([*ITEMS[40:], (msgspec.structs.replace(ITEMS[5][0], id="copy"), [])])
    ledger.retract(ITEMS[3][0].id)
    graph.follow(ledger)
    articles = [node for node in graph.nodes.values() if node.label == "Article"]
    assert graph.stated == {claim.id: f"elchi:Article/{claim.article}" for claim in ledger.claims()}
    for node in articles:
        group = [one.key for one in articles if one.properties["group"] == node.properties["group"]]
        assert [one.key for one in graph.copies(node.key)] == sorted(set(group) - {node.key})
    assert [one.key for one in graph.copies("elchi:Article/copy")] == [f"elchi:Article/{ITEMS[5][0].id}"]
