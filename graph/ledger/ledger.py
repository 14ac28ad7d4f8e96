"""The store of record: articles and claims, append-only, in one SQLite file; every other store can be made anew from it."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from graph.articles import Article
from graph.claims import Claim
from graph.errors import LedgerError
from graph.facts import Delta, Edge, Entity, Fact, Node
from graph.ledger import audit, copies, deltas, difference, entities, judgements, past, reading, rereading, schema, writing
from graph.ledger.intake import admitted
from graph.ledger.judgements import Decision, Judgement
from graph.ledger.records import LedgerStats, Outcome
from graph.moments import noted, now
from graph.resolve import Mention
from graph.resolve.records import MentionKind
from graph.stores.base import ArticleState


class Ledger:
    """One open ledger; several processes may have it open, their writes take turns."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self.id = schema.identity(connection)

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
        ledger = cls(path, schema.connect(path))
        ledger._finish_migration()
        return ledger

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
            at = at or _now()  # one moment for all: nobody ever saw a part of them
            return [writing.put(self._connection, article, claims, at) for article, claims in checked]

    def put_again(
        self, items: Iterable[tuple[Article, Sequence[Claim]]], at: str | None = None, *, dry_run: bool = False
    ) -> list[rereading.Reread]:
        """Take in new claims of stored articles, in one transaction, and tell what that changes; `dry_run` only tells.

        Raises
        ------
        EvidenceError, InputError
            As `put_many`.
        """
        checked = [(article, admitted(article, claims)) for article, claims in items]
        with self._snapshot() if dry_run else self._writing():
            told = [rereading.compared(self._connection, article, claims) for article, claims in checked]
            at = at or _now()
            for (article, claims), reread in zip(checked, told, strict=True):
                if reread.differs and not dry_run:
                    writing.put(self._connection, article, claims, at)
        return told

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

    def change(self, seq: int) -> str | None:
        """What the change of that number was and when; null where there is none. Tells two histories of one ledger apart."""
        return reading.change(self._connection, seq)

    def known_at(self, moment: datetime) -> int:
        """The number of the last change that was made by that moment; 0 where there is none."""
        return past.known_at(self._connection, moment)

    def difference(self, first: datetime, last: datetime | None = None) -> list[difference.Difference]:
        """What is other than it was at a moment: at a later one, or now."""
        with self._snapshot():
            until = reading.head(self._connection) if last is None else past.known_at(self._connection, last)
            return list(difference.between(self._connection, past.known_at(self._connection, first), until))

    def copy_past(self, seq: int, path: Path) -> None:
        """Write a new ledger that stands as this one did after its change `seq`, with the same id."""
        with closing(Ledger.open(path)) as then, self._snapshot(), then._writing():
            past.copy(self._connection, then._connection, seq)

    def backup(self, file: Path, *, force: bool = False) -> None:
        """Copy the ledger into one file while others may write; it is checked before it takes its place, another is replaced by `force`.

        Raises
        ------
        LedgerError
            When the file is there and `force` is false, or cannot be written.
        """
        with schema.translated(self.path):
            copies.backup(self._connection, file, force=force)

    def pending(self, after: int) -> int:
        """How many nodes and edges changed since `after`."""
        return reading.pending(self._connection, after)

    def stop(self, after: int, keys: int) -> int:
        """A sequence number up to which some `keys` nodes and edges changed since `after`, for deltas of bounded size."""
        return reading.stop(self._connection, after, keys)

    def delta(self, after: int, until: int | None = None) -> Delta:
        """The nodes and edges, as they stand now, whose last change lies in `(after, until]`; `until` defaults to the head."""
        with self._snapshot():
            until = reading.head(self._connection) if until is None else until
            told = deltas.delta(self._connection, after, until)
            return msgspec.structs.replace(told, ledger=self.id, change=reading.change(self._connection, until))

    def standing(self, *, but: Collection[str] = ()) -> Delta:
        """All that stands now as one delta, which is read faster than its parts; without the labels and types that are left out."""
        with self._snapshot():
            facts = list(deltas.live(self._connection, None, but))
            head = reading.head(self._connection)
            nodes, edges = (fact for fact in facts if isinstance(fact, Node)), (fact for fact in facts if isinstance(fact, Edge))
            return Delta(0, head, tuple(nodes), tuple(edges), ledger=self.id, change=reading.change(self._connection, head))

    def article_states(self, after: int, until: int | None = None) -> list[ArticleState]:
        """The articles, as they stand now, that changes in `(after, until]` wrote or retracted."""
        with self._snapshot():
            return reading.states(self._connection, after, reading.head(self._connection) if until is None else until)

    def facts(self, types: Collection[str] | None = None) -> Iterator[Fact]:
        """All live nodes and edges, or those whose label or type is named; every node comes before the edges that refer to it."""
        return deltas.live(self._connection, types)

    def evidence(self, articles: Collection[str]) -> Iterator[Fact]:
        """What the articles with these keys state: they and their claims as nodes, with the edges of the claims."""
        return deltas.by_articles(self._connection, articles, ("Article", "Claim", "STATED_IN", "ABOUT"))

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

    def decide(self, decisions: Sequence[Decision], at: str | None = None) -> list[int]:
        """Note what people decided, in one transaction, and bring up to date what hangs on it; the numbers of the judgements."""
        with self._writing():
            return writing.decide(self._connection, decisions, at or _now())

    def undo(self, judgement: int, at: str | None = None) -> Judgement:
        """Undo a judgement.

        Raises
        ------
        NotFoundError
            When there is none of that number, or it has been undone.
        """
        with self._writing():
            return writing.undo(self._connection, judgement, at or _now())

    def judgements(self, *, undone: bool = False) -> Iterator[Judgement]:
        """What people decided and still holds, or all they ever decided."""
        return judgements.listed(self._connection, undone=undone)

    def entities(self, kind: MentionKind) -> Iterator[tuple[str, str, int]]:
        """Every person or meeting: key, what it is called, how many articles mention it."""
        return entities.names(self._connection, kind)

    def claim(self, identifier: str) -> Claim | None:
        """The live claim of that id."""
        return reading.claim(self._connection, identifier)

    def rejected(self) -> Iterator[Claim]:
        """The claims that people rejected, as they were."""
        return judgements.rejected(self._connection)

    def mentions(self, key: str) -> list[Mention]:
        """The mentions that are resolved to an entity; none where there is no such entity."""
        return entities.mentions_of(self._connection, key)

    def resolved(self, local: str) -> str:
        """The key of the entity that a key stands for: its own, or that of the entity it was found to be the same as."""
        return entities.resolved(self._connection, local)

    def meant(self, key: str) -> str:
        """The entity that whoever asks by a key of a person or meeting means."""
        return entities.meant(self._connection, key)

    def entities_of(self, article: str) -> dict[str, Entity]:
        """What the mentions of an article are resolved to, where that is more than its words say."""
        return entities.of_article(self._connection, article)

    def live_states(self) -> Iterator[ArticleState]:
        """All live articles with their claims and what their mentions are resolved to."""
        return reading.live_states(self._connection)

    def _finish_migration(self) -> None:
        """A migration may ask for all articles to be compiled anew."""
        asked = "SELECT 1 FROM meta WHERE key = 'recompile'"
        if self._connection.execute(asked).fetchone():
            with self._writing():
                writing.recompile(self._connection, _now())
                self._connection.execute("DELETE FROM meta WHERE key = 'recompile'")

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
    return noted(now())
