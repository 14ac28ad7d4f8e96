"""The Python API: answers, subgraphs and networks as scripts and notebooks take them, and the notebook that shows them."""

import builtins
import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import networkx as nx
import pytest

import elchi
from elchi.api import Elchi
from elchi.result import Result
from graph.analysis.measures import communities, measures
from graph.answers import Answer
from graph.errors import ElchiError, InputError, LedgerError, NotFoundError, QueryError
from queries.catalog import names
from tests.elchi.runner import run
from tests.elchi.test_help import HEAVY, loaded
from tests.readme import ROOT

NOTEBOOK = ROOT / "docs/examples/elchi.ipynb"
ASKED: dict[str, Any] = {"a": "KGZ", "b": "KAZ"}


@pytest.fixture(scope="module")
def db(sample_db: Path) -> Iterator[Elchi]:
    with elchi.open(sample_db) as opened:
        yield opened


def two_triangles() -> "nx.Graph[str]":
    """a-b-c and d-e-f, joined by c-d."""
    graph: nx.Graph[str] = nx.Graph()
    ties = [("a", "b", 3), ("b", "c", 2), ("a", "c", 1), ("c", "d", 1), ("d", "e", 2), ("e", "f", 2), ("d", "f", 2)]
    graph.add_weighted_edges_from(ties)
    return graph


def test_the_import_is_light() -> None:
    assert loaded("import elchi;") & (HEAVY | {"click"}) == set()


def test_the_public_names() -> None:
    assert elchi.__all__ == ["Elchi", "Result", "communities", "measures", "open"]
    assert [name for name in elchi.__all__ if not callable(getattr(elchi, name)) or name not in dir(elchi)] == []
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        elchi.__getattr__("opne")


def test_an_answer_has_the_rows_of_the_command_line(db: Elchi, sample_db: Path) -> None:
    found = db.ask("relations-between", **ASKED)
    told = run("query", "relations-between", "--a", "KGZ", "--b", "KAZ", "--db", sample_db, "-f", "json").out
    assert list(found) == json.loads(told)
    assert len(found) > 1
    assert found[0] == dict(zip(found.columns, found.rows[0], strict=True))
    assert found[:2] == list(found)[:2]


def test_both_languages_give_the_same_rows(db: Elchi) -> None:
    answers = [db.ask("relations-between", **ASKED, lang=lang) for lang in ("cypher", "sparql")]
    assert answers[0].rows == answers[1].rows


def test_dates_are_told_as_dates_and_reserved_words_with_a_line_behind(db: Elchi) -> None:
    found = [db.ask("relations-between", **ASKED, from_=day).rows for day in ("2024-01-01", date(2024, 1, 1))]
    assert found[0] == found[1]
    assert len(found[0]) < len(db.ask("relations-between", **ASKED))


def test_who_was_merged_is_answered_under_either_name(own_db: Path) -> None:
    with elchi.open(own_db) as opened:
        holders = [row["person"] for row in opened.ask("who-holds-office", state="KGZ") if " " in row["person"]]
        one, other = list(dict.fromkeys(holders))[:2]
        keys = [key for name in (one, other) for key, told in opened.subgraph(evidence=False).nodes(data="caption") if told == name]
    assert run("entities", "merge", *keys, "--why", "a test", "--who", "tester", "--db", own_db).code == 0
    with elchi.open(own_db) as opened:
        rows = [opened.ask("offices-of-person", person=name).rows for name in (one, other)]
    assert rows[0] == rows[1] != []


def test_questions_are_listed(db: Elchi) -> None:
    assert [row["question"] for row in db.questions()] == names()


WRONG: list[tuple[str, dict[str, Any], type[ElchiError], str]] = [
    ("unknown question", {"question": "relations-betwen"}, QueryError, "did you mean relations-between"),
    ("missing parameter", {"a": "KGZ"}, QueryError, "needs b"),
    ("unknown parameter", {**ASKED, "frm": "2024"}, QueryError, "did you mean from"),
    ("unknown language", {**ASKED, "lang": "sql"}, QueryError, "no language 'sql'"),
]


@pytest.mark.parametrize(("given", "error", "told"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_what_is_wrong_is_told(db: Elchi, given: dict[str, Any], error: type[ElchiError], told: str) -> None:
    parameters = dict(given)
    with pytest.raises(error, match=told):
        db.ask(parameters.pop("question", "relations-between"), **parameters)


def test_a_folder_without_a_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        elchi.open(tmp_path / "none")


def test_the_past_is_asked_and_no_server_holds_it(sample_db: Path) -> None:
    with elchi.open(sample_db, known_by="2000-01-01") as opened:
        assert opened.ask("relations-between", **ASKED).rows == []
    with pytest.raises(InputError, match="present alone"):
        elchi.open(sample_db, neo4j="bolt://localhost:1", known_by="2024-05-31")


def test_tables_in_notebooks_are_escaped() -> None:
    found = Result(Answer(("<i>",), [("<script>alert(1)</script>",), (None,)], more=True), 'A & "B"')
    html = found._repr_html_()
    assert "<script>" not in html
    assert "<td>&lt;script&gt;alert(1)&lt;/script&gt;</td></tr><tr><td></td>" in html
    assert "<th>&lt;i&gt;</th>" in html
    assert "A &amp; &quot;B&quot;" in html
    assert "2 rows; the row limit cut off more" in html


def test_a_long_answer_shows_its_beginning() -> None:
    told = repr(Result(Answer(("n",), [(n,) for n in range(30)])))
    assert told.endswith("the first 20 of 30 rows")
    assert "│ 19 │" in told
    assert "│ 20 │" not in told


def test_pandas_is_asked_for_when_it_is_not_there() -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> ModuleType:
        if name == "pandas":
            raise ModuleNotFoundError("No module named 'pandas'")
        return real(name, *rest)  # type: ignore[arg-type]

    with patch.object(builtins, "__import__", without), pytest.raises(ImportError, match="pip install pandas"):
        Result(Answer(("n",), [])).to_pandas()


def test_pandas_receives_rows_and_columns() -> None:
    class Frame:
        def __init__(self, rows: object, columns: object) -> None:
            self.told = (rows, columns)

        @classmethod
        def from_records(cls, rows: object, columns: object) -> "Frame":
            return cls(rows, columns)

    stand_in = ModuleType("pandas")
    stand_in.DataFrame = Frame  # type: ignore[attr-defined]
    with patch.dict(sys.modules, {"pandas": stand_in}):
        assert Result(Answer(("n", "m"), [(1, None)])).to_pandas().told == ([(1, None)], ["n", "m"])


def test_a_subgraph_is_that_of_the_export(db: Elchi, sample_db: Path, tmp_path: Path) -> None:
    out = tmp_path / "part.graphml"
    done = run("export", "--around", "KGZ", "--depth", "2", "--from", "2024-01-01", "--no-evidence", "--db", sample_db, "-o", out)
    assert done.code == 0
    part = db.subgraph(around="KGZ", hops=2, between=("2024-01-01", None), evidence=False)
    assert sorted(part.edges(keys=True)) == sorted(nx.MultiDiGraph(nx.read_graphml(out, force_multigraph=True)).edges(keys=True))
    with pytest.raises(NotFoundError):
        db.subgraph(around="Atlantis")


def test_a_bilateral_tie_weighs_the_held_relations(db: Elchi) -> None:
    graph = db.network("bilateral")
    rows = db.ask("relations-between", **ASKED, status="held").rows
    tie = graph.edges["elchi:State/KAZ", "elchi:State/KGZ"]
    assert tie["weight"] == len(rows)
    assert tie["types"] == "; ".join(sorted({row[1] for row in rows}))
    assert graph.nodes["elchi:State/KAZ"]["code"] == "KAZ"
    assert min(dict(graph.degree).values()) > 0


@pytest.mark.parametrize("of", ["states", "persons"])
def test_a_tie_of_co_attendance_weighs_the_shared_meetings(db: Elchi, of: str) -> None:
    graph = db.network("co-attendance", of=of)  # type: ignore[arg-type]
    node = max(graph.nodes, key=graph.degree)
    entity, kind = str(graph.nodes[node]["code" if of == "states" else "caption"]), of.removesuffix("s")
    told = {row["other"]: row["meetings"] for row in db.ask("co-attendance", entity=entity) if row["kind"] == kind}
    assert {other: values["weight"] for other, values in graph[node].items()} == told != {}


def test_a_year_holds_what_is_dated_in_it(db: Elchi) -> None:
    whole, part = db.network("bilateral"), db.network("bilateral", year=2024)
    assert 0 < part.size("weight") < whole.size("weight")
    for there, tie in part["elchi:State/KGZ"].items():
        other = part.nodes[there]["code"]
        rows = db.ask("relations-between", a="KGZ", b=other, status="held", from_="2024", to="2024").rows
        assert tie["weight"] == len(rows)


def test_a_network_that_is_none_is_refused(db: Elchi) -> None:
    for given in ({"name": "trade"}, {"name": "co-attendance", "of": "cities"}, {"name": "bilateral", "of": "persons"}):
        with pytest.raises(QueryError):
            db.network(**given)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="is no year"):
        db.network("bilateral", year=20240)


def test_measures_of_two_triangles() -> None:
    found = {one.node: one for one in measures(two_triangles())}
    assert list(found) == ["d", "b", "c", "a", "e", "f"]
    assert (found["b"].degree, found["b"].weighted_degree, found["b"].betweenness) == (2, 5, 0.0)
    assert (found["c"].degree, found["c"].weighted_degree, found["c"].betweenness) == (3, 4, 0.6)
    assert communities(two_triangles()) == [["a", "b", "c"], ["d", "e", "f"]]
    assert measures(nx.Graph()) == []


def test_the_table_is_the_same_on_every_run(db: Elchi, sample_db: Path) -> None:
    done = run("stats", "--network", "bilateral", "--db", sample_db)
    rows = list(csv.DictReader(done.out.splitlines(), delimiter="\t"))
    assert [row["node"] for row in rows] == [row["node"] for row in db.stats("bilateral")]
    command = [sys.executable, "-c", "from elchi.cli import main; main()", "stats", "--network", "bilateral", "--db", str(sample_db)]
    for seed in ("1", "2"):
        again = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        assert again.stdout == done.out


def test_year_and_of_go_with_a_network(sample_db: Path) -> None:
    assert run("stats", "--year", "2024", "--db", sample_db).code == 2
    assert run("stats", "--network", "bilateral", "--of", "persons", "--db", sample_db).code == 2


def test_the_notebook_runs_and_stores_no_output(tmp_path: Path) -> None:
    cells = [cell for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert [cell for cell in cells if cell["outputs"] or cell["execution_count"]] == []
    # its cells in order in one namespace, as a kernel would; no Jupyter is needed for that
    cells_run = f"space = {{}}\nfor text in {[''.join(cell['source']) for cell in cells]!r}:\n    exec(text, space)"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", cells_run], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_example_of_the_readme_runs(tmp_path: Path, sample_db: Path) -> None:
    (tmp_path / "elchi.db").symlink_to(sample_db)
    (text,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    check = "assert rows and near and ties.size(weight='weight')"
    done = subprocess.run([sys.executable, "-c", text + check], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_betweenness_of_many_nodes_is_estimated_alike_on_every_run() -> None:
    star = nx.star_graph([f"n{n:03}" for n in range(600)])
    hub, leaf, *_ = found = measures(star)
    assert hub.node == "n000"
    assert hub.betweenness == pytest.approx(1, abs=0.01)
    assert leaf.betweenness == 0
    assert measures(star) == found
