"""The description of the SPARQL endpoint by itself (SPARQL 1.1 Service Description)."""

from importlib.resources import files

# written out, so that Turtle reads well
_PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "formats": "http://www.w3.org/ns/formats/",
    "dcterms": "http://purl.org/dc/terms/",
}


def description(address: str, form: str) -> bytes:
    """The description of an endpoint at an address, in a form by pyoxigraph's name."""
    from pyoxigraph import RdfFormat, parse, serialize

    told = (files("elchi.explorer") / "service.ttl").read_bytes()
    triples = (quad.triple for quad in parse(told, format=RdfFormat.TURTLE, base_iri=address))
    prefixes = _PREFIXES if form in {"TURTLE", "TRIG", "RDF_XML"} else None
    return serialize(triples, format=getattr(RdfFormat, form), prefixes=prefixes) or b""
