"""Checks that what is stored still holds: every quote stands in its text, and every store says the same."""

from collections.abc import Callable, Iterator

import msgspec

from graph.claims import Claim, check_evidence, claim_id
from graph.compile import compile_article
from graph.errors import EvidenceError
from graph.ledger import Ledger
from graph.ledger.audit import ArticleVersion
from graph.stores.base import ArticleState, Projection, PropertyGraph, QuadStore


class Problem(msgspec.Struct, frozen=True):
    """Something that does not hold: in which store, about what, and what is wrong."""

    store: str
    subject: str
    what: str

    def __str__(self) -> str:
        return f"{self.store}: {self.subject}: {self.what}"


def verify_ledger(ledger: Ledger) -> Iterator[Problem]:
    """Every article against its checksum, every claim against its text and id, every contribution against its claims."""
    for problem in ledger.integrity():
        yield Problem("ledger", "file", problem)
    for version in ledger.versions():
        yield from _article(version)
        if version.live:
            yield from _contents(ledger, version)


def verify_graph(ledger: Ledger, graph: PropertyGraph) -> Iterator[Problem]:
    """The property graph's counts and sequence number against the ledger's."""
    yield from _sequence("property graph", ledger, graph)
    for what, wanted, found in zip(("nodes", "edges"), ledger.counts(), graph.counts(), strict=True):
        if wanted != found:
            yield Problem("property graph", what, f"has {found}, the ledger makes {wanted}; `elchi rebuild` mends it")


def verify_quads(ledger: Ledger, quads: QuadStore, quads_of: Callable[[ArticleState], int]) -> Iterator[Problem]:
    """The quad store's count and sequence number against the ledger's; `quads_of` says how many an article makes."""
    yield from _sequence("RDF", ledger, quads)
    wanted = sum(quads_of(state) for state in ledger.live_states())
    if wanted != (found := quads.counts()):
        yield Problem("RDF", "quads", f"has {found}, the ledger makes {wanted}; `elchi rebuild` mends it")


def _sequence(name: str, ledger: Ledger, projection: Projection) -> Iterator[Problem]:
    if projection.applied() != ledger.head():
        yield Problem(name, "sequence number", f"is {projection.applied()}, the ledger's {ledger.head()}; `elchi rebuild` mends it")


def _article(version: ArticleVersion) -> Iterator[Problem]:
    if version.article.sha256 != version.sha256:
        yield Problem("ledger", f"article {version.article.id}", "text and metadata do not have the checksum noted when it was taken in")


def _contents(ledger: Ledger, version: ArticleVersion) -> Iterator[Problem]:
    claims = list(ledger.claims(version.article.id))
    for claim in claims:
        yield from _claim(claim, version.article.text)
    facts = compile_article(version.article, claims, ledger.entities_of(version.article.id))
    if ledger.contributions(version.article.id) != {fact.key: fact.properties for fact in facts}:
        yield Problem(
            "ledger", f"article {version.article.id}", "its nodes and edges are not those of its claims; `elchi rebuild` mends it"
        )


def _claim(claim: Claim, text: str) -> Iterator[Problem]:
    if claim.id != claim_id(claim):
        yield Problem("ledger", f"claim {claim.id}", "its id does not follow from its content")
    try:
        check_evidence(claim, text)
    except EvidenceError as error:
        yield Problem("ledger", f"claim {claim.id}", str(error))
