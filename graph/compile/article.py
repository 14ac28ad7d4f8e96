"""All facts that one article contributes."""

from collections.abc import Iterator, Sequence

from graph.articles import Article
from graph.claims import Claim
from graph.compile import nodes
from graph.compile.build import edge
from graph.compile.claims import read
from graph.compile.merge import merge_all
from graph.facts import Fact


def compile_article(article: Article, claims: Sequence[Claim]) -> list[Fact]:
    """Nodes, then edges, one for each key; a pure function of the article, its claims and the vocabulary."""
    return merge_all(_facts(article, claims))


def _facts(article: Article, claims: Sequence[Claim]) -> Iterator[Fact]:
    source = nodes.article(article)
    beside = {claim.id: claim for claim in claims}
    yield source
    for claim in claims:
        reading = read(claim, article, beside)
        evidence = nodes.evidence(claim, reading.asserts.key if reading.asserts else None)
        yield from (*reading.facts, evidence, edge(evidence, "STATED_IN", source, claim))
        yield from (edge(evidence, "ABOUT", about, claim) for about in reading.about)
