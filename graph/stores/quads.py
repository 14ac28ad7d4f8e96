"""The RDF projection on disk: Oxigraph in a folder, one named graph an article, the sequence number in a graph of its own."""

import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from graph.answers import Answer
from graph.errors import BusyError, StoreError
from graph.identity import article_key
from graph.rdf.dump import dumped
from graph.rdf.project import claim_quads
from graph.rdf.subgraph import of_claims
from graph.rdf.terms import BASE, entity, literal, term
from graph.stores.base import ArticleState, Compared, QuadStore
from graph.stores.limits import check_size
from graph.stores.sparql import ask
from graph.stores.sparql_worker import MODULE, Request
from graph.stores.workers import ask_worker

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Quad, Store

# articles an update text; a text of this size is parsed and written in about a second
_ARTICLES_AN_UPDATE = 50
# quads after which the write-ahead log is put away: a reader replays what is in it at 0.1 s for 10,000 quads
_QUADS_A_FLUSH = 5_000
# quads written, and their share of all, after which the files are put in order: reading is thrice as fast then
_QUADS_AN_ORDERING = 50_000
_SHARE_AN_ORDERING = 0.25
# so many new articles are written as files of their own, past the write-ahead log, which takes half the time
_ARTICLES_IN_BULK = 20
# beside a busy writer one opening in ten meets a file that the writer has just replaced
_OPEN_TRIES = 10


class QuadFile(QuadStore):
    """A quad store in a folder; `read_only` for a second process beside the one that writes, always as of the last update."""

    def __init__(self, folder: Path, base: str = BASE, *, read_only: bool = False) -> None:
        self.folder = folder
        self.base = base
        self._number = entity(base, "projection")
        self._writer = None if read_only else _open_writer(folder)
        self._read: tuple[object, Store] | None = None
        self._unflushed = self._unordered = 0

    def applied(self) -> int:
        """The sequence number of the last change applied; 0 for an empty store.

        Raises
        ------
        StoreError
            When the store was written under another base IRI.
        """
        for quad in self._store().quads_for_pattern(None, term("applied"), None):
            if quad.graph_name != self._number:
                raise StoreError(f"the RDF store in {self.folder} was written under another base IRI than {self.base}; rebuild it")
            return int(quad.object.value)  # type: ignore[union-attr]
        return 0

    def apply(self, states: list[ArticleState], seq: int) -> None:
        """Replace the named graphs of these articles and set the number, in one update; many articles take several, the number last.

        Those that the store has never seen are added before, at a quarter of the cost.
        """
        store = self._writable()
        unique = {state.id: state for state in states}
        new = [state for state in unique.values() if not store.contains_named_graph(entity(self.base, article_key(state.id)))]
        self._add(store, new)
        for state in new:
            del unique[state.id]
        known = list(unique.values())
        last = max(0, len(known) - 1) // _ARTICLES_AN_UPDATE * _ARTICLES_AN_UPDATE
        for first in range(0, last, _ARTICLES_AN_UPDATE):
            store.update("".join(map(self._replaced, known[first : first + _ARTICLES_AN_UPDATE])))
            self._flush_when_due(store)
        store.update("".join([*map(self._replaced, known[last:]), self._numbered(seq)]))
        self._flush_when_due(store)

    def settle(self) -> None:
        """Put the files in order when much was written since this was opened."""
        store = self._writable()
        if self._unordered >= max(_QUADS_AN_ORDERING, _SHARE_AN_ORDERING * len(store)):
            store.optimize()
            self._unordered = self._unflushed = 0

    def clear(self) -> None:
        """Remove all quads."""
        self._writable().clear()

    def close(self) -> None:
        """Let go of the folder's lock; safe to call twice."""
        if self._writer is not None and self._unflushed:
            self._writer.flush()
        self._writer = self._read = None

    def counts(self) -> int:
        """How many quads of articles it holds."""
        store = self._store()
        return len(store) - sum(1 for _ in store.quads_for_pattern(None, None, None, self._number))

    def compared(self, states: Iterable[ArticleState]) -> "Iterator[Compared]":
        """Each article's quads as they stand against those that it makes."""
        store = self._store()
        for state in states:
            graph = entity(self.base, article_key(state.id))
            wanted = set(claim_quads(state.article, state.claims, self.base, state.entities)) if state.article else set()
            found = set(store.quads_for_pattern(None, None, None, graph))
            yield Compared(state.id, len(wanted), len(wanted - found), len(found - wanted))

    def quads(self, articles: list[str] | None = None) -> "Iterator[Quad]":
        """The quads of these articles, or of all."""
        store = self._store()
        graphs = store.named_graphs() if articles is None else [entity(self.base, article_key(article)) for article in articles]
        for graph in graphs:
            if graph != self._number:
                yield from store.quads_for_pattern(None, None, None, graph)

    def dump(self, form: str, *, articles: list[str] | None = None, claims: Collection[str] | None = None) -> bytes:
        """The graph as RDF text (`graph.rdf.dump.FORMATS`): all of it, these articles, or what these claims (ids) say in them.

        Raises
        ------
        QueryError
            When the format is unknown.
        """
        quads = self.quads(articles)
        return dumped(quads if claims is None else of_claims(quads, claims, self.base), form)

    def ask(self, text: str, *, timeout: float = 30.0, max_rows: int = 100_000) -> Answer:
        """Ask a question of ours in this process; the default graph is the union of all graphs.

        Raises
        ------
        QueryError
            When the text is not a query, or time is over (looked at between rows).
        """
        return ask(self._store(), text, timeout=timeout, max_rows=max_rows)

    def ask_untrusted(self, text: str, *, timeout: float = 30.0, max_rows: int = 10_000) -> Answer:
        """Ask a question from outside in a process of its own, which is killed when time is over.

        Raises
        ------
        QueryError
            When the text is too long, too deep, no query, an update, calls another server, or takes too long.
        """
        check_size(text)
        return ask_worker(MODULE, Request(str(self.folder), text, timeout, max_rows), timeout)

    def _store(self) -> "Store":
        """The writer's, or one for reading: opening takes 10 ms and more, so the last one serves as long as nothing was written."""
        if self._writer is not None:
            return self._writer
        written = _written(self.folder)  # before it is opened: what is written meanwhile has it opened once more
        if self._read is None or self._read[0] != written:
            self._read = written, open_reader(str(self.folder))
        return self._read[1]

    def _writable(self) -> "Store":
        if self._writer is None:
            raise StoreError(f"the RDF store in {self.folder} is open for reading only")
        return self._writer

    def _add(self, store: "Store", new: list[ArticleState]) -> None:
        """Articles that the store has never seen; what a sudden end leaves of them is replaced when they come again."""
        quads = (q for s in new if s.article for q in claim_quads(s.article, s.claims, self.base, s.entities))
        if len(new) >= _ARTICLES_IN_BULK:
            numbers = count(1)
            store.bulk_extend(quad for quad, _ in zip(quads, numbers, strict=False))
            self._unordered += next(numbers) - 1
        else:
            added = list(quads)
            store.extend(added)
            self._count(len(added))

    def _replaced(self, state: ArticleState) -> str:
        """The part of an update that replaces an article's graph."""
        graph = entity(self.base, article_key(state.id))
        drop = f"DROP SILENT GRAPH {graph};\n"
        if state.article is None:
            return drop
        quads = claim_quads(state.article, state.claims, self.base, state.entities)
        self._count(len(quads))
        return drop + _inserted(graph, quads)

    def _count(self, written: int) -> None:
        self._unflushed += written
        self._unordered += written

    def _flush_when_due(self, store: "Store") -> None:
        if self._unflushed >= _QUADS_A_FLUSH:
            store.flush()
            self._unflushed = 0

    def _numbered(self, seq: int) -> str:
        from pyoxigraph import Quad

        number = Quad(self._number, term("applied"), literal(seq), self._number)
        return f"DROP SILENT GRAPH {self._number};\n" + _inserted(self._number, [number])


def open_reader(folder: str) -> "Store":
    """The store as of now, for reading beside a writer; a file that the writer just replaced is looked for again.

    Raises
    ------
    StoreError
        When there is no store, or it cannot be read.
    """
    from pyoxigraph import Store

    if not Path(folder, "CURRENT").exists():
        raise StoreError(f"there is no RDF store in {folder}; `elchi rebuild` makes one")
    for attempt in range(_OPEN_TRIES):
        try:
            return Store.read_only(folder)
        except (OSError, RuntimeError) as error:
            reason = error
            time.sleep(0.02 * attempt)
    raise StoreError(f"the RDF store in {folder} cannot be read: {reason}; `elchi rebuild` makes it anew")


def _written(folder: Path) -> set[tuple[str, int, int, int]]:
    """What no writing leaves as it is: the write-ahead logs, which grow, and the list of the other files."""
    found = set()
    for path in (*folder.glob("*.log"), *folder.glob("MANIFEST-*"), folder / "CURRENT"):
        with suppress(FileNotFoundError):  # put away in this moment: then there are others
            told = path.stat()
            found.add((path.name, told.st_ino, told.st_size, told.st_mtime_ns))
    return found


def _open_writer(folder: Path) -> "Store":
    from pyoxigraph import Store

    folder.mkdir(parents=True, exist_ok=True)
    try:
        return Store(str(folder))
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise BusyError(f"the RDF store in {folder} is held by another process") from error
        raise StoreError(f"the RDF store in {folder} cannot be opened: {error}; `elchi rebuild` makes it anew") from error


def _inserted(graph: "NamedNode", quads: "list[Quad]") -> str:
    from pyoxigraph import RdfFormat, serialize

    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    return f"INSERT DATA {{ GRAPH {graph} {{\n{(triples or b'').decode()}}} }};\n"
