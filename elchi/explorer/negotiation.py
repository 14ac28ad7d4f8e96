"""Which form of an answer whoever asks would rather have: media types by the weights of `Accept`."""

from collections.abc import Mapping

HTML = "text/html"
# characters of a header that is read
_MOST = 2_000
# media type → form by pyoxigraph's name; of those asked for alike the last is given
TABLES = {
    "text/tab-separated-values": "TSV",
    "text/csv": "CSV",
    "application/xml": "XML",
    "text/xml": "XML",
    "application/sparql-results+xml": "XML",
    "application/json": "JSON",
    "application/sparql-results+json": "JSON",
}
GRAPHS = {
    "application/trig": "TRIG",
    "application/n-quads": "N_QUADS",
    "application/xml": "RDF_XML",
    "application/rdf+xml": "RDF_XML",
    "application/json": "JSON_LD",
    "application/ld+json": "JSON_LD",
    "text/plain": "N_TRIPLES",
    "application/n-triples": "N_TRIPLES",
    "text/turtle": "TURTLE",
}
# what `format=` may say in place of `Accept`: of a table, of a graph; null leaves it to `Accept`
FORMATS: dict[str, tuple[str | None, str | None]] = {
    "json": ("JSON", "JSON_LD"),
    "xml": ("XML", "RDF_XML"),
    "csv": ("CSV", None),
    "tsv": ("TSV", None),
    "turtle": (None, "TURTLE"),
    "ntriples": (None, "N_TRIPLES"),
    "jsonld": (None, "JSON_LD"),
    "rdfxml": (None, "RDF_XML"),
    "nquads": (None, "N_QUADS"),
    "trig": (None, "TRIG"),
}
_TYPES = {form: media for forms in (GRAPHS, TABLES) for media, form in forms.items()}


def media_type(form: str) -> str:
    """The media type of a form."""
    told = _TYPES[form]
    return f"{told}; charset=utf-8" if told.startswith("text/") else told


def accepted(header: str | None, forms: Mapping[str, str]) -> str | None:
    """The form that fits `Accept` best; null where none fits, any where it says nothing that can be read."""
    best = best_type(header, tuple(forms))
    return forms[best] if best else None


def best_type(header: str | None, types: tuple[str, ...]) -> str | None:
    """Of media types, the last preferred, the one that fits `Accept` best; null where none fits."""
    import mimeparse

    told = header if header and len(header) <= _MOST else "*/*"
    try:
        return mimeparse.best_match(types, told) or None
    except mimeparse.MimeTypeParseException:
        return types[-1]
