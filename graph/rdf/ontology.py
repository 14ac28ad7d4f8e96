"""The vocabulary as Turtle: classes and properties in OWL terms, the codes of claims as SKOS concepts."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from graph.rdf.model import LITERALS, EdgeKind, Property, model, predicate
from graph.vocabulary import LANGUAGES, Concept, Mode, RelationType, vocabulary
from graph.vocabulary.records import Labelled

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

_DATATYPES = {"string": "xsd:string", "text": "rdf:langString", "integer": "xsd:integer"}
_SCHEMES = (
    "roles",
    "portfolios",
    "relation_types",
    "memberships",
    "meeting_kinds",
    "statuses",
    "office_statuses",
    "quad_classes",
    "contexts",
)


def ontology_turtle() -> str:
    """The file `elchi.ttl`."""
    graph = new_graph()
    _head(graph)
    for row in model().classes.values():
        _state(graph, row.code, "owl:Class", row.meaning, "rdfs:subClassOf", row.is_)
    for edge in model().edges.values():
        _edge(graph, edge)
    for one in model().properties.values():
        _property(graph, one)
    for scheme in _SCHEMES:
        _scheme(graph, scheme, getattr(vocabulary(), scheme).values())
    return graph.serialize(format="turtle")


def new_graph() -> "Graph":
    """An empty graph that knows our prefixes and no others."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for prefix, iri in model().prefixes.items():
        graph.bind(prefix, iri)
    return graph


@cache
def uri(name: str) -> "URIRef":
    """A term of the vocabulary for rdflib: `quote`, `skos:prefLabel`."""
    from rdflib import URIRef

    return URIRef(model().iri(name))


def datatype(value: str) -> str:
    """The datatype of a literal kind of the properties table."""
    return _DATATYPES.get(value, f"xsd:{value}")


def _head(graph: "Graph") -> None:
    from rdflib import Literal, URIRef

    subject = URIRef(model().iri("").removesuffix("#"))
    graph.add((subject, uri("rdf:type"), uri("owl:Ontology")))
    graph.add((subject, uri("rdfs:label"), Literal("elchi: diplomatic relations told by news articles", lang="en")))


def _state(graph: "Graph", name: str, kind: str, meaning: str, sub: str, parents: Iterable[str]) -> None:
    from rdflib import Literal

    graph.add((uri(name), uri("rdf:type"), uri(kind)))
    graph.add((uri(name), uri("rdfs:comment"), Literal(meaning, lang="en")))
    for parent in parents:
        graph.add((uri(name), uri(sub), uri(parent)))


def _edge(graph: "Graph", row: EdgeKind) -> None:
    from rdflib import Literal

    name = predicate(row.code)
    _state(graph, name, "owl:ObjectProperty", row.meaning, "rdfs:subPropertyOf", row.is_)
    graph.add((uri(name), uri("skos:notation"), Literal(row.code)))
    known = vocabulary().relation_types.get(row.code)
    if known is not None and known.symmetric:
        graph.add((uri(name), uri("rdf:type"), uri("owl:SymmetricProperty")))


def _property(graph: "Graph", row: Property) -> None:
    if ":" in row.code:
        return
    literal = row.value in LITERALS
    _state(graph, row.code, "owl:DatatypeProperty" if literal else "owl:ObjectProperty", row.meaning, "rdfs:subPropertyOf", row.is_)
    if literal:
        graph.add((uri(row.code), uri("rdfs:range"), uri(datatype(row.value))))
    elif row.value != "iri":
        graph.add((uri(row.code), uri("rdfs:range"), uri(row.value)))


def _scheme(graph: "Graph", scheme: str, rows: Iterable[Concept]) -> None:
    graph.add((uri(scheme), uri("rdf:type"), uri("skos:ConceptScheme")))
    for row in rows:
        name = f"{scheme}-{row.code}"
        _concept(graph, scheme, name, row)
        _labels(graph, name, row)
        if isinstance(row, RelationType):
            _coding(graph, name, row)
            for mode in row.modes.values():
                _concept(graph, scheme, f"{name}-{mode.code}", mode)
                graph.add((uri(f"{name}-{mode.code}"), uri("skos:broader"), uri(name)))
                _coding(graph, f"{name}-{mode.code}", mode)


def _concept(graph: "Graph", scheme: str, name: str, row: Concept | Mode) -> None:
    from rdflib import Literal

    graph.add((uri(name), uri("rdf:type"), uri("skos:Concept")))
    graph.add((uri(name), uri("skos:inScheme"), uri(scheme)))
    graph.add((uri(name), uri("skos:notation"), Literal(row.code)))
    graph.add((uri(name), uri("skos:definition"), Literal(row.meaning, lang="en")))


def _labels(graph: "Graph", name: str, row: Labelled) -> None:
    from rdflib import Literal

    for language in LANGUAGES:
        graph.add((uri(name), uri("skos:prefLabel"), Literal(row.label(language), lang=language)))


def _coding(graph: "Graph", name: str, row: Mode | RelationType) -> None:
    """Codes of other schemes, class and score; the deviation as a note."""
    from rdflib import Literal

    told = {"plover": row.plover, "cameo": row.cameo, "score": row.score}
    for key, value in told.items():
        if value is not None:
            graph.add((uri(name), uri(key), Literal(value)))
    graph.add((uri(name), uri("quad"), uri(f"quad_classes-{row.quad}")))
    if row.deviation is not None:
        graph.add((uri(name), uri("skos:note"), Literal(row.deviation, lang="en")))
