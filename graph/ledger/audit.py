"""What a check of the ledger reads: every version of every article, and what each article contributes."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from graph.articles import Article
from graph.identity import article_key
from graph.ledger.packing import unpacked
from graph.ledger.reading import built


class ArticleVersion(msgspec.Struct, frozen=True):
    """An article as it was stored once; `live` while neither replaced nor retracted."""

    article: Article
    sha256: str
    live: bool


def integrity(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite finds wrong with its file."""
    yield from (line for (line,) in connection.execute("PRAGMA integrity_check") if line != "ok")
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} refers to a row of {other} that is not there"


def versions(connection: sqlite3.Connection) -> Iterator[ArticleVersion]:
    """All versions of all articles."""
    query = "SELECT metadata, text, sha256, until_seq IS NULL FROM articles ORDER BY id, row"
    return (ArticleVersion(built(meta, text), sha256, bool(live)) for meta, text, sha256, live in connection.execute(query))


def contributions(connection: sqlite3.Connection, article: str) -> dict[str, dict[str, Any]]:
    """The properties that an article gives to nodes and edges, by their keys."""
    query = "SELECT k.key, f.body, f.claims FROM facts f JOIN keys k ON k.id = f.key WHERE f.article = (SELECT id FROM keys WHERE key = ?)"
    return {key: unpacked(body, claims) for key, body, claims in connection.execute(query, (article_key(article),))}
