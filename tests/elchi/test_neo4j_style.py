"""The style for Neo4j Browser knows every label and type, and colours what is alike alike."""

import re

from graph.rdf.model import model
from graph.vocabulary import vocabulary
from tests.elchi.runner import run

LABELS = {"Person", "State", "Organization", "Office", "Place", "Meeting", "Article", "Claim", "ElchiProjection"}


def colours() -> dict[str, str]:
    """The colour of each label and type."""
    done = run("neo4j", "style")
    assert (done.code, done.err) == (0, "")
    rules = re.findall(r"^(?:node|relationship)\.(\w+) \{([^}]*(?:\{\w+\}[^}]*)*)\}$", done.out, re.M)
    assert all("caption:" in body for _, body in rules)
    return {name: re.findall(r"^  color: (#\w{6});$", body, re.M)[0] for name, body in rules}


def test_every_label_and_type_has_its_rule() -> None:
    assert set(colours()) == LABELS | set(model().edges) | set(vocabulary().relation_types) | set(vocabulary().memberships)


def test_relations_are_coloured_by_the_class_of_the_act() -> None:
    told = colours()
    by_class = {(row.quad, told[code]) for code, row in vocabulary().relation_types.items()}
    assert len(by_class) == len(vocabulary().quad_classes)
    assert len({colour for _, colour in by_class}) == len(by_class)
