"""IRIs and literals of a graph under a base IRI, as pyoxigraph terms.

Terms of the vocabulary stand under a fixed IRI (`elchi:` in `rdf_prefixes.yaml`); entities stand under the base.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from graph.identity import PREFIX
from graph.rdf.model import model

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

BASE = "https://w3id.org/elchi/"


def entity(base: str, key: str) -> "NamedNode":
    """The IRI of an entity: the base in the place of the key's `elchi:`."""
    from pyoxigraph import NamedNode

    return NamedNode(base + key.removeprefix(PREFIX))


def edge_iri(base: str, key: str) -> "NamedNode":
    """The IRI of an edge as a node, from its key (`e:` and hex digits)."""
    return entity(base, f"{PREFIX}Edge/{key.removeprefix('e:')}")


@cache
def term(name: str) -> "NamedNode":
    """The IRI of a term of the vocabulary: `quote`, `skos:prefLabel`."""
    from pyoxigraph import NamedNode

    return NamedNode(model().iri(name))


def literal(value: Any, kind: str = "string") -> "Literal":
    """A literal of the kind that a property declares; numbers and booleans keep their own type."""
    from pyoxigraph import Literal

    if kind == "date":
        return Literal(value, datatype=term("xsd:date"))
    return Literal(float(value) if kind == "double" else value)
