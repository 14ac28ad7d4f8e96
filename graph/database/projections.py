"""The projections of a folder: opened when first needed, brought from their own number to the ledger's."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graph.facts import Delta
from graph.ledger import Ledger
from graph.stores.base import PropertyGraph, QuadStore

if TYPE_CHECKING:
    from graph.stores.neo4j_server import Guest

OnWait = Callable[[str], None]
Progress = Callable[[int, int], None]
# what one step holds in memory
_KEYS_A_STEP = 5_000
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


class Openers(msgspec.Struct, frozen=True):
    """How the projections of a folder are opened.

    The property graph stays open once it is. The quad store has one writer at a time, so it is opened for writing only while it is
    brought up to date; readers stand beside the writer. `shared` where others may keep something in the property graph's
    database; `lent` where it is closed by whoever made the openers, not with the database that asked for it.
    """

    graph: Callable[[Path, OnWait], PropertyGraph] = _embedded
    quad_writer: Callable[[Path], QuadStore] = _quad_writer
    quad_reader: Callable[[Path], QuadStore] = _quad_reader
    shared: bool = False
    lent: bool = False


def server(uri: str, username: str, password: str, database: str = "neo4j", *, guest: "Guest | None" = None) -> Openers:
    """Openers with a Neo4j server in the place of the embedded property graph."""

    def connected(_folder: Path, _on_wait: OnWait) -> PropertyGraph:
        from graph.stores.neo4j_server import connect

        return connect(uri, username, password, database, guest=guest)

    return Openers(graph=connected, shared=True)


def advance_graph(ledger: Ledger, graph: PropertyGraph, progress: Progress = lambda _done, _total: None) -> None:
    """Bring a property graph to the ledger's head; one that a sudden end left with more or less than the ledger makes is made anew.

    `progress` is told after each transaction how many nodes and edges are written, of how many.

    The embedded engine lost its last transactions in one of some hundred kills, though it had said that they were on the disk. What came
    after the number that the graph holds is said again, so it is there; the counts show whether anything before it is not.
    """
    _replay(ledger, graph, progress)
    if graph.suspect and graph.counts() != ledger.counts():
        graph.clear()
        _replay(ledger, graph, progress)
    graph.suspect = False


def _replay(ledger: Ledger, graph: PropertyGraph, progress: Progress) -> None:
    """In steps that bound what is held in memory."""
    after = _graph_start(ledger, graph)
    if after < ledger.head():
        graph.on_rows = _counted(ledger.pending(after), progress)
    while after < (head := ledger.head()):
        for delta in _deltas(ledger, after, head):
            graph.apply(delta)
            after = delta.seq


def _deltas(ledger: Ledger, after: int, head: int) -> Iterator[Delta]:
    """In steps; each next one is read, over a way of its own into the ledger's file, while the store writes the one before."""
    delta = _step(ledger, after)
    with ThreadPoolExecutor(1) as reader:
        while delta.seq < head:
            ahead = reader.submit(_step_beside, ledger.path, delta.seq) if ledger.path.is_file() else None
            yield delta
            delta = ahead.result() if ahead else _step(ledger, delta.seq)
    yield delta


def _step(ledger: Ledger, after: int) -> Delta:
    return ledger.delta(after, ledger.stop(after, _KEYS_A_STEP))


def _step_beside(path: Path, after: int) -> Delta:
    with closing(Ledger.open(path, create=False)) as ledger:
        return _step(ledger, after)


def _counted(total: int, progress: Progress) -> Callable[[int], None]:
    """Ends of edges that come along early may be told twice, so what is done is cut at the total."""
    done = 0

    def told(rows: int) -> None:
        nonlocal done
        done = min(done + rows, total)
        progress(done, total)

    return told


def advance_quads(ledger: Ledger, quads: QuadStore) -> None:
    """Bring a quad store to the ledger's head."""
    start = after = _quads_start(ledger, quads)
    while after < (head := ledger.head()):
        until = min(head, after + _ARTICLES_A_STEP)
        quads.apply(ledger.article_states(after, until), until)
        after = until
    if after > start:
        quads.settle()


def _graph_start(ledger: Ledger, graph: PropertyGraph) -> int:
    """Where to go on; a store of another history begins anew: the ledger was exchanged, or restored from a backup and then went on."""
    mark = graph.admitted(ledger.id)
    known = mark.ledger in {None, ledger.id} and mark.change in {None, ledger.change(mark.seq)}
    if known and mark.cleared and mark.seq <= ledger.head():
        return mark.seq
    graph.clear()
    return 0


def _quads_start(ledger: Ledger, quads: QuadStore) -> int:
    """Where to go on; a store that is ahead of its ledger (one restored from a backup) begins anew."""
    applied = quads.applied()
    if applied <= ledger.head():
        return applied
    quads.clear()
    return 0
