"""Which part of the graph is written."""

from collections import Counter

import pytest

from graph.errors import InputError, NotFoundError
from graph.export.selection import EVIDENCE, Selection, select
from graph.facts import Edge, Fact, Node
from graph.identity import claim_key
from graph.ledger import Ledger


def entities(selection: Selection) -> set[str]:
    return {node.key.removeprefix("elchi:") for node in selection.nodes if node.label not in EVIDENCE}


def types(selection: Selection) -> set[str]:
    return {edge.type for edge in selection.edges}


def test_all_is_what_the_ledger_holds_in_order_of_keys(ledger: Ledger, whole: Selection) -> None:
    assert (len(whole.nodes), len(whole.edges)) == ledger.counts()
    assert [node.key for node in whole.nodes] == sorted(node.key for node in whole.nodes)
    assert [edge.key for edge in whole.edges] == sorted(edge.key for edge in whole.edges)
    assert whole.undated == 0


def test_no_edge_lacks_an_end(ledger: Ledger) -> None:
    for part in ({}, {"around": "KGZ"}, {"around": "EAEU", "depth": 2}, {"first": "2019-01-01"}, {"evidence": False}):
        selection = select(ledger.facts(), **part)
        keys = {node.key for node in selection.nodes}
        assert {end for edge in selection.edges for end in (edge.start, edge.end)} <= keys


def test_without_evidence(ledger: Ledger, whole: Selection) -> None:
    selection = select(ledger.facts(), evidence=False)
    assert entities(selection) == entities(whole)
    assert not {node.label for node in selection.nodes} & EVIDENCE
    assert not types(selection) & {"ABOUT", "STATED_IN"}


@pytest.mark.parametrize("name", ["MNG", "mng", "elchi:State/MNG", "Mongolia", "Монголия", "монголия"])
def test_a_state_goes_by_code_name_or_key(ledger: Ledger, name: str) -> None:
    assert {"State/MNG", "State/KGZ"} <= entities(select(ledger.facts(), around=name))


@pytest.mark.parametrize("name", ["Асан Үсөнов", "асан үсөнов", "Асан  Үсөнов"])
def test_a_person_goes_by_name(ledger: Ledger, name: str) -> None:
    assert "Office/KGZ/foreign_minister" in entities(select(ledger.facts(), around=name))


def test_depth_counts_edges_that_are_no_evidence(ledger: Ledger) -> None:
    reached = [entities(select(ledger.facts(), around="EAEU", depth=depth)) for depth in range(3)]
    assert reached[0] == {"Organization/EAEU"}
    assert reached[1] == {"Organization/EAEU", "State/KGZ"}
    assert reached[1] < reached[2]
    assert "State/MNG" in reached[2]
    assert "State/UZB" not in entities(select(ledger.facts(), around="EAEU", depth=99))


def test_the_evidence_of_a_part_is_that_of_its_edges(ledger: Ledger) -> None:
    selection = select(ledger.facts(), around="EAEU")
    assert Counter(node.label for node in selection.nodes) == {"Organization": 1, "State": 1, "Claim": 1, "Article": 1}
    assert len(selection.claims) == 1


@pytest.mark.parametrize("name", ["ZZZ", "Эч ким", "elchi:State/ZZZ", "a1"])
def test_what_is_not_there_is_said(ledger: Ledger, name: str) -> None:
    with pytest.raises(NotFoundError, match=f"nothing in the graph is called '{name}'"):
        select(ledger.facts(), around=name)


# the meeting is of 27 November, the rest counts as of 28 November when it was published, the accusation of no day
SPANS = [
    ("2019-11-27", "2019-11-27", {"TOOK_PART_IN", "HELD_IN"}, {"CONSULT", "HOLDS", "CHAIRS"}),
    ("2019-11-28", "2019-11-28", {"CONSULT", "HOLDS", "CHAIRS"}, {"TOOK_PART_IN", "HELD_IN", "LOCATED_IN"}),
    ("2019-11-28", None, {"CONSULT"}, {"TOOK_PART_IN"}),
    (None, "2019-11-27", {"TOOK_PART_IN"}, {"CONSULT"}),
    ("2019-01-01", "2019-12-31", {"CONSULT", "HOLDS", "CHAIRS", "TOOK_PART_IN", "HELD_IN"}, set()),
    ("2020-01-01", None, {"ACCUSE"}, {"CONSULT", "HOLDS", "CHAIRS", "TOOK_PART_IN", "OFFICE_OF"}),
]


@pytest.mark.parametrize(("first", "last", "inside", "outside"), SPANS)
def test_dates_leave_out_what_lies_outside(
    ledger: Ledger, first: str | None, last: str | None, inside: set[str], outside: set[str]
) -> None:
    selection = select(ledger.facts(), first=first, last=last)
    assert inside | {"ACCUSE"} <= types(selection)
    assert not outside & types(selection)
    assert selection.undated == 1


def test_dates_leave_out_the_evidence_too(ledger: Ledger) -> None:
    selection = select(ledger.facts(), first="2020-01-01")
    assert entities(selection) == {"State/KAZ", "State/UZB"}
    claims = {node.key for node in selection.nodes if node.label == "Claim"}
    assert claims == {claim_key(claim) for claim in selection.claims}
    assert len(claims) == 1


def test_what_is_undated_is_counted_only_where_it_is_written(ledger: Ledger) -> None:
    assert select(ledger.facts(), around="EAEU", first="2019-01-01").undated == 0
    assert select(ledger.facts(), around="UZB", first="2019-01-01").undated == 1


def dated(**told: str) -> list[Fact]:
    """A relation with these dates and no evidence."""
    states = [Node(f"elchi:State/{code}", "State", {"id": f"elchi:State/{code}", "caption": code}) for code in ("KGZ", "KAZ")]
    properties = {"key": "e:1", "claims": ["c:1"], "status": "held", **told}
    return [*states, Edge("e:1", "AGREE", "State", states[0].key, "State", states[1].key, properties)]


@pytest.mark.parametrize(
    ("told", "first", "last", "kept"),
    [
        ({"date": "2019-11"}, "2019-11-15", None, True),
        ({"date": "2019-11"}, None, "2019-11-15", True),
        ({"date": "2019-11"}, "2019-12-01", None, False),
        ({"date": "2019"}, None, "2018-12-31", False),
        ({"date_from": "2019-11-01", "date_to": "2019-11-30"}, "2019-11-30", "2019-12-01", True),
        ({"date_from": "2019-11-01"}, "2019-11-02", None, False),
        ({"first_seen": "2019-11-01T10:00:00+06:00", "last_seen": "2019-11-01T10:00:00+06:00"}, "2019-11-01", "2019-11-01", True),
    ],
)
def test_partial_dates_are_the_whole_of_what_they_name(told: dict[str, str], first: str | None, last: str | None, kept: bool) -> None:
    assert bool(select(dated(**told), first=first, last=last).edges) is kept


@pytest.mark.parametrize("day", ["кечээ", "2019-11", "2019-13-01"])
def test_a_day_is_a_day(ledger: Ledger, day: str) -> None:
    with pytest.raises(InputError, match="is no day; write it as 2024-05-31"):
        select(ledger.facts(), first=day)
