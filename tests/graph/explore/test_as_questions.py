"""What pages show of states is what the canned questions answer, on articles with every hard case in them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.database import Database
from graph.explore import meetings, memberships, offices, relations
from graph.explore.live import LiveGraph
from queries.catalog import question
from queries.runner import ask_rdf
from tests.generated import generated

Ask = Callable[..., list[dict[str, Any]]]
KGZ, KAZ = "elchi:State/KGZ", "elchi:State/KAZ"
DAYS = ("2014-12-15", "2015-01-10", "2015-01-20", "2016-06-01")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with Database.open(tmp_path_factory.mktemp("asked")) as database:
        database.ledger.put_many(generated(300))
        yield database


@pytest.fixture(scope="module")
def graph(database: Database) -> LiveGraph:
    graph = LiveGraph()
    graph.follow(database.ledger)
    return graph


@pytest.fixture(scope="module")
def ask(database: Database) -> Ask:
    from graph.database.projections import Openers, advance_quads

    writer = Openers().quad_writer(Path(database.folder))
    advance_quads(database.ledger, writer)

    def asked(name: str, **parameters: str) -> list[dict[str, Any]]:
        answer = ask_rdf(question(name), parameters, quads=writer)  # type: ignore[arg-type]
        return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]

    return asked


@pytest.mark.parametrize("day", [None, *DAYS])
def test_officials_on_a_day(graph: LiveGraph, ask: Ask, day: str | None) -> None:
    shown = [one for one in offices.of_owner(graph, KGZ) if day is None or one.on(day)]
    rows = ask("officials-of-state", state="KGZ", **({"on": day} if day else {}))
    assert sorted((one.office.properties["role"], one.person.properties["name"], one.status) for one in shown) == sorted(
        (row["role"], row["person"], row["status"]) for row in rows
    )
    assert rows or day == DAYS[0]


@pytest.mark.parametrize(("first", "last"), [(None, None), ("2015-01-05", None), (None, "2015-01-05"), ("2015-01-10", "2015-01-12")])
def test_relations_of_two_in_time(graph: LiveGraph, ask: Ask, first: str | None, last: str | None) -> None:
    wanted = relations.Wanted(first=first, last=last)
    shown = [tie for tie in relations.ties(graph, KGZ, KAZ) if wanted.admits(tie)]
    told = {name: day for name, day in (("from", first), ("to", last)) if day}
    rows = ask("relations-between", a="KGZ", b="KAZ", **told)
    assert [(tie.edge.type, tie.edge.properties["status"], tie.span.first, tie.span.last) for tie in shown] == [
        (row["type"], row["status"], row["date_from"], row["date_to"]) for row in rows
    ]
    assert rows


@pytest.mark.parametrize("period", relations.PERIODS)
def test_the_balance_of_two(graph: LiveGraph, ask: Ask, period: str) -> None:
    shown = relations.balance(relations.ties(graph, KGZ, KAZ), period)
    rows = ask("cooperation-conflict-balance", a="KGZ", b="KAZ", period=period)
    quads = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "neutral")
    assert [(one.name, *(one.quads[quad] for quad in quads)) for one in shown] == [
        (row["period"], *(row[quad] for quad in quads)) for row in rows
    ]
    assert [one.score for one in shown] == [pytest.approx(row["score"]) for row in rows]


def test_partners(graph: LiveGraph, ask: Ask) -> None:
    shown = relations.partners(KGZ, relations.ties(graph, KGZ))
    rows = ask("relations-of-state", state="KGZ")
    assert {one.key.rpartition("/")[2]: one.relations for one in shown} == {
        partner: sum(row["partner"] == partner for row in rows) for partner in {row["partner"] for row in rows}
    }


def test_meetings_of_two(graph: LiveGraph, ask: Ask) -> None:
    shown = meetings.of(graph, KGZ, KAZ)
    rows = ask("meetings-between", a="KGZ", b="KAZ")
    assert [(one.meeting.key, one.span.first, one.span.last) for one in shown] == [
        (row["meeting"], row["date_from"], row["date_to"]) for row in rows
    ]
    assert rows


def test_memberships(graph: LiveGraph, ask: Ask) -> None:
    shown = memberships.of(graph, KGZ)
    rows = ask("memberships-of", state="KGZ")
    assert sorted((one.edge.type, one.edge.properties["status"], one.span.first or "") for one in shown) == sorted(
        (row["type"], row["status"], row["date_from"] or "") for row in rows
    )
