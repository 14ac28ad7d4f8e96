"""Puts a canned question to a property graph or to RDF; the rows are the same."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from graph.answers import Answer
from graph.errors import QueryError, StoreError
from queries.header import with_values
from queries.records import Question, bound_names
from queries.values import read_value

if TYPE_CHECKING:
    from graph.stores.cypher import CypherGraph
    from graph.stores.quads import QuadFile

Parameters = Mapping[str, Any]
Meant = Callable[[str], str]
# keys that may have been merged into another
_MERGED = ("elchi:Person/", "elchi:Meeting/")
_TYPES: dict[str, Callable[[Any], Any]] = {"string": str, "date": str, "integer": int, "number": float, "boolean": bool}


def ask(
    question: Question,
    parameters: Parameters,
    *,
    graph: "CypherGraph",
    meant: Meant | None = None,
    timeout: float = 30.0,
    max_rows: int = 100_000,
) -> Answer:
    """Ask a property graph; `meant` says which entity a key stands for (`Ledger.meant`), where one was merged into another.

    Raises
    ------
    QueryError
        With a line for each parameter that is unknown, missing or wrong, or when the question takes longer than `timeout` seconds.
    """
    bound = _resolved(bind(question, parameters), meant)
    return typed(question, graph.ask(question.cypher, bound, timeout=timeout, max_rows=max_rows, trusted=True))


def ask_rdf(
    question: Question,
    parameters: Parameters,
    *,
    quads: "QuadFile",
    meant: Meant | None = None,
    timeout: float = 30.0,
    max_rows: int = 100_000,
) -> Answer:
    """Ask RDF; raises as `ask` does."""
    return typed(
        question, quads.ask(sparql_text(question, _resolved(bind(question, parameters), meant)), timeout=timeout, max_rows=max_rows)
    )


def bind(question: Question, parameters: Parameters) -> dict[str, Any]:
    """The value of every name in the query; null where a parameter means any.

    Raises
    ------
    QueryError
        With a line for each parameter that is unknown, missing or wrong.
    """
    told = {name: value for name, value in parameters.items() if value is not None}
    bound: dict[str, Any] = dict.fromkeys(bound_names(question.parameters))
    problems = [_unknown(question, name) for name in told.keys() - question.parameters.keys()]
    for name, parameter in question.parameters.items():
        value = told.get(name, parameter.default)
        if value is None and parameter.required:
            problems.append(f"{question.name} needs {name}: {parameter.description}")
        elif value is not None:
            problems += _bind_one(bound, question, name, value)
    if problems:
        raise QueryError("\n".join(sorted(problems)))
    return bound


def _resolved(bound: dict[str, Any], meant: Meant | None) -> dict[str, Any]:
    if meant is None:
        return bound
    return {name: meant(value) if isinstance(value, str) and value.startswith(_MERGED) else value for name, value in bound.items()}


def sparql_text(question: Question, bound: Mapping[str, Any]) -> str:
    """The SPARQL text with its parameters written as literals, a list as several; the empty string stands for any."""
    return with_values(question.sparql, {name: _term(value) for name, value in bound.items()})


def typed(question: Question, answer: Answer) -> Answer:
    """The answer with each value as its column declares it; nothing and the empty string are both null.

    Raises
    ------
    StoreError
        When the columns are not those of the question.
    """
    columns = tuple(question.columns)
    if answer.rows and answer.columns != columns:  # the embedded engine names no columns when it has no rows
        raise StoreError(f"{question.name}: the columns are {', '.join(answer.columns)}, declared are {', '.join(question.columns)}")
    kinds = [_TYPES[kind] for kind in question.columns.values()]
    rows = [tuple(None if value in {None, ""} else kind(value) for kind, value in zip(kinds, row, strict=True)) for row in answer.rows]
    return Answer(columns, rows, answer.more)


def _bind_one(bound: dict[str, Any], question: Question, name: str, value: Any) -> list[str]:
    try:
        bound.update(read_value(name, value, question.parameters[name]))
    except QueryError as error:
        return [f"{name}: {error}"]
    return []


def _term(value: Any) -> str:
    from pyoxigraph import Literal

    if isinstance(value, list):
        return " ".join(map(_term, value))
    return str(Literal("" if value is None else value))


def _unknown(question: Question, name: str) -> str:
    near = get_close_matches(name, question.parameters, n=1)
    hint = f"did you mean {near[0]}?" if near else f"it has: {', '.join(question.parameters)}"
    return f"{question.name} has no parameter {name!r}; {hint}"
