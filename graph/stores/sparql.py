"""SPARQL on an Oxigraph store: the union of all named graphs is the default graph, and answers are plain values."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from graph.answers import Answer, Written
from graph.errors import LimitError, QueryError, UnacceptableError
from graph.stores.sparql_guard import uses

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions, Store

_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGERS = frozenset(
    _XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "unsignedInt", "unsignedLong")
)
_FLOATS = frozenset(_XSD + name for name in ("decimal", "double", "float"))


class Dataset(msgspec.Struct, frozen=True):
    """The graphs (IRIs) that a question looks at in place of all: their union is its default graph, the named ones are for GRAPH."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Forms(msgspec.Struct, frozen=True):
    """How the answer is to be written, by pyoxigraph's names: of SELECT and ASK, of CONSTRUCT and DESCRIBE; null for not at all.

    Of rows or triples the first `max_rows` are written; an answer of more than `max_bytes` is refused.
    """

    table: str | None
    graph: str | None
    max_bytes: int
    max_rows: int


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
    with _translated():
        found = store.query(text, use_default_graph_as_union=True)
        if isinstance(found, ox.QueryBoolean):
            return Answer(("answer",), [(bool(found),)])
        if isinstance(found, ox.QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return _collected(columns, (tuple(row) for row in found), deadline, max_rows)
        triples = ((one.subject, one.predicate, one.object) for one in found)
        return _collected(("subject", "predicate", "object"), triples, deadline, max_rows)


def written(store: "Store", text: str, forms: Forms, dataset: Dataset | None) -> Written:
    """Ask, and write the answer in the form for its kind.

    The default graph is what `dataset` says, else what the question's FROM says, else the union of all graphs.

    Raises
    ------
    QueryError
        As `ask`; also where the answer is longer than it may be; UnacceptableError where there is no form for its kind.
    """
    import pyoxigraph as ox

    out = _Bounded(forms.max_bytes)
    with _translated():
        found = store.query(text, **_graphs(text, dataset))
        form = forms.graph if isinstance(found, ox.QueryTriples) else forms.table
        if form is None:
            raise UnacceptableError("the answer of this kind of question cannot be told in any form that was asked for")
        more = False
        if isinstance(found, ox.QueryTriples):
            triples, more = _first(found, forms.max_rows)
            ox.serialize(triples, out, getattr(ox.RdfFormat, form), prefixes=_prefixes(form))
        else:
            if isinstance(found, ox.QuerySolutions):
                found, more = _limited(found, forms.max_rows)
            found.serialize(out, getattr(ox.QueryResultsFormat, form))
    return Written(form, out.getvalue(), more)


def _first(triples: Iterable[Any], most: int) -> tuple[list[Any], bool]:
    """The first of some triples, each once, and whether there are more; a union of graphs tells a triple as often as graphs hold it."""
    kept: dict[Any, None] = {}
    for triple in triples:
        kept[triple] = None
        if len(kept) > most:
            break
    return list(islice(kept, most)), len(kept) > most


def _limited(found: "QuerySolutions", most: int) -> tuple["QuerySolutions", bool]:
    """The first of some solutions, and whether there are more.

    The engine writes solutions whole or not at all, so the first ones are told to it again: as TSV, where a term stands as it is printed.
    """
    import pyoxigraph as ox

    if not found.variables:
        return found, False
    rows = list(islice(found, most + 1))
    lines = (map(str, found.variables), *(("" if term is None else str(term) for term in row) for row in rows[:most]))
    table = "".join("\t".join(line) + "\n" for line in lines)
    again = ox.parse_query_results(table.encode(), format=ox.QueryResultsFormat.TSV)
    assert isinstance(again, ox.QuerySolutions)
    return again, len(rows) > most


class _Bounded(BytesIO):
    """What is written, up to a limit."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Any, /) -> int:
        if self.tell() + len(data) > self._most:
            raise QueryError(f"the answer is longer than {self._most >> 20} MB; narrow the question, or ask for a part with LIMIT")
        return super().write(data)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except SyntaxError as error:
        raise QueryError(f"not a SPARQL query: {_line(error)}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"SPARQL: {_line(error)}") from error


def _graphs(text: str, dataset: Dataset | None) -> dict[str, Any]:
    """What the engine is told of the graphs to look at."""
    import pyoxigraph as ox

    if dataset is not None:
        return {"default_graph": list(map(ox.NamedNode, dataset.default)), "named_graphs": list(map(ox.NamedNode, dataset.named))}
    return {"use_default_graph_as_union": not uses(text, "from")}


def _prefixes(form: str) -> dict[str, str] | None:
    from graph.rdf.model import model

    return model().prefixes if form in {"TURTLE", "TRIG", "RDF_XML"} else None


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
            raise LimitError("the question took longer than its time limit; narrow it or raise the limit")
        yield row


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:500]
