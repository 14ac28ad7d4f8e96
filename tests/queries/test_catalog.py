"""Headers of canned questions: what they declare, and how faults are told."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from graph import vocabulary as words
from graph.errors import DataError, QueryError
from graph.rdf.model import model
from queries.catalog import catalog, names, question, read_catalog, read_twins
from queries.header import parameters_of
from queries.records import PARAMETER_TYPES
from queries.values import READERS

CYPHER = """\
//+ title: States
//+ description: By code.
//+ scope: local
//+ parameters:
//+   state: {type: state, required: true, description: Which.}
//+ columns: {code: string}
//+ order: code
//+ example: {state: KGZ}
MATCH (s:State {code: $state}) RETURN s.code AS code // not '$parameter'
"""
SPARQL = """\
#+ name: states
#+ parameters: [state]
#+ columns: [code]
SELECT ?code { ?s <https://example.org/$code> ?code FILTER (?code = $state) } # no $parameter
"""
FAULTS: dict[str, tuple[tuple[str, str], str]] = {
    "unknown-key": (
        ("//+ order: code", "//+ ordre: code"),
        "states.cypher:1: key 'order' is missing\nstates.cypher:7: unknown key 'ordre'",
    ),
    "not-yaml": (("{code: string}", "{code: string"), "states.cypher:7: not YAML: "),
    "not-a-mapping": ((CYPHER[: CYPHER.index("MATCH")], "//+ title\n"), "states.cypher:1: the header is not a mapping"),
    "unknown-type": (("type: state,", "type: stat,"), "states.cypher:5: parameters.state: Invalid enum value 'stat'"),
    "unknown-parameter-key": (("required:", "needed:"), "states.cypher:5: parameters.state: Object contains unknown field `needed`"),
    "no-table": (("{code: string}", "[code]"), "states.cypher:6: columns is not a mapping"),
    "undeclared": (("RETURN s.code", "WHERE $other RETURN s.code"), "states.cypher:9: $other is not declared"),
    "unused": (("{code: $state}", ""), "states.cypher:5: parameter state is declared and not used"),
    "undeclared-in-twin": (("?code = $state", "?code = $state || $more"), "states.rq:4: $more is not declared"),
    "other-name": (("name: states", "name: state"), "states.rq:1: name is 'state', its twin says 'states'"),
    "other-parameters": (("[state]", "[code]"), "states.rq:2: parameters is ['code'], its twin says ['state']"),
    "other-columns": (("columns: [code]", "columns: [code, name]"), "states.rq:3: columns is ['code', 'name'], its twin says ['code']"),
    "example-unknown": (("{state: KGZ}", "{state: KGZ, x: 1}"), "states.cypher:8: the example tells x, which is no parameter"),
    "example-lacks": (("{state: KGZ}", "{}"), "states.cypher:8: the example lacks state"),
}


def written(folder: Path, change: tuple[str, str] = ("", ""), name: str = "states") -> Path:
    (folder / f"{name}.cypher").write_text(CYPHER.replace(*change), encoding="utf-8")
    (folder / f"{name}.rq").write_text(SPARQL.replace(*change), encoding="utf-8")
    return folder


def test_a_pair_of_files_is_a_question(tmp_path: Path) -> None:
    read = read_twins(written(tmp_path), "states")
    assert (read.name, read.title, read.columns, list(read.parameters)) == ("states", "States", {"code": "string"}, ["state"])
    assert (read.cypher, read.sparql) == (CYPHER, SPARQL)


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_are_told_with_file_and_line(tmp_path: Path, fault: str) -> None:
    change, told = FAULTS[fault]
    with pytest.raises(DataError, match="^" + re.escape(told)):
        read_twins(written(tmp_path, change), "states")


def test_a_parameter_may_be_called_on(tmp_path: Path) -> None:
    (tmp_path / "states.cypher").write_text(
        CYPHER.replace("state: {type", "on: {type").replace("{state: KGZ}", "{on: KGZ}").replace("$state", "$on")
    )
    (tmp_path / "states.rq").write_text(SPARQL.replace("[state]", "[on]").replace("$state", "$on"))
    assert list(read_twins(tmp_path, "states").parameters) == ["on"]


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    written(tmp_path, ("scope: local", "scope: lokal"), "states")
    written(tmp_path, ("type: state,", "type: stat,"), "towns")
    (tmp_path / "alone.rq").write_text(SPARQL, encoding="utf-8")
    with pytest.raises(DataError) as error:
        read_catalog(tmp_path)
    assert [line.partition(" ")[0] for line in str(error.value).splitlines()] == ["alone.cypher:1:", "states.cypher:3:", "towns.cypher:5:"]


def test_questions_are_records_that_cannot_change() -> None:
    with pytest.raises(AttributeError):
        question("members-of").title = "x"  # type: ignore[misc]
    assert msgspec.structs.asdict(question("members-of"))["scope"] == "local"


@pytest.mark.parametrize(
    ("asked", "offered"), [("who-holds-ofice", "who-holds-office"), ("meetings", "meetings-between"), ("xyz", "elchi query list")]
)
def test_an_unknown_question_offers_others(asked: str, offered: str) -> None:
    with pytest.raises(QueryError, match=offered):
        question(asked)


def test_names_need_no_reading() -> None:
    assert names() == list(catalog())
    assert len(names()) >= 10


@pytest.mark.parametrize("name", names())
def test_types_in_a_text_are_those_of_the_vocabulary(name: str) -> None:
    known = words.vocabulary()
    listed = [set(found.split("|")) for found in re.findall(r"\[\w*:((?:\w+\|)+\w+)", question(name).cypher)]
    whole: list[Any] = [set(known.relation_types), set(known.memberships), {code for code, kind in model().edges.items() if kind.node}]
    whole.append({"CONSULT", "AGREE"})  # what the questions about promises look at
    assert all(types in whole for types in listed)
    symmetric = {code for code, row in known.relation_types.items() if row.symmetric}
    both = [
        set(re.findall(r"\w+", found))
        for text in (question(name).cypher, question(name).sparql)
        for found in re.findall(r"(?:relation|type\(r\)) IN [\[(](.*?)[\])]", text)
    ]
    assert all(types == symmetric for types in both)


@pytest.mark.parametrize("name", names())
def test_rows_are_sorted_by_the_query_itself(name: str) -> None:
    assert "ORDER BY" in question(name).cypher
    assert "ORDER BY" in question(name).sparql.rpartition("}")[2]


def test_every_type_of_parameter_can_be_read() -> None:
    assert READERS.keys() == set(PARAMETER_TYPES)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("cypher", "RETURN $a, '$b', \"$c\", `$d` // $e\n/* $f */ + $g", {"a", "g"}),
        ("cypher", r"RETURN 'it\'s $a' + $b", {"b"}),
        ("rq", "SELECT * { ?s <x#$a> $b } # $c", {"b"}),
        ("rq", 'SELECT * { ?s ?p "$a\\" $b", \'$c\' FILTER (1 < $d) }', {"d"}),
    ],
)
def test_parameters_are_found_outside_of_strings_and_comments(language: str, text: str, found: set[str]) -> None:
    assert parameters_of(text, language) == found
