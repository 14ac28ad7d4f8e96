"""SPARQL on an Oxigraph store: the union of all named graphs is the default graph, and answers are plain values."""

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.answers import Answer
from graph.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import Store

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    _XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt", "unsignedLong")
)
_FLOATS = frozenset(_XSD + name for name in ("decimal", "double", "float"))


def ask(store: "Store", text: str, *, timeout: float, max_rows: int) -> Answer:
    """Ask a SELECT, ASK, CONSTRUCT or DESCRIBE question.

    The time limit is looked at between rows only: the engine cannot be stopped inside its own work.

    Raises
    ------
    QueryError
        When the text is not a query (an update is none), or the engine gives up, or time is over.
    """
    import pyoxigraph as ox

    deadline = time.monotonic() + timeout
    try:
        found = store.query(text, use_default_graph_as_union=True)
        if isinstance(found, ox.QueryBoolean):
            return Answer(("answer",), [(bool(found),)])
        if isinstance(found, ox.QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return _collected(columns, (tuple(row) for row in found), deadline, max_rows)
        triples = ((one.subject, one.predicate, one.object) for one in found)
        return _collected(("subject", "predicate", "object"), triples, deadline, max_rows)
    except SyntaxError as error:
        raise QueryError(f"not a SPARQL query: {_line(error)}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"SPARQL: {_line(error)}") from error


def plain(term: Any) -> Any:
    """A term as a plain value: numbers and booleans as such, IRIs and other literals as text, unbound as null."""
    import pyoxigraph as ox

    if term is None or not isinstance(term, ox.Literal):
        return getattr(term, "value", None) if term is None or isinstance(term, ox.NamedNode) else str(term)
    kind = term.datatype.value
    if kind in _INTEGERS:
        return int(term.value)
    if kind in _FLOATS:
        return float(term.value)
    return term.value in {"true", "1"} if kind == _XSD + "boolean" else term.value


def _collected(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]], deadline: float, max_rows: int) -> Answer:
    taken = list(islice(_in_time(rows, deadline), max_rows + 1))
    return Answer(columns, [tuple(map(plain, row)) for row in taken[:max_rows]], more=len(taken) > max_rows)


def _in_time(rows: Iterable[tuple[Any, ...]], deadline: float) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        if time.monotonic() > deadline:
            raise QueryError("the question took longer than its time limit; narrow it or raise the limit")
        yield row


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:500]
