"""The sentences behind a claim, an edge or a meeting."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup

from elchi.explorer import links
from elchi.explorer.highlight import Mark, highlighted
from graph.articles import Article
from graph.claims import Claim, Evidence, Meeting, Membership, Relation, Role
from graph.explore.live import LiveGraph
from graph.facts import Edge
from graph.identity import meeting_key, office_key, state_key

if TYPE_CHECKING:
    from graph.ledger import Ledger

# characters that are shown before and after a quote, inside its paragraph
_AROUND = 240


class Statement(msgspec.Struct, frozen=True):
    """A claim with its article, and the words that say it as they stand there."""

    claim: Claim
    article: Article
    quotes: tuple[Markup, ...]

    @property
    def place(self) -> str:
        """Where its quote stands in its article."""
        return f"{links.page('article', self.article.id)}#{links.anchor(self.claim.id)}"


def statements(ledger: "Ledger", claims: Iterable[str]) -> list[Statement]:
    """Claims by their ids, those that are still there."""
    return [statement(ledger, claim) for one in claims if (claim := ledger.claim(one))]


def statement(ledger: "Ledger", claim: Claim) -> Statement:
    """A claim with its article and quotes."""
    article = ledger.article(claim.article)
    return Statement(claim, article, tuple(quoted(article.text, quote) for quote in (claim.evidence, *claim.also)))


def quoted(text: str, quote: Evidence) -> Markup:
    """The quote marked, with what stands around it in its paragraph."""
    first = max(text.rfind("\n", 0, quote.start) + 1, quote.start - _AROUND)
    end = text.find("\n", quote.end)
    last = min(len(text) if end < 0 else end, quote.end + _AROUND)
    ahead = "…" if first and text[first - 1] != "\n" else ""
    behind = "…" if last < len(text) and text[last] != "\n" else ""
    return Markup("{}{}{}").format(ahead, highlighted(text, [Mark(quote.start, quote.end)], first, last), behind)


def asserted(graph: LiveGraph, claim: Claim) -> Edge | None:
    """The edge that a claim supports; a meeting supports a node."""
    if isinstance(claim, Meeting):
        return None
    near, types = _where(claim)
    return next((edge for edge in graph.at(near) if edge.type in types and claim.id in edge.properties["claims"]), None)


def _where(claim: Role | Relation | Membership) -> tuple[str, tuple[str, ...]]:
    if isinstance(claim, Role):
        return office_key(claim), ("HOLDS",)
    return state_key(claim.source if isinstance(claim, Relation) else claim.state), (claim.type,)


def met(ledger: "Ledger", claim: Meeting) -> str:
    """The key of the meeting that a claim tells of, which several may tell of."""
    return ledger.meant(ledger.resolved(meeting_key(claim)))
