"""The articles of a database are read again."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from graph.articles import Article
from graph.claims import Claim
from graph.database.database import Database
from graph.ledger.intake import problem
from graph.ledger.rereading import Reread

_BATCH = 100


def read_again(database: Database, items: Iterable[tuple[Article, Sequence[Claim]]], *, dry_run: bool = False) -> Iterator[Reread]:
    """Put new claims in the place of the old ones, in batches, and tell what became of each article; `dry_run` writes nothing.

    An article that was replaced or retracted since it was read is left as it is; one with a claim that is not to be admitted is refused.
    """
    if not dry_run:
        database.catch_up()  # a server's database that may not hold this ledger's graph is refused before the ledger is written
    pending = iter(items)
    while batch := list(islice(pending, _BATCH)):
        refused = {article.id: told for article, claims in batch if (told := problem(article, claims))}
        done = database.ledger.put_again([item for item in batch if item[0].id not in refused], dry_run=dry_run)
        yield from sorted([*done, *(Reread(key, problem=told) for key, told in refused.items())], key=lambda reread: reread.article)
        if not dry_run:
            database.catch_up()
