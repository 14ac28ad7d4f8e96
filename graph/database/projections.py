"""The projections of a folder: opened when first needed, brought from their own number to the ledger's."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from graph.ledger import Ledger
from graph.stores.base import Projection, PropertyGraph, QuadStore

OnWait = Callable[[str], None]
# what one step holds in memory
_KEYS_A_STEP = 20_000
_ARTICLES_A_STEP = 500


def _embedded(folder: Path, on_wait: OnWait) -> PropertyGraph:
    from graph.stores.embedded import open_embedded

    return open_embedded(folder / "graph", on_wait=on_wait)


def _quad_file(folder: Path, on_wait: OnWait) -> QuadStore:
    from graph.stores.quads import QuadFile

    return QuadFile(folder / "rdf", on_wait=on_wait)


class Openers(msgspec.Struct, frozen=True):
    """How the projections of a folder are opened; called once each, when first needed."""

    graph: Callable[[Path, OnWait], PropertyGraph] = _embedded
    quads: Callable[[Path, OnWait], QuadStore] = _quad_file


def advance_graph(ledger: Ledger, graph: PropertyGraph) -> None:
    """Bring a property graph to the ledger's head, in steps that bound what is held in memory."""
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
