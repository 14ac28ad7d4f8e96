"""What must hold before an article and its claims are written."""

from collections.abc import Sequence

import msgspec

from graph.articles import Article
from graph.claims import Claim, check_evidence, claim_id
from graph.errors import EvidenceError, InputError
from graph.vocabulary import check


def admitted(article: Article, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with their ids, each once, in the order of their quotes.

    Raises
    ------
    EvidenceError
        When a quote does not stand in the article.
    InputError
        When a claim is another article's, its id does not follow from its content, or a vocabulary does not know its codes.
    """
    found: dict[str, Claim] = {}
    for claim in map(_identified, claims):
        if claim.article != article.id:
            raise InputError(f"claim {claim.id} belongs to article {claim.article}, not to {article.id}")
        if problems := check(claim):
            raise InputError(f"claim {claim.id} of article {article.id}: {'; '.join(problems)}")
        check_evidence(claim, article.text)
        found[claim.id] = _joined(found[claim.id], claim) if claim.id in found else claim
    return sorted(found.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))


def problem(article: Article, claims: Sequence[Claim]) -> str | None:
    """Why the claims are not to be admitted; null when they are."""
    try:
        admitted(article, claims)
    except (EvidenceError, InputError) as error:
        return str(error)
    return None


def _identified(claim: Claim) -> Claim:
    if not claim.id:
        return msgspec.structs.replace(claim, id=claim_id(claim))
    if claim.id != claim_id(claim):
        raise InputError(f"claim {claim.id} of article {claim.article}: its id does not follow from its content; leave it empty")
    return claim


def _joined(first: Claim, second: Claim) -> Claim:
    """One claim made twice: the surer one, with all quotes."""
    best, other = (second, first) if second.confidence > first.confidence else (first, second)
    quotes = {(q.start, q.end): q for q in (*first.also, *second.also, other.evidence)}
    quotes.pop((best.evidence.start, best.evidence.end), None)
    return msgspec.structs.replace(best, also=tuple(quote for _, quote in sorted(quotes.items())))
