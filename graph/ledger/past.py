"""The ledger as it stood after one of its changes, written into a fresh one.

What people and articles said then is copied with its marks; what follows from it (mentions, entities, nodes and edges) is worked out
anew, by the rules of today.
"""

import sqlite3
from datetime import datetime

from graph.compile import compile_article
from graph.identity import article_key
from graph.ledger import entities, reading, schema, support
from graph.moments import noted
from graph.resolve import mentions

_COLUMNS = {
    "changes": "seq, at, kind, article",
    "articles": "row, id, text, metadata, sha256, at, seq",
    "claims": "row, id, article, body, seq",
    "judgements": "row, what, subject, object, why, who, at, seq, body",
}


def known_at(connection: sqlite3.Connection, moment: datetime) -> int:
    """The number of the last change that was made by a moment; 0 where there is none."""
    query = "SELECT coalesce(max(seq), 0) FROM changes WHERE julianday(at) <= julianday(?)"
    number: int = connection.execute(query, (noted(moment),)).fetchone()[0]
    return number


def copy(source: sqlite3.Connection, target: sqlite3.Connection, seq: int) -> None:
    """Fill an empty ledger with what another held after its change `seq`; a mark that was made later is not there yet."""
    target.execute("UPDATE meta SET value = ? WHERE key = 'id'", (schema.identity(source),))
    for table, columns in _COLUMNS.items():
        ended = ", CASE WHEN until_seq <= ?1 THEN until_seq END" if table != "changes" else ""
        rows = source.execute(f"SELECT {columns}{ended} FROM {table} WHERE seq <= ?1 ORDER BY 1", (seq,))  # noqa: S608
        names, values = f"{columns}{', until_seq' if ended else ''}", ", ".join("?" for _ in rows.description)
        target.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", rows)  # noqa: S608
    _resolve(target, seq)


def _resolve(target: sqlite3.Connection, seq: int) -> None:
    articles = list(reading.articles(target))
    for article in articles:
        entities.replace(target, article.id, mentions(article, list(reading.claims(target, article.id))))
    for article in articles:
        facts = compile_article(article, list(reading.claims(target, article.id)), entities.of_article(target, article.id))
        support.replace(target, article_key(article.id), facts, seq)
