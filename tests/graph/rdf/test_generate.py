"""Generated files are what the ontology makes today."""

import pytest
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from graph.rdf.generate import generated
from graph.rdf.model import model
from graph.vocabulary import vocabulary
from graph.vocabulary.tables import FOLDER


@pytest.mark.parametrize("name", ["elchi.ttl", "shapes.ttl", "claim.schema.json"])
def test_a_generated_file_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == generated()[name], f"run python -m graph.rdf.generate: {name} is old"


def test_every_code_is_a_concept_with_three_labels() -> None:
    graph = Graph().parse(FOLDER / "elchi.ttl")
    term = URIRef(model().iri("relation_types-CONSULT"))
    assert (term, RDF.type, SKOS.Concept) in graph
    assert {label.language for label in graph.objects(term, SKOS.prefLabel) if isinstance(label, Literal)} == {"ky", "ru", "en"}
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    modes = sum(len(row.modes) for row in vocabulary().relation_types.values())
    # organisations are entities, edge types predicates
    tables = [table for name, table in vars_of(vocabulary()).items() if name not in {"organisations", "edge_types"}]
    assert len(concepts) == modes + sum(map(len, tables))


def vars_of(record: object) -> dict[str, dict[str, object]]:
    return {name: getattr(record, name) for name in type(record).__struct_fields__}  # type: ignore[attr-defined]
