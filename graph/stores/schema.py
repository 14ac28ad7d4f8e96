"""Constraints and indexes of the property graph: without them every MERGE looks at every node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.stores.statements import quoted

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

_BY_CODE = ("State", "Organization", "Office")
_BY_NAME = ("Person",)
_PRESENT = "SHOW INDEXES YIELD entityType, labelsOrTypes, properties RETURN entityType, labelsOrTypes, properties"
_UNIQUE = "CREATE CONSTRAINT IF NOT EXISTS FOR {pattern} REQUIRE x.{name} IS UNIQUE"
_INDEX = "CREATE INDEX IF NOT EXISTS FOR {pattern} ON (x.{name})"
_PATTERNS = {"NODE": "(x:{name})", "RELATIONSHIP": "()-[x:{name}]-()"}
_Indexed = tuple[str, str, str]


def prepare(session: Session, labels: Iterable[str], types: Iterable[str], *, unique: bool = True) -> None:
    """See to it that nodes are found by id, edges by key, states and the like by code, persons by name.

    `unique` also forbids two of one id; not where others keep nodes of the same labels, who would be bound by it.
    """
    present = set(session.execute_read(lambda tx: list(_present(tx))))
    for entity, name, key, alone in _wanted(labels, types, unique=unique):
        if (entity, name, key) not in present:
            _index(session, _PATTERNS[entity].format(name=quoted(name)), key, unique=alone)


def statements(labels: Iterable[str], types: Iterable[str]) -> Iterator[str]:
    """The same as Cypher, for a database that somebody else fills."""
    for entity, name, key, alone in _wanted(labels, types, unique=True):
        yield (_UNIQUE if alone else _INDEX).format(pattern=_PATTERNS[entity].format(name=quoted(name)), name=key)


def _wanted(labels: Iterable[str], types: Iterable[str], *, unique: bool) -> Iterator[tuple[str, str, str, bool]]:
    yield from (("NODE", label, "id", unique) for label in sorted(labels))
    yield from (("NODE", label, "code", False) for label in sorted(set(labels).intersection(_BY_CODE)))
    yield from (("NODE", label, "name", False) for label in sorted(set(labels).intersection(_BY_NAME)))
    yield from (("RELATIONSHIP", kind, "key", unique) for kind in sorted(types))


def _present(tx: ManagedTransaction) -> Iterator[_Indexed]:
    for record in tx.run(_PRESENT):
        for name in record["labelsOrTypes"] or ():
            if len(record["properties"] or ()) == 1:
                yield record["entityType"], name, record["properties"][0]


def _index(session: Session, pattern: str, name: str, *, unique: bool) -> None:
    from neo4j.exceptions import ClientError

    if unique:
        try:
            _run(session, _UNIQUE.format(pattern=pattern, name=name))
        except ClientError:  # nodes of this label share an id: an index finds ours as well
            unique = False
    if not unique:
        _run(session, _INDEX.format(pattern=pattern, name=name))


def _run(session: Session, text: str) -> None:
    """In a managed transaction, which outlives a restart of the server."""
    session.execute_write(lambda tx: tx.run(text).consume())
