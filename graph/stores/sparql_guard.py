"""What a SPARQL text from outside may not be: a call to another server.

Oxigraph's own parser decides about SERVICE: the word is misspelled wherever it stands, which changes nothing in names, strings,
IRIs and comments, but is no query any more where it was the keyword. So the text that could reach the network is never run.
"""

import re

from graph.errors import QueryError

_SERVICE = re.compile("servi(c)e", re.IGNORECASE)


def check_service(text: str) -> None:
    """Refuse a query that calls another server.

    Raises
    ------
    QueryError
        Naming the place where the parser stopped.
    """
    import pyoxigraph as ox

    misspelled = _SERVICE.sub(lambda found: found[0].translate({ord("c"): "k", ord("C"): "K"}), text)
    try:
        ox.Store().query(misspelled)
    except SyntaxError as error:
        what = "no SPARQL query, or it uses SERVICE, which is refused" if misspelled != text else "not a SPARQL query"
        raise QueryError(f"{what}: {' '.join(str(error).split())[:500]}") from error
