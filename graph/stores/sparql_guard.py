"""What a SPARQL text from outside may not be: too long, too deep, or a call to another server.

Oxigraph's own parser decides about SERVICE: the word is misspelled wherever it stands, which changes nothing in names, strings,
IRIs and comments, but is no query any more where it was the keyword. So the text that could reach the network is never run.
"""

import re

from graph.errors import QueryError

MAX_BYTES = 64 * 1024
MAX_NESTING = 200
_SERVICE = re.compile("servi(c)e", re.IGNORECASE)


def check_size(text: str) -> None:
    """Refuse what would overrun the parser's stack.

    Brackets are counted as they stand, those in strings too: an honest query comes nowhere near the limit, and one that fools
    the count ends its own worker process only.

    Raises
    ------
    QueryError
        Saying which limit was passed.
    """
    if len(text.encode()) > MAX_BYTES:
        raise QueryError(f"the query is longer than {MAX_BYTES // 1024} KB")
    depth = 0
    for character in text:
        depth += (character in "([{") - (character in ")]}" and depth > 0)
        if depth > MAX_NESTING:
            raise QueryError(f"the query nests brackets deeper than {MAX_NESTING} levels")


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
