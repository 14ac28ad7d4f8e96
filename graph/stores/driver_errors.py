"""Errors of the neo4j driver, told in one line of ours."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import QueryError, StoreError

_TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration")
_WRITES = ("AccessMode", "Forbidden")


# what a server's refusal means for whoever loads, by the end of its code
_READ_ONLY = (
    "cannot be written ({told}); name a member that takes writes, or the cluster by neo4j://…; where the database itself is read-only: "
    "ALTER DATABASE … SET ACCESS READ WRITE"
)
_MENDED = {
    "AuthenticationRateLimit": "the password was wrong too often; wait some seconds, then see to NEO4J_USERNAME and NEO4J_PASSWORD",
    "CredentialsExpired": "the password must be changed before its first use: ALTER CURRENT USER SET PASSWORD FROM … TO … in cypher-shell",
    "DatabaseNotFound": "there is no database {database}; SHOW DATABASES lists them, --database names one",
    "NotALeader": _READ_ONLY,
    "ForbiddenOnReadOnlyDatabase": _READ_ONLY,
    "WriteOnReadOnlyAccessDatabase": _READ_ONLY,
    "ReadOnly": _READ_ONLY,
    "AccessMode": _READ_ONLY,
    "Forbidden": "the user may not do this ({told}); name one who may write and make constraints and indexes",
    "ConstraintValidationFailed": "{told}: what others attached to our nodes has to go first, or stays and blocks the load",
}
_NO_TLS = "no encrypted connection ({told}); does the server speak TLS? If not, bolt:// or neo4j:// without +s and +ssc"
_UNTRUSTED = "the server's certificate is not trusted ({told}); +ssc in place of +s takes one that the server signed itself"
_SILENT = "cannot be reached ({told}); is the server running, and the port right?"


@contextmanager
def as_store_errors(where: str, database: str = "") -> Iterator[None]:
    """What the driver raises inside comes out as a StoreError that names the store, in one line with a way out."""
    from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable, WriteServiceUnavailable

    try:
        yield
    except WriteServiceUnavailable as error:
        raise StoreError(f"{where}: {_READ_ONLY.format(told='it only reads')}") from error
    except AuthError as error:
        raise StoreError(f"{where}: user name or password is wrong (NEO4J_USERNAME, NEO4J_PASSWORD)") from error
    except ServiceUnavailable as error:
        raise StoreError(f"{where}: {_unreachable(error)}") from error
    except Neo4jError as error:
        mended = _MENDED.get((error.code or "").rsplit(".", 1)[-1], "{told}")
        raise StoreError(f"{where}: {mended.format(told=first_line(error), database=database)}") from error
    except (DriverError, OSError, ValueError) as error:
        raise StoreError(f"{where}: {first_line(error)}") from error


def _unreachable(error: BaseException) -> str:
    """Why there is no connection; a router's answer wraps what it met with."""
    group = error.__cause__
    met = group.exceptions[0] if isinstance(group, BaseExceptionGroup) else error
    text = str(met)
    for sign, told in (("CERTIFICATE_VERIFY_FAILED", _UNTRUSTED), ("encrypted connection", _NO_TLS)):
        if sign in text:
            return told.format(told=first_line(met).rstrip(":"))
    return _SILENT.format(told=first_line(met).rstrip(":"))


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
