"""The projections of a folder: opened when first needed, brought from their own number to the ledger's."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from graph.ledger import Ledger
from graph.stores.base import ArticleState, Projection, PropertyGraph, QuadStore

OnWait = Callable[[str], None]
# what one step holds in memory
_KEYS_A_STEP = 20_000
_ARTICLES_A_STEP = 500


def _embedded(folder: Path, on_wait: OnWait) -> PropertyGraph:
    from graph.stores.embedded import open_embedded

    return open_embedded(folder / "graph", on_wait=on_wait)


def _quad_writer(folder: Path) -> QuadStore:
    from graph.stores.quads import QuadFile

    return QuadFile(folder / "rdf")


def _quad_reader(folder: Path) -> QuadStore:
    from graph.stores.quads import QuadFile

    return QuadFile(folder / "rdf", read_only=True)


def _quads_of(state: ArticleState) -> int:
    from graph.rdf.project import claim_quads

    return len(claim_quads(state.article, state.claims, entities=state.entities)) if state.article else 0


class Openers(msgspec.Struct, frozen=True):
    """How the projections of a folder are opened.

    The property graph stays open once it is. The quad store has one writer at a time, so it is opened for writing only while it is
    brought up to date; readers stand beside the writer. `quads_of` says how many quads an article makes.
    """

    graph: Callable[[Path, OnWait], PropertyGraph] = _embedded
    quad_writer: Callable[[Path], QuadStore] = _quad_writer
    quad_reader: Callable[[Path], QuadStore] = _quad_reader
    quads_of: Callable[[ArticleState], int] = _quads_of


def server(uri: str, username: str, password: str, database: str = "neo4j") -> Openers:
    """Openers with a Neo4j server in the place of the embedded property graph."""

    def connected(_folder: Path, _on_wait: OnWait) -> PropertyGraph:
        from graph.stores.neo4j_server import connect

        return connect(uri, username, password, database)

    return Openers(graph=connected)


def advance_graph(ledger: Ledger, graph: PropertyGraph) -> None:
    """Bring a property graph to the ledger's head; one that a sudden end left with more or less than the ledger makes is made anew.

    The embedded engine lost its last transactions in one of some hundred kills, though it had said that they were on the disk. What came
    after the number that the graph holds is said again, so it is there; the counts show whether anything before it is not.
    """
    _replay(ledger, graph)
    if graph.suspect and graph.counts() != ledger.counts():
        graph.clear()
        _replay(ledger, graph)
    graph.suspect = False


def _replay(ledger: Ledger, graph: PropertyGraph) -> None:
    """In steps that bound what is held in memory."""
    after = _start(ledger, graph)
    while after < ledger.head():
        until = ledger.stop(after, _KEYS_A_STEP)
        graph.apply(ledger.delta(after, until))
        after = until


def advance_quads(ledger: Ledger, quads: QuadStore) -> None:
    """Bring a quad store to the ledger's head."""
    after = _start(ledger, quads)
    while after < (head := ledger.head()):
        until = min(head, after + _ARTICLES_A_STEP)
        quads.apply(ledger.article_states(after, until), until)
        after = until


def _start(ledger: Ledger, projection: Projection) -> int:
    """Where to go on; a store that is ahead of its ledger (one restored from a backup) begins anew."""
    applied = projection.applied()
    if applied <= ledger.head():
        return applied
    projection.clear()
    return 0
