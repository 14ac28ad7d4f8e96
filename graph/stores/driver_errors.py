"""Errors of the neo4j driver, told in one line of ours."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import QueryError, StoreError

_TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration")
_WRITES = ("AccessMode", "Forbidden")


@contextmanager
def as_store_errors(where: str) -> Iterator[None]:
    """What the driver raises inside comes out as a StoreError that names the store."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable

    try:
        yield
    except AuthError as error:
        raise StoreError(f"{where}: user name or password is wrong (NEO4J_USERNAME, NEO4J_PASSWORD)") from error
    except ServiceUnavailable as error:
        raise StoreError(f"{where}: cannot be reached ({first_line(error)}); is the server running, and the port right?") from error
    except Neo4jError as error:
        raise StoreError(f"{where}: {first_line(error)}") from error
    except (DriverError, OSError, ValueError) as error:
        raise StoreError(f"{where}: {first_line(error)}") from error


@contextmanager
def as_query_errors() -> Iterator[None]:
    """What the server says of a question comes out as a QueryError; a lost connection passes through."""
    from neo4j.exceptions import AuthError, Neo4jError

    started = time.monotonic()
    try:
        yield
    except AuthError:
        raise
    except Neo4jError as error:
        name = (error.code or "").rsplit(".", 1)[-1]
        if name in _TIMED_OUT:
            raise QueryError(f"the question was ended after {time.monotonic() - started:.0f} s; bind a node, or ask for less") from error
        if name in _WRITES:
            raise QueryError(f"a question only reads: {first_line(error)}") from error
        raise QueryError(first_line(error)) from error


def lost_connection(error: BaseException | None) -> bool:
    """Whether the server has gone, or another one with other passwords answers in its place."""
    from neo4j.exceptions import AuthError, ServiceUnavailable, SessionExpired

    return isinstance(error, (AuthError, ServiceUnavailable, SessionExpired))


def quiet_driver() -> None:
    """The driver logs each retry; without a handler of anybody's, logging would print that on stderr."""
    logging.getLogger("neo4j").addHandler(logging.NullHandler())


def first_line(error: BaseException) -> str:
    """The first line of what an error says, without the driver's frame of codes."""
    text = str(getattr(error, "message", None) or error).strip()
    return text.splitlines()[0] if text else type(error).__name__
