"""The store of record: articles and claims, append-only, in one SQLite file; every other store can be made anew from it."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.articles import Article
from graph.claims import Claim
from graph.errors import LedgerError
from graph.facts import Delta, Fact
from graph.ledger import audit, deltas, reading, schema, writing
from graph.ledger.intake import admitted
from graph.ledger.records import LedgerStats, Outcome
from graph.stores.base import ArticleState


class Ledger:
    """One open ledger; several processes may have it open, their writes take turns."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> "Ledger":
        """Open the ledger file, migrated to the present schema.

        Raises
        ------
        LedgerError
            When there is none and `create` is false, it is no ledger, or it was written by a newer elchi.
        """
        if not create and not path.exists():
            raise LedgerError(f"{path}: no ledger here; name another folder or ingest something first")
        return cls(path, schema.connect(path))

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._connection.close()

    def put(self, article: Article, claims: Sequence[Claim], at: str | None = None) -> Outcome:
        """Take in an article with its claims; see `put_many`."""
        return self.put_many([(article, claims)], at)[0]

    def put_many(self, items: Iterable[tuple[Article, Sequence[Claim]]], at: str | None = None) -> list[Outcome]:
        """Take in articles with all their claims, in one transaction; all are safe once it returns.

        An article that is as it was writes nothing. A changed one has its claims replaced; those that stay the same are not touched.

        Raises
        ------
        EvidenceError, InputError
            When a claim is not to be admitted (`graph.ledger.intake`); then nothing of all the items is written.
        """
        checked = [(article, admitted(article, claims)) for article, claims in items]
        with self._writing():
            return [writing.put(self._connection, article, claims, at or _now()) for article, claims in checked]

    def retract(self, article: str, at: str | None = None) -> Outcome:
        """Mark an article and its claims as retracted.

        Raises
        ------
        NotFoundError
            When no such article stands in the ledger.
        """
        with self._writing():
            return writing.retract(self._connection, article, at or _now())

    def head(self) -> int:
        """The number of the last change; 0 for an empty ledger."""
        return reading.head(self._connection)

    def stop(self, after: int, keys: int) -> int:
        """A sequence number up to which some `keys` nodes and edges changed since `after`, for deltas of bounded size."""
        return reading.stop(self._connection, after, keys)

    def delta(self, after: int, until: int | None = None) -> Delta:
        """The nodes and edges, as they stand now, whose last change lies in `(after, until]`; `until` defaults to the head."""
        with self._snapshot():
            return deltas.delta(self._connection, after, reading.head(self._connection) if until is None else until)

    def article_states(self, after: int, until: int | None = None) -> list[ArticleState]:
        """The articles, as they stand now, that changes in `(after, until]` wrote or retracted."""
        with self._snapshot():
            return reading.states(self._connection, after, reading.head(self._connection) if until is None else until)

    def facts(self, types: Collection[str] | None = None) -> Iterator[Fact]:
        """All live nodes and edges, or those whose label or type is named; every node comes before the edges that refer to it."""
        return deltas.live(self._connection, types)

    def articles(self) -> Iterator[Article]:
        """All live articles, in order of their ids."""
        return reading.articles(self._connection)

    def article(self, article: str) -> Article:
        """One live article.

        Raises
        ------
        NotFoundError
            When no such article stands in the ledger.
        """
        return reading.article(self._connection, article)

    def claims(self, article: str | None = None) -> Iterator[Claim]:
        """The live claims, of one article or of all."""
        return reading.claims(self._connection, article)

    def stats(self) -> LedgerStats:
        """How much stands in the ledger now."""
        with self._snapshot():
            return reading.stats(self._connection)

    def counts(self) -> tuple[int, int]:
        """How many nodes and edges the live claims make."""
        return deltas.count(self._connection)

    def recompile(self) -> int:
        """Compile all articles again, as after an upgrade of elchi; the number of those whose nodes and edges changed."""
        with self._writing():
            return writing.recompile(self._connection, _now())

    def integrity(self) -> Iterator[str]:
        """What is wrong with the file itself; nothing, as a rule."""
        return audit.integrity(self._connection)

    def versions(self) -> Iterator[audit.ArticleVersion]:
        """All articles as they were ever stored."""
        return audit.versions(self._connection)

    def contributions(self, article: str) -> dict[str, dict[str, Any]]:
        """The properties that a live article gives to nodes and edges, by their keys."""
        return audit.contributions(self._connection, article)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with schema.translated(self.path), schema.transaction(self._connection):
            yield

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        with schema.translated(self.path), schema.transaction(self._connection, "DEFERRED"):
            yield


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
