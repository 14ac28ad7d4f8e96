"""Checks that what is stored still holds: every quote stands in its text, and every store says the same."""

from collections.abc import Iterator
from itertools import islice

import msgspec

from graph.claims import Claim, check_evidence, claim_id
from graph.compile import compile_article
from graph.errors import EvidenceError
from graph.facts import Edge, Fact, Node
from graph.ledger import Ledger
from graph.ledger.audit import ArticleVersion
from graph.stores.base import Projection, PropertyGraph, QuadStore

_BATCH = 1000
# as many differences of a store as are told
_TOLD = 50


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
    """The property graph's sequence number, and each node and edge with all its properties, against the ledger's."""
    yield from _sequence("property graph", ledger, graph)
    for what, wanted, found in zip(("nodes", "edges"), ledger.counts(), graph.counts(), strict=True):
        if wanted != found:
            yield Problem("property graph", what, f"has {found}, the ledger makes {wanted}; `elchi rebuild` mends it")
    yield from _first(_facts(ledger, graph), "property graph")


def verify_quads(ledger: Ledger, quads: QuadStore) -> Iterator[Problem]:
    """The quad store's sequence number, and the quads of each article, against the ledger's."""
    yield from _sequence("RDF", ledger, quads)
    compared = list(quads.compared(ledger.live_states()))
    wanted = sum(article.quads for article in compared)
    if wanted != (found := quads.counts()):
        yield Problem("RDF", "quads", f"has {found}, the ledger makes {wanted}; `elchi rebuild` mends it")
    other = (article for article in compared if article.missing or article.further)
    told = (Problem("RDF", f"article {a.id}", f"{a.missing} of its {a.quads} quads are missing, {a.further} are not its") for a in other)
    yield from _first(told, "RDF")


def _facts(ledger: Ledger, graph: PropertyGraph) -> Iterator[Problem]:
    """In batches of one label or type, so that a graph of any size is looked through."""
    batches: dict[str, list[Fact]] = {}
    for fact in ledger.facts():
        batch = batches.setdefault(fact.label if isinstance(fact, Node) else f"-{fact.type}", [])
        batch.append(fact)
        if len(batch) == _BATCH:
            yield from _looked_up(batch, graph)
            batch.clear()
    for batch in batches.values():
        yield from _looked_up(batch, graph)


def _looked_up(batch: list[Fact], graph: PropertyGraph) -> Iterator[Problem]:
    found = {fact.key: fact for fact in graph.look_up(batch)} if batch else {}
    for fact in batch:
        if problem := _other(fact, found.get(fact.key)):
            yield Problem("property graph", fact.key, f"{problem}; `elchi rebuild` mends it")


def _other(wanted: Fact, found: Fact | None) -> str | None:
    if found is None:
        return "is not there"
    if isinstance(wanted, Edge) and isinstance(found, Edge) and (wanted.start, wanted.end) != (found.start, found.end):
        return f"leads from {found.start} to {found.end}, in the ledger from {wanted.start} to {wanted.end}"
    names = sorted(wanted.properties.keys() | found.properties.keys())
    differ = [name for name in names if wanted.properties.get(name) != found.properties.get(name)]
    return f"is not as the ledger makes it: {', '.join(differ)}" if differ else None


def _first(problems: Iterator[Problem], store: str) -> Iterator[Problem]:
    """Some of many: a store that is all wrong need not be told line by line."""
    yield from islice(problems, _TOLD)
    if more := sum(1 for _ in problems):
        yield Problem(store, "and", f"{more} more; `elchi rebuild` mends them")


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
