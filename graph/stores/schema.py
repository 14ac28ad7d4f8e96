"""Constraints and indexes of the property graph: without them every MERGE looks at every node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graph.stores.statements import quoted

if TYPE_CHECKING:
    from neo4j import Session

_BY_CODE = ("State", "Organization", "Office")
_PRESENT = "SHOW INDEXES YIELD entityType, labelsOrTypes, properties RETURN entityType, labelsOrTypes, properties"
_UNIQUE = "CREATE CONSTRAINT IF NOT EXISTS FOR {pattern} REQUIRE x.{name} IS UNIQUE"
_INDEX = "CREATE INDEX IF NOT EXISTS FOR {pattern} ON (x.{name})"
_Indexed = tuple[str, str, str]


def prepare(session: Session, labels: Iterable[str], types: Iterable[str]) -> None:
    """See to it that nodes are unique by id, edges by key, and codes are indexed; what is there stays as it is."""
    present = set(_present(session))
    for label in sorted(labels):
        if ("NODE", label, "id") not in present:
            _unique(session, f"(x:{quoted(label)})", "id")
        if label in _BY_CODE and ("NODE", label, "code") not in present:
            session.run(_INDEX.format(pattern=f"(x:{quoted(label)})", name="code")).consume()
    for kind in sorted(types):
        if ("RELATIONSHIP", kind, "key") not in present:
            _unique(session, f"()-[x:{quoted(kind)}]-()", "key")


def _present(session: Session) -> Iterator[_Indexed]:
    for record in session.run(_PRESENT):
        for name in record["labelsOrTypes"] or ():
            if len(record["properties"] or ()) == 1:
                yield record["entityType"], name, record["properties"][0]


def _unique(session: Session, pattern: str, name: str) -> None:
    from neo4j.exceptions import ClientError

    try:
        session.run(_UNIQUE.format(pattern=pattern, name=name)).consume()
    except ClientError:  # another's nodes of this label share an id: an index finds ours as well
        session.run(_INDEX.format(pattern=pattern, name=name)).consume()
