"""Claims as people corrected them: what the reader of articles says, less what was rejected, with what was confirmed or added."""

import sqlite3
from collections.abc import Sequence

import msgspec

from graph.articles import Article
from graph.claims import Claim, check_evidence
from graph.errors import EvidenceError
from graph.ledger import judgements

# a person read it: that is as sure as a claim gets
_SURE = 1.0


def corrected(connection: sqlite3.Connection, article: Article, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of an article in force; a decision whose quote no longer stands in a changed article waits until it does again."""
    found = {claim.id: claim for claim in claims}
    for what, claim in judgements.claims(connection, article.id):
        if what == "rejected":
            found.pop(claim.id, None)
        elif _stands(claim, article):
            found[claim.id] = msgspec.structs.replace(claim, rule=f"person/{what}", confidence=_SURE)
    return sorted(found.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))


def _stands(claim: Claim, article: Article) -> bool:
    try:
        check_evidence(claim, article.text)
    except EvidenceError:
        return False
    return True
