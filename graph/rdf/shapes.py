"""SHACL shapes of the vocabulary: which values every class must and may have, and their limits."""

import re
from typing import TYPE_CHECKING, Any

from graph.rdf.model import LITERALS, Class, Property, model
from graph.rdf.ontology import datatype, new_graph, uri
from graph.vocabulary import vocabulary

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

# codes by class, where one property has another vocabulary in each
_CODES: dict[tuple[str, str], str] = {
    ("Meeting", "kind"): "meeting_kinds",
    ("Meeting", "status"): "statuses",
    ("Claim", "status"): "statuses",
    ("Relation", "status"): "statuses",
    ("StateMembership", "status"): "statuses",
    ("Holding", "status"): "office_statuses",
    ("Relation", "type"): "relation_types",
    ("StateMembership", "type"): "memberships",
}
_PATTERNS = {("State", "code"): "^[A-Z]{3}$"}
# an edge of each class joins these
_ENDS = {
    "Holding": (("Person",), ("Office",)),
    "Relation": (("State",), ("State",)),
    "StateMembership": (("State",), ("Organization",)),
    "Participation": (("Person", "State", "Organization"), ("Meeting",)),
}


def shapes_turtle() -> str:
    """The file `shapes.ttl`."""
    graph = new_graph()
    for row in model().classes.values():
        _shape(graph, row)
    return graph.serialize(format="turtle")


def _shape(graph: "Graph", row: Class) -> None:
    shape = uri(f"{row.code}Shape")
    graph.add((shape, uri("rdf:type"), uri("sh:NodeShape")))
    graph.add((shape, uri("sh:targetClass"), uri(row.code)))
    for one in model().properties.values():
        if row.code in {*one.must, *one.may}:
            _constrain(graph, shape, row.code, one)
    for name in ("kind", "status", "type", "code"):
        if (row.code, name) in _CODES | _PATTERNS:
            _narrow(graph, _path(graph, shape, row.code, name), row.code, name)
    for name, classes in zip(("source", "target"), _ENDS.get(row.code, ()), strict=False):
        _one_of(graph, _path(graph, shape, row.code, name), "sh:or", [_of_class(graph, row.code, name, one) for one in classes])


def _constrain(graph: "Graph", shape: "URIRef", owner: str, row: Property) -> None:
    path = _path(graph, shape, owner, row.code)
    told = {
        "sh:minCount": 1 if owner in row.must else None,
        "sh:maxCount": 1 if row.one else None,
        "sh:pattern": row.pattern,
        "sh:minInclusive": _number(row, row.low),
        "sh:maxInclusive": _number(row, row.high),
    }
    for name, value in told.items():
        _tell(graph, path, name, value)
    if row.value in LITERALS:
        graph.add((path, uri("sh:datatype"), uri(datatype(row.value))))
    else:
        graph.add((path, uri("sh:nodeKind"), uri("sh:IRI")))
    if row.value not in {*LITERALS, "iri"}:
        graph.add((path, uri("sh:class"), uri(row.value)))
    if row.less_than is not None:
        graph.add((path, uri("sh:lessThan"), uri(row.less_than)))
    if row.vocabulary is not None:
        _one_of(graph, path, "sh:in", list(getattr(vocabulary(), row.vocabulary)))


def _narrow(graph: "Graph", path: "URIRef", owner: str, name: str) -> None:
    _tell(graph, path, "sh:pattern", _PATTERNS.get((owner, name)))
    if (owner, name) in _CODES:
        _one_of(graph, path, "sh:in", list(getattr(vocabulary(), _CODES[owner, name])))


def _path(graph: "Graph", shape: "URIRef", owner: str, name: str) -> "URIRef":
    """The property shape, named so that the file comes out the same each time."""
    path = uri(f"{owner}Shape-{re.sub(':', '-', name)}")
    graph.add((shape, uri("sh:property"), path))
    graph.add((path, uri("sh:path"), uri(name)))
    return path


def _of_class(graph: "Graph", owner: str, name: str, kind: str) -> "URIRef":
    choice = uri(f"{owner}Shape-{name}-{kind}")
    graph.add((choice, uri("sh:class"), uri(kind)))
    return choice


def _one_of(graph: "Graph", path: "URIRef", name: str, values: list[Any]) -> None:
    from rdflib import BNode, Literal, URIRef
    from rdflib.collection import Collection

    start = BNode()
    Collection(graph, start, [value if isinstance(value, URIRef) else Literal(value) for value in values])
    graph.add((path, uri(name), start))


def _tell(graph: "Graph", path: "URIRef", name: str, value: object) -> None:
    from rdflib import Literal

    if value is not None:
        graph.add((path, uri(name), Literal(value)))


def _number(row: Property, value: float | None) -> float | int | None:
    return int(value) if value is not None and row.value == "integer" else value
