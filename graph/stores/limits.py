"""How long and how deep the text of a free question may be, in either language."""

from graph.errors import QueryError

MAX_BYTES = 64 * 1024
MAX_NESTING = 200


def check_size(text: str) -> None:
    """Refuse what would overrun a parser's stack.

    Brackets are counted as they stand, those in strings too: an honest query comes nowhere near the limit, and one that fools
    the count ends its own worker process only.

    Raises
    ------
    QueryError
        Saying which limit was passed.
    """
    if len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        raise QueryError(f"the query is longer than {MAX_BYTES // 1024} KB")
    depth = 0
    for at, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}" and depth > 0)
        if depth > MAX_NESTING:
            line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            raise QueryError(f"the query nests brackets deeper than {MAX_NESTING} levels (line {line}, column {column})")
