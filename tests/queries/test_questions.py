"""Each question has known rows on a small graph, the same on every engine; its cases are `cases/NAME.yaml`."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.errors import QueryError
from queries.catalog import catalog, question
from tests.queries.engines import ENGINES, Engines

FOLDER = Path(__file__).parent / "cases"
CASES: dict[str, list[dict[str, Any]]] = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yaml"))
}
ANSWERED = [pytest.param(name, case, id=f"{name}-{case['case']}") for name, cases in CASES.items() for case in cases if "rows" in case]
REFUSED = [pytest.param(name, case, id=f"{name}-{case['case']}") for name, cases in CASES.items() for case in cases if "error" in case]
PYTHON_TYPES = {"string": str, "date": str, "integer": int, "number": float, "boolean": bool}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("name", "case"), ANSWERED)
def test_rows(small_graph: Engines, engine: str, name: str, case: dict[str, Any]) -> None:
    answer = small_graph.ask(engine, question(name), case["parameters"])
    assert answer.columns == tuple(question(name).columns)
    assert answer.rows == [tuple(row) for row in case["rows"]]
    assert {
        type(value) is PYTHON_TYPES[kind]
        for row in answer.rows
        for value, kind in zip(row, question(name).columns.values(), strict=True)
        if value is not None
    } <= {True}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("name", "case"), REFUSED)
def test_wrong_parameters(small_graph: Engines, engine: str, name: str, case: dict[str, Any]) -> None:
    with pytest.raises(QueryError) as refused:
        small_graph.ask(engine, question(name), case["parameters"])
    assert str(refused.value) == case["error"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_limit_says_that_there_are_more(small_graph: Engines, engine: str) -> None:
    whole = small_graph.ask(engine, question("neighbourhood"), {"entity": "KGZ"})
    cut = small_graph.ask(engine, question("neighbourhood"), {"entity": "KGZ"}, max_rows=2)
    assert (cut.rows, cut.more, whole.more) == (whole.rows[:2], True, False)


def test_every_question_has_a_case_with_rows_one_without_and_one_refused() -> None:
    assert CASES.keys() == catalog().keys()
    for cases in CASES.values():
        kinds = {"error" if "error" in case else "rows" if case["rows"] else "none" for case in cases}
        assert kinds == {"error", "rows", "none"}
