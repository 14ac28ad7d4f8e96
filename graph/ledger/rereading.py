"""Stored articles read again by the language packs of today: what that changes in the claims that stand."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from graph.articles import Article
from graph.claims import Claim, encode
from graph.ledger import judging, reading


class Reread(msgspec.Struct, frozen=True):
    """An article read again: claims that came, that went, and that were and are now told otherwise; `problem` says why it was refused."""

    article: str
    added: tuple[Claim, ...] = ()
    gone: tuple[Claim, ...] = ()
    changed: tuple[tuple[Claim, Claim], ...] = ()
    problem: str | None = None

    @property
    def differs(self) -> bool:
        """Whether anything is other than before."""
        return bool(self.added or self.gone or self.changed)


def compared(connection: sqlite3.Connection, article: Article, claims: Sequence[Claim]) -> Reread:
    """What a new reading changes, in the order of the quotes; what people decided stays, so it is no change.

    Nothing where the article is not as it was when it was read: it has been replaced or retracted since.
    """
    present = reading.present(connection, article.id)
    if present != article:
        return Reread(article.id)
    old = {claim.id: claim for claim in _ordered(reading.claims(connection, article.id))}
    new = {claim.id: claim for claim in judging.corrected(connection, article, claims)}
    return Reread(
        article.id,
        tuple(claim for claim in new.values() if claim.id not in old),
        tuple(claim for claim in old.values() if claim.id not in new),
        tuple((old[key], claim) for key, claim in new.items() if key in old and encode(old[key]) != encode(claim)),
    )


def _ordered(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))
