"""All facts that one article contributes."""

from collections.abc import Iterator, Mapping, Sequence

from graph.articles import Article
from graph.claims import Claim
from graph.compile import nodes
from graph.compile.build import edge
from graph.compile.claims import Telling, read
from graph.compile.merge import merge_all
from graph.compile.saying import saying
from graph.facts import Entity, Fact


def compile_article(article: Article, claims: Sequence[Claim], entities: Mapping[str, Entity] | None = None) -> list[Fact]:
    """Nodes, then edges, one for each key; a pure function of what is given and the vocabulary."""
    return merge_all(_facts(article, claims, entities or {}))


def _facts(article: Article, claims: Sequence[Claim], entities: Mapping[str, Entity]) -> Iterator[Fact]:
    source = nodes.article(article, entities)
    telling = Telling(article, {claim.id: claim for claim in claims}, entities)
    yield source
    for claim in claims:
        reading = read(claim, telling)
        evidence = nodes.evidence(claim, saying(claim), reading.asserts.key if reading.asserts else None)
        yield from (*reading.facts, evidence, edge(evidence, "STATED_IN", source, claim))
        yield from (edge(evidence, "ABOUT", about, claim) for about in reading.about)
