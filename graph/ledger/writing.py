"""Changes to the ledger, each inside a transaction that the caller holds."""

import sqlite3
from collections.abc import Sequence

import msgspec

from graph.articles import Article
from graph.claims import Claim, encode
from graph.compile import compile_article
from graph.errors import NotFoundError
from graph.identity import article_key
from graph.ledger import audit, reading, support
from graph.ledger.records import Outcome, OutcomeKind


def put(connection: sqlite3.Connection, article: Article, claims: Sequence[Claim], at: str) -> Outcome:
    """Write what differs from the article as it stands; nothing when nothing does."""
    sha256 = _live_sha256(connection, article.id)
    new = {claim.id: encode(claim) for claim in claims}
    old = _live_claims(connection, article.id)
    if sha256 == article.sha256 and old == new:
        return Outcome(None, "unchanged", article.id)
    seq = _change(connection, at, "replaced" if sha256 else "new", article.id)
    if sha256 != article.sha256:
        _end_article(connection, article.id, seq)
        _add_article(connection, article, at, seq)
    _end_claims(connection, [identifier for identifier, body in old.items() if new.get(identifier) != body], seq)
    _add_claims(connection, article.id, {identifier: body for identifier, body in new.items() if old.get(identifier) != body}, seq)
    support.replace(connection, article_key(article.id), compile_article(article, claims), seq)
    return Outcome(seq, "replaced" if sha256 else "new", article.id)


def retract(connection: sqlite3.Connection, article: str, at: str) -> Outcome:
    """Mark the article and its claims as ended and take away its support."""
    if _live_sha256(connection, article) is None:
        raise NotFoundError(f"no article {article!r} in the ledger")
    seq = _change(connection, at, "retracted", article)
    _end_article(connection, article, seq)
    _end_claims(connection, list(_live_claims(connection, article)), seq)
    support.replace(connection, article_key(article), [], seq)
    return Outcome(seq, "retracted", article)


def recompile(connection: sqlite3.Connection, at: str) -> int:
    """Compile every live article again and note those that gave other nodes or edges."""
    changed = 0
    for source in reading.articles(connection):
        facts = compile_article(source, list(reading.claims(connection, source.id)))
        if audit.contributions(connection, source.id) != {fact.key: fact.properties for fact in facts}:
            seq = _change(connection, at, "recompiled", source.id)
            support.replace(connection, article_key(source.id), facts, seq)
            changed += 1
    return changed


def _live_sha256(connection: sqlite3.Connection, article: str) -> str | None:
    row = connection.execute("SELECT sha256 FROM articles WHERE id = ? AND until_seq IS NULL", (article,)).fetchone()
    return row[0] if row else None


def _live_claims(connection: sqlite3.Connection, article: str) -> dict[str, str]:
    return dict(connection.execute("SELECT id, body FROM claims WHERE article = ? AND until_seq IS NULL", (article,)))


def _change(connection: sqlite3.Connection, at: str, kind: OutcomeKind, article: str) -> int:
    cursor = connection.execute("INSERT INTO changes (at, kind, article) VALUES (?, ?, ?)", (at, kind, article))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _end_article(connection: sqlite3.Connection, article: str, seq: int) -> None:
    connection.execute("UPDATE articles SET until_seq = ? WHERE id = ? AND until_seq IS NULL", (seq, article))


def _add_article(connection: sqlite3.Connection, article: Article, at: str, seq: int) -> None:
    metadata = msgspec.json.encode({key: value for key, value in msgspec.to_builtins(article).items() if key != "text"}).decode()
    connection.execute(
        "INSERT INTO articles (id, text, metadata, sha256, at, seq) VALUES (?, ?, ?, ?, ?, ?)",
        (article.id, article.text, metadata, article.sha256, at, seq),
    )


def _end_claims(connection: sqlite3.Connection, identifiers: Sequence[str], seq: int) -> None:
    update = "UPDATE claims SET until_seq = ? WHERE id = ? AND until_seq IS NULL"
    connection.executemany(update, ((seq, identifier) for identifier in identifiers))


def _add_claims(connection: sqlite3.Connection, article: str, bodies: dict[str, str], seq: int) -> None:
    insert = "INSERT INTO claims (id, article, body, seq) VALUES (?, ?, ?, ?)"
    connection.executemany(insert, ((identifier, article, body, seq) for identifier, body in bodies.items()))
