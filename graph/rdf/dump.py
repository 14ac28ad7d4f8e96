"""Quads as text for other tools: with graphs (TriG, N-Quads, JSON-LD) or as the union of all graphs (Turtle, N-Triples, RDF/XML)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.errors import QueryError
from graph.rdf.model import model

if TYPE_CHECKING:
    from pyoxigraph import Quad

# format → Oxigraph's name for it
FORMATS = {
    "trig": "TRIG",
    "nq": "N_QUADS",
    "jsonld": "JSON_LD",
    "ttl": "TURTLE",
    "nt": "N_TRIPLES",
    "rdfxml": "RDF_XML",
}


def dumped(quads: "Iterable[Quad]", form: str) -> bytes:
    """The quads in a format of `FORMATS`, in UTF-8; a format without graphs gets each triple of the union once.

    Raises
    ------
    QueryError
        When the format is unknown; the message lists those there are.
    """
    from pyoxigraph import RdfFormat, serialize

    if form not in FORMATS:
        raise QueryError(f"no RDF format {form!r}; there are {', '.join(FORMATS)}")
    known: RdfFormat = getattr(RdfFormat, FORMATS[form])
    content = quads if known.supports_datasets else dict.fromkeys(quad.triple for quad in sorted(quads, key=_by_subject))
    return serialize(content, format=known, prefixes=None if form in {"nq", "nt"} else model().prefixes) or b""


def _by_subject(quad: "Quad") -> tuple[str, str, str]:
    """What is said of one subject stands together."""
    return str(quad.subject), str(quad.predicate), str(quad.object)
