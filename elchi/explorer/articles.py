"""The page of an article: its text with every quote marked in place, and the claims beside it."""

from typing import TYPE_CHECKING

import msgspec
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.explorer import links, looks
from elchi.explorer.highlight import Mark, highlighted
from elchi.explorer.sayings import saying
from elchi.explorer.showing import show
from elchi.explorer.tongue import tongue
from graph.articles import Article
from graph.claims import Claim
from graph.identity import article_key

if TYPE_CHECKING:
    from elchi.explorer.world import World


class Told(msgspec.Struct, frozen=True):
    """A claim as listed: in words, with the anchor of its quote."""

    claim: Claim
    kind: str
    words: str
    anchor: str


def article(request: Request) -> Response:
    """`/article/ID`; `#c-…` leads to the quote of a claim."""
    world: World = request.app.state.world
    graph, ledger = world.graph(), world.ledger()
    source = ledger.article(request.path_params["id"])
    t = tongue(looks.look(request).language)
    claims = sorted(ledger.claims(source.id), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id))
    listed = [Told(one, kind(one), saying(t, one), links.anchor(one.id)) for one in claims]
    with graph.lock:
        copies = graph.copies(article_key(source.id))
    return show(request, "article.html", article=source, text=marked(source, claims), claims=listed, copies=copies)


def kind(claim: Claim) -> str:
    """`role`, `relation`, `membership` or `meeting`."""
    return str(claim.__struct_config__.tag)


def marked(source: Article, claims: list[Claim]) -> Markup:
    """The text with the quotes of claims marked, those that say the same again too."""
    quotes = ((claim, quote) for claim in claims for quote in (claim.evidence, *claim.also))
    return highlighted(source.text, (Mark(quote.start, quote.end, links.anchor(claim.id)) for claim, quote in quotes))


ROUTES = [Route("/article/{id:path}", article)]
