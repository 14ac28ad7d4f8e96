"""The property graph on a Neo4j server, 5.x or later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.errors import StoreError
from graph.stores.cypher import CypherGraph
from graph.stores.driver_errors import as_store_errors, quiet_driver
from graph.stores.guard import check_plan

if TYPE_CHECKING:
    from neo4j import Driver

_OLDEST = 5
# how long a load waits for a server that restarts in its middle
_RETRY_SECONDS = 120.0


def connect(uri: str, username: str, password: str, database: str = "neo4j", *, retry_seconds: float = _RETRY_SECONDS) -> CypherGraph:
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

    Raises
    ------
    StoreError
        When the address is malformed or does not answer, the password is wrong, the database is not there, or the server too old.
    """
    with as_store_errors(uri):
        driver = _driver(uri, username, password, retry_seconds)
        try:
            _check(driver, uri, database)
        except BaseException:
            driver.close()
            raise
    return CypherGraph(driver, database, where=uri, guard=check_plan)


def _driver(uri: str, username: str, password: str, retry_seconds: float) -> Driver:
    from neo4j import GraphDatabase

    quiet_driver()
    return GraphDatabase.driver(
        uri,
        auth=(username, password),
        user_agent="elchi",
        notifications_min_severity="OFF",
        max_transaction_retry_time=retry_seconds,
        connection_timeout=10.0,
        telemetry_disabled=True,
    )


def _check(driver: Driver, uri: str, database: str) -> None:
    with driver.session(database=database, default_access_mode="READ") as session:
        agent = session.run("RETURN 1").consume().server.agent
    version = re.search(r"/(\d+)\.", agent)
    if version and int(version[1]) < _OLDEST:
        raise StoreError(f"{uri}: {agent} is too old, Neo4j {_OLDEST} or later is needed")
