"""What stands in the ledger after one of its changes and not after another: articles, claims and judgements."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar

import msgspec

from graph.articles import Article
from graph.claims import Claim, decode
from graph.ledger.judgements import Judgement
from graph.ledger.reading import built

T = TypeVar("T", Article, Claim, Judgement)
# what stood after ?1 and not as such after ?2, or the other way about, with the moment of the change that made or ended it
_ROWS = """
    SELECT {columns}, t.seq > ?1 AS came, c.at
    FROM {table} t JOIN changes c ON c.seq = CASE WHEN t.seq > ?1 THEN t.seq ELSE t.until_seq END
    WHERE t.seq <= ?2 AND (t.until_seq IS NULL OR t.until_seq > ?1) AND (t.seq > ?1) != (coalesce(t.until_seq, ?2 + 1) <= ?2)
    ORDER BY t.row"""


class Difference(msgspec.Struct, frozen=True):
    """An article, claim or judgement that came (`old` is null), went (`new` is null), or is another than it was; `at` is when."""

    what: Literal["article", "claim", "judgement"]
    at: str
    old: Article | Claim | Judgement | None
    new: Article | Claim | Judgement | None


def between(connection: sqlite3.Connection, first: int, last: int) -> Iterator[Difference]:
    """What is other after the change `last` than after `first`: articles by id, claims by article and quote, judgements by number."""
    yield from _compared(connection, (first, last), "article", "t.metadata, t.text", built, lambda article: (article.id,))
    yield from _compared(connection, (first, last), "claim", "t.body", decode, _place)
    columns = "t.row, t.what, t.subject, t.object, t.why, t.who, t.at, t.seq, t.until_seq"
    yield from _compared(connection, (first, last), "judgement", columns, Judgement, lambda judged: (judged.row,))


def _compared(
    connection: sqlite3.Connection,
    span: tuple[int, int],
    what: Literal["article", "claim", "judgement"],
    columns: str,
    read: Callable[..., T],
    place: Callable[[T], tuple[Any, ...]],
) -> Iterator[Difference]:
    gone, came, at = dict[Any, T](), dict[Any, T](), dict[Any, str]()
    for *row, new, moment in connection.execute(_ROWS.format(columns=columns, table=f"{what}s"), span):
        thing = read(*row)
        key = _key(thing)
        (came if new else gone)[key] = thing
        at[key] = max(at.get(key, ""), moment)
    for key in sorted(gone.keys() | came.keys(), key=lambda key: place(came.get(key) or gone[key])):
        if gone.get(key) != came.get(key):
            yield Difference(what, at[key], gone.get(key), came.get(key))


def _key(thing: Article | Claim | Judgement) -> str | int:
    return thing.row if isinstance(thing, Judgement) else thing.id


def _place(claim: Claim) -> tuple[Any, ...]:
    return (claim.article, claim.evidence.start, claim.evidence.end, claim.id)
