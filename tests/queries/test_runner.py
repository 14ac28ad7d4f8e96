"""Parameters as callers tell them become the values that queries need."""

from typing import Any

import pytest

from graph.answers import Answer
from graph.errors import QueryError, StoreError
from queries.catalog import question
from queries.records import Parameter
from queries.runner import bind, sparql_text, typed
from queries.values import read_value

READ: list[tuple[str, Any, dict[str, Any]]] = [
    ("state", "KGZ", {"x": "KGZ"}),
    ("state", " kgz ", {"x": "KGZ"}),
    ("state", "Кыргызстан", {"x": "KGZ"}),
    ("state", "Киргизия", {"x": "KGZ"}),
    ("state", "south korea", {"x": "KOR"}),
    ("organisation", "еаэб", {"x": "еаэб", "x_key": "elchi:Organization/еаэб"}),
    ("organisation", "eaeu", {"x": "EAEU", "x_key": "elchi:Organization/EAEU"}),
    ("person", "Асан  Үсөнов", {"x": "Асан Үсөнов", "x_key": "elchi:Person/асан_үсөнов"}),
    ("relation_type", "consult", {"x": "CONSULT"}),
    ("membership_type", "member_of", {"x": "MEMBER_OF"}),
    ("status", "Planned", {"x": "planned"}),
    ("meeting", "c:33a6e34b10d221222648", {"x": "elchi:Meeting/33a6e34b10d221222648"}),
    ("entity", "Монголия", {"x": "Монголия", "x_key": "elchi:State/MNG", "x_org": "elchi:Organization/монголия"}),
    ("integer", "12", {"x": 12}),
    ("integer", 12, {"x": 12}),
    ("article", "a/b.txt", {"x": "a/b.txt", "x_key": "elchi:Article/a%2Fb.txt"}),
]
DAYS = [
    ("2022", "first", "2022-01-01"),
    ("2022", "last", "2022-12-31"),
    ("2024-02", "first", "2024-02-01"),
    ("2024-02", "last", "2024-02-29"),
    ("2022-02-25", "last", "2022-02-25"),
    ("2022-02-25", None, "2022-02-25"),
]
WRONG = [
    ("date", "2022-02-30", "'2022-02-30' is no date; write 2022-02-25"),
    ("date", "2022", "'2022' is no date; write 2022-02-25"),
    ("integer", "1.5", "'1.5' is no whole number"),
    ("string", "  ", "is empty"),
    ("state", "KZG", "no state 'KZG'; did you mean"),
    ("portfolio", "финансы", "no portfolio 'финансы'; "),
]


@pytest.mark.parametrize(("kind", "told", "bound"), READ)
def test_values(kind: Any, told: Any, bound: dict[str, Any]) -> None:
    assert read_value("x", told, Parameter(type=kind, description="")) == bound


@pytest.mark.parametrize(("told", "state"), [("Бишкек", None), ("Сингапур", "SGP"), ("kgz", "KGZ")])
def test_a_place_is_looked_up_in_every_state(told: str, state: str | None) -> None:
    bound = read_value("x", told, Parameter(type="place", description=""))
    assert (bound["x"], bound["x_state"]) == (told, state)
    assert {f"elchi:Place/-/{told.lower()}", f"elchi:Place/KGZ/{told.lower()}"} < set(bound["x_keys"])
    assert len(bound["x_keys"]) == len(set(bound["x_keys"])) == 250


@pytest.mark.parametrize(("told", "day", "whole"), DAYS)
def test_partial_dates_are_completed(told: str, day: Any, whole: str) -> None:
    assert read_value("x", told, Parameter(type="date", description="", day=day)) == {"x": whole}


@pytest.mark.parametrize(("kind", "told", "message"), WRONG)
def test_wrong_values(kind: Any, told: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        read_value("x", told, Parameter(type=kind, description=""))
    assert str(error.value).startswith(message)


def test_a_quad_class_is_looked_up_by_type_and_mode() -> None:
    bound = read_value("x", "Verbal_Conflict", Parameter(type="quad_class", description=""))
    assert bound["x"] == "verbal_conflict"
    assert {"ACCUSE/", "PROTEST/"} <= set(bound["x_codings"])
    assert not {"AID/", "COOPERATE/discuss"} & set(bound["x_codings"])


def test_every_wrong_parameter_has_a_line() -> None:
    with pytest.raises(QueryError) as error:
        bind(question("relations-between"), {"a": "Кыргызия", "from": "x", "stat": "held"})
    assert [line.split(":")[0] for line in str(error.value).splitlines()] == [
        "a",
        "from",
        "relations-between has no parameter 'stat'; did you mean status?",
        "relations-between needs b",
    ]


def test_what_is_not_told_is_null() -> None:
    bound = bind(question("who-holds-office"), {"state": "KGZ", "role": None})
    assert bound == {"state": "KGZ", "role": None, "portfolio": None, "status": None, "on": None}


@pytest.mark.parametrize("name", ['"', "\\", '\\" } #', "a\nb", "үң $person", "'''"])
def test_a_value_in_sparql_is_always_one_literal(name: str) -> None:
    import pyoxigraph as ox

    text = sparql_text(question("offices-of-person"), {"person": name, "person_key": "$status", "status": None, "on": None})
    assert "$person " not in text
    assert str(ox.Literal(name)) in text
    assert list(ox.Store().query(text)) == []  # type: ignore[arg-type]


def test_values_get_the_type_of_their_column() -> None:
    columns = question("members-of").columns
    row = ("KGZ", "", "JOINS", "held", None, "", "2022-12-31", 1, 2, 3.0, 1)
    typed_row = typed(question("members-of"), Answer(tuple(columns), [row])).rows[0]
    assert typed_row == ("KGZ", None, "JOINS", "held", None, None, "2022-12-31", True, 2, 3, 1.0)
    assert [type(value) for value in typed_row[-4:]] == [bool, int, int, float]


def test_columns_are_those_declared() -> None:
    with pytest.raises(StoreError, match="members-of: the columns are state, declared are state, name"):
        typed(question("members-of"), Answer(("state",), [("KGZ",)]))
