"""Articles whose texts are nearly the same stand in one group, called after the first of them."""

import sqlite3

import msgspec

from graph.articles import Article
from graph.identity import article_key
from graph.resolve.copies import ALIKE, alike, bands, signature

_PROPERTIES = '{"group":%s}'


def replace(connection: sqlite3.Connection, identifier: str, article: Article | None) -> set[str]:
    """Know an article by this text, or no longer; the articles whose group is another than before."""
    told = signature(article.text) if article else None
    published = (article.published or "") if article else ""
    old = connection.execute("SELECT told, published FROM signatures WHERE article = ?", (identifier,)).fetchone()
    if old == (told, published):
        return set()
    around = _near(connection, identifier, old[0]) if old else set()
    if old:
        connection.executemany("DELETE FROM bands WHERE number = ? AND band = ? AND article = ?", _rows(old[0], identifier))
        connection.execute("DELETE FROM signatures WHERE article = ?", (identifier,))
    if told:
        connection.execute("INSERT INTO signatures VALUES (?, ?, ?)", (identifier, told, published))
        connection.executemany("INSERT INTO bands VALUES (?, ?, ?)", _rows(told, identifier))
        around |= _near(connection, identifier, told)
    else:
        connection.execute("DELETE FROM entities WHERE local = ?", (article_key(identifier),))
    return _grouped(connection, around)


def _grouped(connection: sqlite3.Connection, articles: set[str]) -> set[str]:
    """Group these and whatever hangs together with them anew."""
    moved: set[str] = set()
    left = set(articles)
    while left:
        members = _component(connection, left.pop())
        left -= members.keys()
        if not members:
            continue
        first = min(members, key=lambda article: (members[article] or "9999", article))
        moved |= {article for article in members if _note(connection, article, first)}
    return moved


def _component(connection: sqlite3.Connection, article: str) -> dict[str, str]:
    """An article and all that copies lead to from it, each with its day of publication."""
    found: dict[str, str] = {}
    pending = {article}
    while pending:
        one = pending.pop()
        row = connection.execute("SELECT told, published FROM signatures WHERE article = ?", (one,)).fetchone()
        if row is not None:
            found[one] = row[1]
            pending |= _near(connection, one, row[0]) - found.keys()
    return found


def _near(connection: sqlite3.Connection, article: str, told: bytes) -> set[str]:
    """The article and those whose text is nearly this."""
    near = {article}
    for number, band in bands(told):
        query = "SELECT s.article, s.told FROM bands b JOIN signatures s ON s.article = b.article WHERE b.number = ? AND b.band = ?"
        near |= {other for other, its in connection.execute(query, (number, band)) if other not in near and alike(told, its) >= ALIKE}
    return near


def _note(connection: sqlite3.Connection, article: str, first: str) -> bool:
    key = article_key(article)
    told = None if first == article else (key, _PROPERTIES % msgspec.json.encode(first).decode())
    if connection.execute("SELECT key, told FROM entities WHERE local = ?", (key,)).fetchone() == told:
        return False
    if told is None:
        connection.execute("DELETE FROM entities WHERE local = ?", (key,))
    else:
        connection.execute("INSERT OR REPLACE INTO entities VALUES (?, ?, ?)", (key, *told))
    return True


def _rows(told: bytes, article: str) -> list[tuple[int, bytes, str]]:
    return [(number, band, article) for number, band in bands(told)]
