"""The property graph behind the neo4j driver: Neo4j itself, or the embedded engine that speaks its protocol.

Ours is what has an `id` that starts with `elchi:`; nothing else in the database is ever touched. The sequence number stands in a
node of its own and is written in the transaction of the last data, so that data and number cannot part.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from graph.answers import Answer
from graph.facts import Edge, Node
from graph.identity import PREFIX
from graph.stores.base import Mark, PropertyGraph
from graph.stores.cypher_worker import MODULE, Folder, Request, Server
from graph.stores.driver_errors import as_query_errors, as_store_errors
from graph.stores.limits import check_size
from graph.stores.schema import prepare
from graph.stores.statements import Step, labels, steps, types
from graph.stores.workers import ask_worker

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session, Transaction

    from graph.facts import Delta, Fact

BOOKKEEPING = "ElchiProjection"
MARK = f"{PREFIX}Projection"
# rows a transaction: what commits as one, without a transaction that outgrows the server's memory
_TRANSACTION_ROWS = 5000

_READ_MARK = (
    f"MATCH (p:{BOOKKEEPING} {{id: $id}}) "
    "RETURN p.seq AS seq, p.ledger AS ledger, p.change AS change, coalesce(p.guest, false) AS guest, coalesce(p.cleared, true) AS cleared"
)
_WRITE_MARK = (
    f"MERGE (p:{BOOKKEEPING} {{id: $id}}) SET p.caption = 'elchi', p.seq = $seq, p.ledger = coalesce($ledger, p.ledger), p.change = $change"
)
_BEGIN_CLEARING = f"MERGE (p:{BOOKKEEPING} {{id: $id}}) SET p.caption = 'elchi', p.seq = 0, p.change = null, p.cleared = false"
_END_CLEARING = f"MATCH (p:{BOOKKEEPING} {{id: $id}}) SET p.cleared = true"
_OURS = f"n.id STARTS WITH '{PREFIX}'"
_CLEAR = f"MATCH (n) WHERE {_OURS} AND NOT n:{BOOKKEEPING} WITH n LIMIT {_TRANSACTION_ROWS} DETACH DELETE n RETURN count(*) AS c"
_FOREIGN = f"MATCH (n) WHERE NOT coalesce({_OURS}, false) RETURN count(n) AS c"
_NODES = f"MATCH (n) WHERE {_OURS} AND NOT n:{BOOKKEEPING} RETURN count(n) AS c"
_EDGES = f"MATCH (n)-[r]->(m) WHERE r.key IS NOT NULL AND {_OURS} AND m.id STARTS WITH '{PREFIX}' RETURN count(r) AS c"

_R = TypeVar("_R")
Guard = Callable[["Transaction", str, dict[str, Any]], None]


class CypherGraph(PropertyGraph):
    """A property graph over a driver.

    Parameters
    ----------
    driver
        May write; closed with the graph.
    database
        The name of the database in it.
    where
        How errors name the store.
    asker
        The driver that questions go through, when it is another one (a user who can only read).
    guard
        Called before a question that is not trusted runs; raises QueryError when it must not.
    """

    def __init__(
        self, driver: Driver, database: str, *, where: str = "the graph", asker: Driver | None = None, guard: Guard | None = None
    ) -> None:
        self._driver = driver
        self._asker = asker or driver
        self._database = database
        self._where = where
        self._guard = guard
        self._prepared: set[str] = set()
        self._unique = True

    def applied(self) -> int:
        """The sequence number of the last change applied; 0 for an empty store."""
        return self.mark().seq

    def mark(self) -> Mark:
        """How far it has come, in which ledger."""

        def work() -> Mark:
            with self._driver.session(database=self._database) as session:
                record = session.execute_read(lambda tx: tx.run(_READ_MARK, id=MARK).single())
                return Mark(**record) if record else Mark()

        return self._recovered(work)

    def admitted(self, ledger: str) -> Mark:
        """The store's mark; it is ours alone, so any ledger may stand in it."""
        del ledger
        return self.mark()

    def apply(self, delta: Delta) -> None:
        """Bring the store to `delta.seq`.

        Raises
        ------
        StoreError
            When the store cannot be reached, refuses, or an edge names a node that is not there; the number then stays as it was.
        """
        self._recovered(lambda: self._apply(delta))

    def counts(self) -> tuple[int, int]:
        """How many nodes and edges of ours it holds, the bookkeeping left out."""
        return self._number(_NODES), self._number(_EDGES)

    def look_up(self, facts: Sequence[Fact]) -> list[Fact]:
        """These facts, all of one label or one type, as they stand in the store; those that do not are left out."""
        from graph.stores import lookup

        def read(tx: ManagedTransaction) -> list[Fact]:
            nodes, edges = [f for f in facts if isinstance(f, Node)], [f for f in facts if isinstance(f, Edge)]
            found = list(lookup.nodes(tx, nodes[0].label, nodes)) if nodes else []
            return found + (list(lookup.edges(tx, edges[0].type, edges)) if edges else [])

        def work() -> list[Fact]:
            with self._driver.session(database=self._database) as session:
                return session.execute_read(read)

        return self._recovered(work)

    def foreign_nodes(self) -> int:
        """How many nodes of others the database holds."""
        return self._number(_FOREIGN)

    def clear(self) -> None:
        """Remove everything of ours but the mark, which tells of an interrupted clearing; that is to be done again."""
        self._number(_BEGIN_CLEARING, id=MARK)
        while self._number(_CLEAR):
            continue
        self._number(_END_CLEARING, id=MARK)

    def ask(
        self,
        query: str,
        parameters: dict[str, Any] | None = None,
        *,
        timeout: float = 30.0,
        max_rows: int = 100_000,
        trusted: bool = False,
    ) -> Answer:
        """Run a question that only reads; a `trusted` text is our own, and spared the guard, for which a server plans it twice.

        Raises
        ------
        QueryError
            When the text is wrong, would write or reach outside, or does not end in `timeout` seconds.
        StoreError
            When the store cannot be reached.
        """
        return self._recovered(lambda: self._ask(query, parameters or {}, timeout, max_rows, None if trusted else self._guard))

    def ask_untrusted(
        self, query: str, parameters: dict[str, Any] | None = None, *, timeout: float = 30.0, max_rows: int = 10_000
    ) -> Answer:
        """Ask a question from outside in a process of its own, which is killed when time is over.

        Raises
        ------
        QueryError
            When the text is wrong, too long or too deep, would write or reach outside, or does not end in `timeout` seconds.
        StoreError
            When the store cannot be reached.
        """
        check_size(query)
        return ask_worker(MODULE, Request(self._place(), query, parameters or {}, timeout, max_rows), timeout)

    @abstractmethod
    def _place(self) -> Folder | Server:
        """Where a worker finds the same graph."""

    def close(self) -> None:
        """Let go of the drivers."""
        self._asker.close()
        self._driver.close()

    def _recovered(self, work: Callable[[], _R]) -> _R:
        """Do the work; what the driver raises becomes a StoreError. Stores that can come back after a loss override this."""
        with as_store_errors(self._where, self._database):
            return work()

    def _apply(self, delta: Delta) -> None:
        *first, last = _transactions(steps(delta))
        with self._driver.session(database=self._database) as session:
            self._prepare(session, labels(delta) | {BOOKKEEPING}, types(delta))
            for portion in first:
                _commit(session, portion, None)
                self.on_rows(_rows(portion))
            _commit(session, last, delta)
            self.on_rows(_rows(last))

    def _prepare(self, session: Session, wanted: set[str], kinds: set[str]) -> None:
        """Once a process for each label and type; asking the server each time would cost more than a small delta."""
        new, new_kinds = wanted - self._prepared, kinds - self._prepared
        if new or new_kinds:
            prepare(session, new, new_kinds, unique=self._unique)
            self._prepared |= new | new_kinds

    def _number(self, text: str, **parameters: Any) -> int:
        def work() -> int:
            with self._driver.session(database=self._database) as session:
                return int(session.execute_write(lambda tx: (tx.run(text, parameters).single() or [0])[0]))

        return self._recovered(work)

    def _ask(self, query: str, parameters: dict[str, Any], timeout: float, max_rows: int, guard: Guard | None) -> Answer:
        from graph.stores.values import plain

        with (
            as_query_errors(),
            self._asker.session(database=self._database, default_access_mode="READ", fetch_size=max_rows + 1) as session,
            session.begin_transaction(timeout=timeout) as tx,
        ):
            if guard:
                guard(tx, query, parameters)
            result = tx.run(query, parameters)
            rows = [tuple(plain(v) for v in record.values()) for record in result.fetch(max_rows + 1)]
            columns = tuple(result.keys())
            tx.commit()  # the embedded engine refuses some writes only here
            return Answer(columns, rows[:max_rows], more=len(rows) > max_rows)


def _transactions(every: Iterable[Step]) -> Iterator[list[Step]]:
    """Portions of at most some thousand rows; one empty portion when there is nothing to do but to set the number."""
    portion: list[Step] = []
    for step in every:
        if portion and _rows(portion) + len(step.rows) > _TRANSACTION_ROWS:
            yield portion
            portion = []
        portion.append(step)
    yield portion


def _rows(portion: list[Step]) -> int:
    return sum(len(step.rows) for step in portion)


def _commit(session: Session, portion: list[Step], until: Delta | None) -> None:
    """The driver repeats what a restart of the server or a lock interrupts, but not what may have been done; ours may be done twice."""
    from neo4j.exceptions import ConstraintError, IncompleteCommit

    try:
        session.execute_write(_write, portion, until)
    except (ConstraintError, IncompleteCommit):  # made by another process at the same time: now it is there to be found
        session.execute_write(_write, portion, until)


def _write(tx: ManagedTransaction, portion: list[Step], until: Delta | None) -> None:
    for step in portion:
        step.run(tx)
    if until is not None:
        tx.run(_WRITE_MARK, id=MARK, seq=until.seq, ledger=until.ledger, change=until.change).consume()
