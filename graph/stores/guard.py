"""Only harmless questions reach a server: the plan decides, never the text.

READ access alone lets LOAD CSV read files and addresses, settings be shown and transactions be ended. EXPLAIN plans without running:
a plan of another type than reading, or with an operator or procedure that questions do not need, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from graph.stores.driver_errors import first_line

if TYPE_CHECKING:
    from neo4j import ResultSummary, Transaction

# operators of Neo4j's reading plans: families by the end of their name, the others by name
_FAMILIES = (
    *("Scan", "Seek", "SeekByRange", "Lookup", "IndexSearch", "CountStore"),
    *("Expand", "Join", "Union", "SemiApply", "Unwind", "Distinct", "Aggregation", "Sort", "Top", "Limit"),
)
_PATHS = ("ShortestPath", "StatefulShortestPath", "FindShortestPaths", "Repeat", "BidirectionalRepeat", "Trail", "PathPropagatingBFS")
_SHAPES = (
    "ProduceResults",
    "Filter",
    "Projection",
    "Argument",
    "Optional",
    "Skip",
    "Unwind",
    "UnwindCollection",
    "EmptyRow",
    "EmptyResult",
)
_NESTING = (
    "Apply",
    "RollUpApply",
    "ConditionalApply",
    "AntiConditionalApply",
    "CartesianProduct",
    "Eager",
    "AtMostOneRow",
    "NullifyMetadata",
)
_HELPERS = (
    "ProjectEndpoints",
    "CacheProperties",
    "TriadicBuild",
    "TriadicFilter",
    "TriadicSelection",
    "AssertSameNode",
    "AssertSameRelationship",
    "ProcedureCall",
)
_CATALOG = ("ShowIndexes", "ShowConstraints", "ShowFunctions", "ShowProcedures")
_OPERATORS = frozenset((*_PATHS, *_SHAPES, *_NESTING, *_HELPERS, *_CATALOG))
_PROCEDURES = re.compile(r"db\.(labels|relationshipTypes|propertyKeys|schema\.\w+|index\.(fulltext|vector)\.query(Nodes|Relationships))")
_READS = "r"
_EXPLAIN = "EXPLAIN "
_CLAUSE = "UNWIND [0] AS _elchi\n"
_EMBEDDED_PLACE = re.compile(r"line (\d+)(?::|, column )(\d+)")
_PLACE = re.compile(r"\(line (\d+), column (\d+)(?: \(offset: \d+\))?\)")


def check_plan(tx: Transaction, query: str, parameters: dict[str, Any]) -> None:
    """Refuse a question whose plan does more than read this database.

    Raises
    ------
    QueryError
        Naming the operator or procedure.
    """
    summary = _explained(tx, query, parameters)
    for operator in _operators(summary.plan or {}):
        _check_operator(operator, summary.database)
    if summary.query_type != _READS:
        raise QueryError("a question only reads: this one would write, or asks about the server")


def check_clauses(tx: Transaction, query: str, parameters: dict[str, Any]) -> None:
    """Refuse on the embedded engine what is no sequence of clauses: SHOW, TERMINATE, users, indexes, constraints.

    The engine carries some of these out even behind EXPLAIN (TERMINATE does end a transaction), but its parser takes none of them
    after a clause; so a text that parses after a clause is none of them. Its plans tell too little to decide more: that a question
    does not write is the doing of its user, who may only read; LOAD CSV is switched off; procedures know neither files nor addresses.

    Raises
    ------
    QueryError
        Naming the place where the parser stopped.
    """
    from neo4j.exceptions import CypherSyntaxError

    try:
        plan = tx.run(f"EXPLAIN {_CLAUSE}{query}", parameters).consume().plan
    except CypherSyntaxError as error:
        raise QueryError(_EMBEDDED_PLACE.sub(_below_clause, first_line(error))) from error
    if not plan:
        raise QueryError("a question only reads the graph: a query without a plan is refused")


def _below_clause(place: re.Match[str]) -> str:
    """The engine counts columns from 0, and our clause stands on a line of its own."""
    return f"line {int(place[1]) - 1}, column {int(place[2]) + 1}"


def _explained(tx: Transaction, query: str, parameters: dict[str, Any]) -> ResultSummary:
    """What the server would do; a place in its error is one in the question, not in the EXPLAIN before it."""
    from neo4j.exceptions import ClientError

    try:
        return tx.run(f"{_EXPLAIN}{query}", parameters).consume()
    except ClientError as error:
        line = first_line(error)
        if _PLACE.search(line):
            raise QueryError(_PLACE.sub(_moved, line)) from error
        raise


def _moved(place: re.Match[str]) -> str:
    line, column = int(place[1]), int(place[2])
    return f"(line {line}, column {column - len(_EXPLAIN) if line == 1 else column})"


def _operators(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _operators(child)


def _check_operator(operator: dict[str, Any], database: str | None) -> None:
    """An operator is named `Expand(All)@neo4j`: what, variant and database."""
    full, _, where = operator.get("operatorType", "").partition("@")
    name = full.partition("(")[0]
    if name not in _OPERATORS and not name.endswith(_FAMILIES):
        raise QueryError(f"a question only reads the graph: {name or 'a query without a plan'} is refused")
    if where and database and where.lower() != database.lower():
        raise QueryError(f"a question stays in its database: {where} is refused")
    if name == "ProcedureCall":
        _check_procedure(operator.get("args", {}).get("Details", ""))


def _check_procedure(details: str) -> None:
    procedure = details.partition("(")[0].strip()
    if not _PROCEDURES.fullmatch(procedure):
        raise QueryError(f"a question only reads the graph: the procedure {procedure} is refused")
