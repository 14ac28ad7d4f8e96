"""The property graph on a Neo4j server, 5.x or later, in a database that may be somebody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from graph.errors import StoreError
from graph.stores.cypher import BOOKKEEPING, MARK, CypherGraph
from graph.stores.cypher_worker import Server
from graph.stores.driver_errors import as_store_errors, quiet_driver
from graph.stores.guard import check_plan

if TYPE_CHECKING:
    from neo4j import Driver

    from graph.facts import Delta
    from graph.stores.base import Mark

_OLDEST = 5
# how long a load waits for a server that restarts in its middle; first soon, because most are back in some seconds
_RETRY_SECONDS = 120.0
_RETRY_FIRST, _RETRY_GROWTH = 0.5, 1.5

_CLAIM = (
    f"MERGE (p:{BOOKKEEPING} {{id: $id}}) "
    "SET p.caption = 'elchi', p.seq = 0, p.ledger = $ledger, p.change = null, p.guest = $guest, p.cleared = false"
)
_PROBE = f"MATCH (p:{BOOKKEEPING} {{id: $id}}) SET p.caption = 'elchi'"


class Guest(msgspec.Struct, frozen=True):
    """How we behave in a database that may be another's.

    `into_existing`: also beside nodes that are not ours, which are never touched. `replace`: also in the place of another ledger's
    graph. `strict`: look for nodes that are not ours also where we have loaded before.
    """

    into_existing: bool = False
    replace: bool = False
    strict: bool = False


class ServerGraph(CypherGraph):
    """A property graph in a server's database; it knows whose graph it is, and that the rest is not ours."""

    def __init__(self, driver: Driver, database: str, *, where: str, login: tuple[str, str], guest: Guest) -> None:
        super().__init__(driver, database, where=where, guard=check_plan)
        self._guest = guest
        self._login = login
        self._writable = False

    def admitted(self, ledger: str) -> Mark:
        """The mark, once this ledger's graph may stand here; at the first time the database is claimed for the ledger.

        Raises
        ------
        StoreError
            When it holds the graph of another ledger, or nodes that are not ours, and we were not told to load all the same; or when
            it cannot be written.
        """
        mark = self.mark()
        ours = mark.ledger == ledger
        if not ours:
            self._check_owner(mark)
        if not ours or self._guest.strict:
            self._check_foreign(mark)
        if not ours:
            self._claim(ledger)
            mark = self.mark()
        self._unique = not mark.guest
        return mark

    def apply(self, delta: Delta) -> None:
        """Bring the store to `delta.seq`; a member of a cluster that cannot write says so at once, not when all retries are over."""
        if not self._writable:
            self._write_now(_PROBE)
        super().apply(delta)

    def _place(self) -> Server:
        return Server(self._where, *self._login, self._database)

    def _check_owner(self, mark: Mark) -> None:
        if self._guest.replace:
            return
        if mark.ledger or mark.seq:
            raise StoreError(
                f"{self._where}: the database holds the graph of another ledger ({mark.ledger or 'unknown'}); name another --database, "
                "or put this one in its place: elchi load --replace"
            )
        nodes, _ = self.counts()
        if nodes:
            raise StoreError(
                f"{self._where}: the database holds {nodes} nodes of an elchi graph, and not of which ledger; "
                "put this one in its place: elchi load --replace"
            )

    def _check_foreign(self, mark: Mark) -> None:
        foreign = 0 if self._guest.into_existing or mark.guest else self.foreign_nodes()
        if foreign:
            raise StoreError(
                f"the database holds {foreign} nodes that are not ours; elchi load --into-existing loads beside them without touching them"
            )

    def _claim(self, ledger: str) -> None:
        """Ours from now on; what stood here of ours goes first, so that a sudden end leaves no mix of two."""
        self._write_now(_CLAIM, ledger=ledger, guest=self.foreign_nodes() > 0)
        self.clear()

    def _write_now(self, text: str, **parameters: Any) -> None:
        """Without the driver's retries, which would wait for a leader that never answers under this address."""
        with (
            as_store_errors(self._where),
            self._driver.session(database=self._database) as session,
            session.begin_transaction() as tx,
        ):
            tx.run(text, id=MARK, **parameters).consume()
            tx.commit()
        self._writable = True


def connect(
    uri: str, username: str, password: str, database: str = "neo4j", *, retry_seconds: float = _RETRY_SECONDS, guest: Guest | None = None
) -> ServerGraph:
    """Connect to a database of a server and check that it can be used.

    Parameters
    ----------
    uri
        `bolt://…`, `neo4j://…`, with `+s` or `+ssc` for TLS.
    username, password
        Of a user who may write and change the schema.
    database
        Its name; the Community edition has one, `neo4j`.
    retry_seconds
        How long a transaction is tried again when the server restarts or a lock is held.
    guest
        How to behave where others keep something; the default refuses.

    Raises
    ------
    StoreError
        When the address is malformed or does not answer, the password is wrong, the database is not there, or the server too old.
    """
    from neo4j.exceptions import ConfigurationError

    login = (username, password)
    with as_store_errors(uri, database):
        try:
            driver = _connected(uri, database, login, retry_seconds, notifications_min_severity="OFF")
        except ConfigurationError:  # servers before 5.7 cannot be told to leave their hints out
            driver = _connected(uri, database, login, retry_seconds)
    return ServerGraph(driver, database, where=uri, login=login, guest=guest or Guest())


def _connected(uri: str, database: str, login: tuple[str, str], retry_seconds: float, **options: Any) -> Driver:
    driver = _driver(uri, login, retry_seconds, options)
    try:
        _check(driver, uri, database)
    except BaseException:
        driver.close()
        raise
    return driver


def _driver(uri: str, login: tuple[str, str], retry_seconds: float, options: dict[str, Any]) -> Driver:
    from neo4j import GraphDatabase

    quiet_driver()
    return GraphDatabase.driver(
        uri,
        auth=login,
        user_agent="elchi",
        max_transaction_retry_time=retry_seconds,
        initial_retry_delay=_RETRY_FIRST,
        retry_delay_multiplier=_RETRY_GROWTH,
        connection_timeout=10.0,
        telemetry_disabled=True,
        **options,
    )


def _check(driver: Driver, uri: str, database: str) -> None:
    """The version first: an older server may not understand what comes after."""
    agent = driver.get_server_info().agent
    version = re.search(r"/(\d+)\.", agent)
    if version and int(version[1]) < _OLDEST:
        raise StoreError(f"{uri}: {agent} is too old, Neo4j {_OLDEST} or later is needed")
    with driver.session(database=database, default_access_mode="READ") as session:
        session.run("RETURN 1").consume()
