"""Files that are made from the ontology; `python -m graph.rdf.generate` writes them, a test compares them."""

from graph.rdf.ontology import ontology_turtle
from graph.rdf.shapes import shapes_turtle
from graph.schema import schema_text
from graph.vocabulary.tables import FOLDER


def generated() -> dict[str, str]:
    """Text by file name in `graph/ontology/`."""
    return {"elchi.ttl": ontology_turtle(), "shapes.ttl": shapes_turtle(), "claim.schema.json": schema_text()}


if __name__ == "__main__":
    for name, text in generated().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
