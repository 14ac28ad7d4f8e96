"""What the command line and the Python API both ask."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from graph.answers import Answer

if TYPE_CHECKING:
    from graph.analysis.measures import Measure
    from graph.database import Database
    from queries.records import Question


def answer(opened: "Database", question: "Question", parameters: Mapping[str, Any], lang: str) -> Answer:
    """The answer of a database to a question in Cypher or SPARQL; names that were merged are answered as what they stand for.

    Raises
    ------
    QueryError
        With a line for each parameter that is unknown, missing or wrong; then no store was opened.
    """
    from queries.runner import ask, ask_rdf, bind

    bind(question, parameters)
    if lang == "sparql":
        return ask_rdf(question, parameters, quads=opened.quads(), meant=opened.ledger.meant)  # type: ignore[arg-type]
    return ask(question, parameters, graph=opened.graph(), meant=opened.ledger.meant)  # type: ignore[arg-type]


def table(found: Iterable["Measure"]) -> Answer:
    """Measures as a table, a row a node."""
    import msgspec

    from graph.analysis.measures import Measure

    return Answer(Measure.__struct_fields__, [msgspec.structs.astuple(one) for one in found])
