"""Sample articles for `elchi demo` and the tests, with the claims a careful reader takes from each.

They were written for this purpose in the manner of agency reports: what they tell is invented, also where office holders are real.
An article is a line of `articles.jsonl`; its expected claims stand in `expected/<id>.json`, lists of `roles`, `relations`,
`memberships` and `meetings` whose `evidence` is an exact stretch of the text.
"""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from graph.articles import Article
from graph.errors import NotFoundError


@cache
def articles() -> list[Article]:
    """The sample articles, in the order in which they are shipped."""
    lines = files(__name__).joinpath("articles.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Article) for line in lines]


def expected(article: str) -> dict[str, Any]:
    """The claims expected of one article, by its id.

    Raises
    ------
    NotFoundError
        When no sample article has that id.
    """
    if article not in {a.id for a in articles()}:
        raise NotFoundError(f"no sample article {article!r}; there are: {', '.join(a.id for a in articles())}")
    found: dict[str, Any] = msgspec.json.decode(files(__name__).joinpath("expected", f"{article}.json").read_bytes())
    return found
