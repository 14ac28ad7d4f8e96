"""What a SPARQL text from outside may not be: a call to another server.

Oxigraph's own parser decides about a keyword: the word is misspelled wherever it stands, which changes nothing in names, strings,
IRIs and comments, but is no query any more where it was the keyword. So a text that could reach the network is never run.
"""

import re

from graph.errors import QueryError


def check_service(text: str) -> None:
    """Refuse a query that calls another server.

    Raises
    ------
    QueryError
        Naming the place where the parser stopped.
    """
    wrong = _parsed(misspelled := _without(text, "service"))
    if wrong:
        what = "no SPARQL query, or it uses SERVICE, which is refused" if misspelled != text else "not a SPARQL query"
        raise QueryError(f"{what}: {' '.join(str(wrong).split())[:500]}") from wrong


def uses(text: str, keyword: str) -> bool:
    """Whether a query, which is one, uses a keyword."""
    misspelled = _without(text, keyword)
    return misspelled != text and _parsed(misspelled) is not None


def _without(text: str, keyword: str) -> str:
    """The text with another last letter in the word."""
    return re.sub(f"({keyword[:-1]}){keyword[-1]}", r"\1q", text, flags=re.IGNORECASE)


def _parsed(text: str) -> SyntaxError | None:
    """What the parser has against a text."""
    import pyoxigraph as ox

    try:
        ox.Store().query(text)
    except SyntaxError as error:
        return error
    return None
