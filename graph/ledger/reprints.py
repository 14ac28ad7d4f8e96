"""Articles whose texts are nearly the same stand in one group, called after the first of them."""

import sqlite3
from collections.abc import Iterable

from graph.articles import Article
from graph.facts import Entity
from graph.identity import article_key
from graph.resolve.copies import ALIKE, alike, bands, signature

# what has no day of publication comes after all that has one
_NO_DAY = "9999"


def replace(connection: sqlite3.Connection, identifier: str, article: Article | None) -> set[str]:
    """Know an article by this text, or no longer; the articles whose group is another than before."""
    told = signature(article.text) if article else None
    published = ((article.published if article else None) or _NO_DAY)[:10]
    query = "SELECT t.id, t.told, s.published FROM signatures s JOIN texts t ON t.id = s.text WHERE s.article = ?"
    old = connection.execute(query, (identifier,)).fetchone()
    if old and old[1:] == (told, published):
        return set()
    touched: set[int] = set()
    if old:
        connection.execute("DELETE FROM signatures WHERE article = ?", (identifier,))
        touched |= _without(connection, old[0], old[1])
    if told:
        text = _text(connection, told)
        connection.execute("INSERT INTO signatures VALUES (?, ?, ?, ?)", (identifier, text, published, identifier))
        touched.add(text)
    return _grouped(connection, touched)


def group(connection: sqlite3.Connection, article: str) -> dict[str, Entity]:
    """Under its key what an article is a copy of; nothing where it is the first."""
    row = connection.execute("SELECT first FROM signatures WHERE article = ? AND first != article", (article,)).fetchone()
    key = article_key(article)
    return {key: Entity(key, {"group": row[0]})} if row else {}


def _text(connection: sqlite3.Connection, told: bytes) -> int:
    """The number of a signature, given out where it is new."""
    row = connection.execute("SELECT id FROM texts WHERE told = ?", (told,)).fetchone()
    if row:
        return int(row[0])
    number = connection.execute("INSERT INTO texts (told) VALUES (?)", (told,)).lastrowid
    assert number is not None
    connection.executemany("INSERT INTO bands VALUES (?, ?, ?)", ((at, band, number) for at, band in bands(told)))
    return number


def _without(connection: sqlite3.Connection, text: int, told: bytes) -> set[int]:
    """One article less has this text: the texts whose groups that may change."""
    if connection.execute("SELECT 1 FROM signatures WHERE text = ? LIMIT 1", (text,)).fetchone():
        return {text}
    around = _near(connection, told) - {text}
    connection.executemany("DELETE FROM bands WHERE number = ? AND band = ? AND text = ?", ((at, band, text) for at, band in bands(told)))
    connection.execute("DELETE FROM texts WHERE id = ?", (text,))
    return around


def _grouped(connection: sqlite3.Connection, texts: Iterable[int]) -> set[str]:
    """Group the articles of these texts and of whatever hangs together with them anew; those that moved."""
    moved: set[str] = set()
    left = set(texts)
    while left:
        members = _component(connection, left.pop())
        left -= members
        first = min(_first(connection, text) for text in members)[1]
        moved |= {article for text in members for article in _called_otherwise(connection, text, first)}
    return moved


def _first(connection: sqlite3.Connection, text: int) -> tuple[str, str]:
    """The first article of a text, with its day."""
    query = "SELECT published, article FROM signatures WHERE text = ? ORDER BY published, article LIMIT 1"
    published, article = connection.execute(query, (text,)).fetchone()
    return published, article


def _called_otherwise(connection: sqlite3.Connection, text: int, first: str) -> list[str]:
    """Call the articles of a text after this first one; those that were called otherwise."""
    otherwise = """
        SELECT article FROM signatures WHERE text = ?1 AND first < ?2
        UNION ALL SELECT article FROM signatures WHERE text = ?1 AND first > ?2
    """
    moved = [article for (article,) in connection.execute(otherwise, (text, first))]
    connection.executemany("UPDATE signatures SET first = ? WHERE article = ?", ((first, article) for article in moved))
    return moved


def _component(connection: sqlite3.Connection, text: int) -> set[int]:
    """A text and all that likeness leads to from it."""
    found: set[int] = set()
    pending = {text}
    while pending:
        one = pending.pop()
        found.add(one)
        told = connection.execute("SELECT told FROM texts WHERE id = ?", (one,)).fetchone()[0]
        pending |= _near(connection, told) - found
    return found


def _near(connection: sqlite3.Connection, told: bytes) -> set[int]:
    """The texts that are nearly this, itself with them."""
    query = "SELECT t.id, t.told FROM bands b JOIN texts t ON t.id = b.text WHERE b.number = ? AND b.band = ?"
    others = {number: its for at, band in bands(told) for number, its in connection.execute(query, (at, band))}
    return {number for number, its in others.items() if alike(told, its) >= ALIKE}
