"""What people decided: kept as rows that are ended by a mark and never deleted.

`what` is one of: `same` (subject and object are one entity), `apart` (the mention `object` is not the entity of `subject`), `namesake`
(in the article `object` the name `subject` is another person), `confirmed`, `added`, `rejected` (claims; `object` is the claim's article,
`body` its record).
"""

import sqlite3
from collections.abc import Iterator
from typing import Literal

import msgspec

from graph.claims import Claim, decode
from graph.errors import NotFoundError
from graph.resolve import Decisions

Decided = Literal["same", "apart", "namesake", "confirmed", "added", "rejected"]


class Judgement(msgspec.Struct, frozen=True):
    """A decision with its reason; `until_seq` is the change that undid it."""

    row: int
    what: Decided
    subject: str
    object: str | None
    why: str
    who: str
    at: str
    seq: int
    until_seq: int | None = None


class Decision(msgspec.Struct, frozen=True):
    """A decision to be noted; `body` is the record of a claim that is confirmed, added or rejected."""

    what: Decided
    subject: str
    object: str
    why: str
    who: str
    body: str | None = None


def note(connection: sqlite3.Connection, decision: Decision, at: str, seq: int) -> int:
    """Write a decision down; its number."""
    insert = "INSERT INTO judgements (what, subject, object, why, who, at, seq, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    d = decision
    cursor = connection.execute(insert, (d.what, d.subject, d.object, d.why, d.who, at, seq, d.body))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def end(connection: sqlite3.Connection, row: int, seq: int) -> None:
    """Undo a decision."""
    connection.execute("UPDATE judgements SET until_seq = ? WHERE row = ?", (seq, row))


def one(connection: sqlite3.Connection, row: int) -> Judgement:
    """A decision that still holds.

    Raises
    ------
    NotFoundError
        When there is none of that number, or it has been undone.
    """
    found = connection.execute(
        "SELECT row, what, subject, object, why, who, at, seq, until_seq FROM judgements WHERE row = ? AND until_seq IS NULL", (row,)
    ).fetchone()
    if found is None:
        raise NotFoundError(f"no judgement {row} that still holds; `elchi entities judgements` lists them")
    return Judgement(*found)


def body(connection: sqlite3.Connection, row: int) -> str | None:
    """The record of the claim that a decision was about; nothing for one about mentions."""
    record: str | None = connection.execute("SELECT body FROM judgements WHERE row = ?", (row,)).fetchone()[0]
    return record


def listed(connection: sqlite3.Connection, *, undone: bool = False) -> Iterator[Judgement]:
    """All decisions that hold, in their order, or all that were ever made."""
    query = "SELECT row, what, subject, object, why, who, at, seq, until_seq FROM judgements WHERE ? OR until_seq IS NULL ORDER BY row"
    return (Judgement(*row) for row in connection.execute(query, (undone,)))


def decisions(connection: sqlite3.Connection) -> Decisions:
    """Which mentions people said are the same, and which are not."""
    query = "SELECT what, subject, object FROM judgements WHERE what IN ('same', 'apart') AND until_seq IS NULL"
    pairs: dict[str, set[tuple[str, str]]] = {"same": set(), "apart": set()}
    for what, subject, other in connection.execute(query):
        pairs[what].add((subject, other))
    return Decisions(frozenset(pairs["same"]), frozenset(pairs["apart"]))


def namesakes(connection: sqlite3.Connection, article: str) -> set[str]:
    """The names (as keys) that mean another person in this article than elsewhere."""
    query = "SELECT subject FROM judgements WHERE what = 'namesake' AND object = ? AND until_seq IS NULL"
    return {subject for (subject,) in connection.execute(query, (article,))}


def claims(connection: sqlite3.Connection, article: str) -> Iterator[tuple[Decided, Claim]]:
    """The claims of an article on which people decided, as they were then, the latest decision last."""
    query = """
        SELECT what, body FROM judgements WHERE what IN ('confirmed', 'added', 'rejected') AND object = ? AND until_seq IS NULL ORDER BY row
    """
    return ((what, decode(body)) for what, body in connection.execute(query, (article,)))


def rejected(connection: sqlite3.Connection) -> Iterator[Claim]:
    """The claims that are rejected."""
    return (decode(body) for (body,) in connection.execute("SELECT body FROM judgements WHERE what = 'rejected' AND until_seq IS NULL"))
