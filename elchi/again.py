"""`elchi ingest --again`: stored articles are read by the language packs of today, and what that changes is told."""

from collections import Counter
from collections.abc import Iterator

import click

from elchi.failures import OK, REFUSED, say
from graph.answers import Answer
from graph.database import Database, rereading
from graph.errors import NotFoundError
from graph.ledger.rereading import Reread
from graph.telling import tell, tell_change
from ingest.pipeline import Read, claims_of
from ingest.sources import Refusal
from queries.render import default_format, render


def read_again(opened: Database, form: str | None, *, dry_run: bool) -> int:
    """Print what changes; the exit code."""
    refused: list[Refusal] = []
    done = list(rereading.read_again(opened, _stored(opened, refused), dry_run=dry_run))
    for line in [*map(str, refused), *(f"{told.article}: {told.problem}" for told in done if told.problem)]:
        say(f"refused: {line}")
    rows = [row for told in done for row in _rows(told)]
    click.echo(render(Answer(("article", "change", "claim", "told", "quote", "differs"), rows), form or default_format()), nl=False)
    counts = Counter(str(row[1]) for row in rows)
    many = len(refused) + sum(told.problem is not None for told in done)
    say(
        f"{len(done) + len(refused)} read again, {sum(told.differs for told in done)} differ: "
        f"{counts['added']} claims added, {counts['gone']} gone, {counts['changed']} changed; {many} refused"
        + ("; nothing is written" if dry_run else "")
    )
    return REFUSED if many else OK


def _stored(opened: Database, refused: list[Refusal]) -> Iterator[Read]:
    """The articles that stand, with what is read in them now; by id, so that none is held while the ledger is written."""
    for identifier in [article.id for article in opened.ledger.articles()]:
        try:
            article = opened.ledger.article(identifier)
        except NotFoundError:  # retracted in the meantime
            continue
        for item in claims_of([article]):
            if isinstance(item, Refusal):
                refused.append(item)
            else:
                yield item


def _rows(told: Reread) -> Iterator[tuple[str, ...]]:
    for kind, claims in (("gone", told.gone), ("added", told.added)):
        yield from ((told.article, kind, claim.id, tell(claim), claim.evidence.text, "") for claim in claims)
    yield from ((told.article, "changed", new.id, tell(new), new.evidence.text, tell_change(old, new)) for old, new in told.changed)
