"""Mentions and what they are resolved to: kept in the ledger, brought up to date with each article and each judgement."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote

import msgspec

from graph import persons
from graph.facts import Entity
from graph.identity import namesake_key
from graph.ledger import judgements, reprints
from graph.resolve import Decisions, Mention, entity, partition
from graph.resolve.records import Told

_told = msgspec.json.Decoder(Told)
_encoder = msgspec.json.Encoder(order="sorted")
_properties = msgspec.json.Decoder(dict[str, str])


def replace(connection: sqlite3.Connection, article: str, named: Sequence[Mention]) -> set[str]:
    """Make these the mentions of an article; the local keys of all mentions that are resolved to something else than before."""
    namesakes = judgements.namesakes(connection, article)
    new = {m.local: _namesake(m) if m.local in namesakes else m for m in named}
    rows = connection.execute("SELECT spoken, article, local, kind, block, day, told FROM mentions WHERE article = ?", (article,))
    old = {spoken: _mention(row) for spoken, *row in rows}
    changed = [key for key in old.keys() | new.keys() if old.get(key) != new.get(key)]
    connection.executemany("DELETE FROM mentions WHERE article = ? AND spoken = ?", ((article, key) for key in changed if key in old))
    added = ((article, key, *_row(new[key])) for key in changed if key in new)
    connection.executemany("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)", added)
    touched = [m for key in sorted(changed) for m in (old.get(key), new.get(key)) if m is not None]
    return settle(connection, [m for m in touched if m.kind == "meeting" or not _elsewhere(connection, m)])


def _elsewhere(connection: sqlite3.Connection, mention: Mention) -> bool:
    """Whether another article mentions a person or place just so: then one more or less of such mentions changes nothing."""
    query = "SELECT 1 FROM mentions WHERE local = ? AND told = ? AND article != ? LIMIT 1"
    return connection.execute(query, (mention.local, _encoder.encode(mention.told).decode(), mention.article)).fetchone() is not None


def settle(connection: sqlite3.Connection, touched: Iterable[Mention]) -> set[str]:
    """Resolve anew whatever hangs together with these mentions; the local keys of those resolved to something else than before."""
    decided = judgements.decisions(connection)
    seen: set[tuple[str | None, int, str]] = set()
    moved: set[str] = set()
    for mention in touched:
        if (mention.block, mention.day, mention.local) in seen:
            continue
        groups = _together(connection, mention, decided)
        seen |= {(m.block, m.day, m.local) for group in groups for m in group}
        moved |= _written(connection, groups)
        if not of_local(connection, mention.local, 1):
            moved |= _forgotten(connection, mention.local)
    return moved


def of_article(connection: sqlite3.Connection, article: str) -> dict[str, Entity]:
    """What the mentions of an article are resolved to, by the keys that its words give, where that is more than they say."""
    query = """
        SELECT m.spoken, m.local, m.told, e.key, e.told FROM mentions m LEFT JOIN entities e ON e.local = m.local
        WHERE m.article = ? AND (e.local IS NOT NULL OR m.local != m.spoken)
    """
    found = reprints.group(connection, article)
    for spoken, local, told, key, properties in connection.execute(query, (article,)):
        caption = _told.decode(told).caption
        found[spoken] = Entity(key, _properties.decode(properties)) if key else Entity(local, {"name": caption, "caption": caption})
    return found


def articles_of(connection: sqlite3.Connection, locals_: Iterable[str]) -> list[str]:
    """The articles that hold any of these mentions, in order of their ids."""
    query = "SELECT DISTINCT article FROM mentions WHERE local IN (SELECT value FROM json_each(?)) ORDER BY article"
    return [article for (article,) in connection.execute(query, (_encoder.encode(list(locals_)).decode(),))]


def mentions_of(connection: sqlite3.Connection, key: str) -> list[Mention]:
    """All mentions that are resolved to an entity."""
    query = """
        SELECT article, local, kind, block, day, told FROM mentions WHERE local IN (SELECT local FROM entities WHERE key = ?1)
        UNION ALL
        SELECT article, local, kind, block, day, told FROM mentions
        WHERE local = ?1 AND NOT EXISTS (SELECT 1 FROM entities WHERE local = ?1)
    """
    return sorted((_mention(row) for row in connection.execute(query, (key,))), key=lambda m: (m.day, m.local, m.article))


def resolved(connection: sqlite3.Connection, local: str) -> str:
    """The key of the entity that a mention's key is resolved to."""
    row = connection.execute("SELECT key FROM entities WHERE local = ?", (local,)).fetchone()
    return str(row[0]) if row else local


def meant(connection: sqlite3.Connection, key: str) -> str:
    """The entity that whoever asks by this key means: of a name that no article spells so, the one person who may be called so."""
    known = connection.execute("SELECT 1 FROM mentions WHERE local = ? LIMIT 1", (key,)).fetchone()
    block = None if known else persons.block(unquote(key.rpartition("/")[2]).replace("_", " "))
    if block is None:
        return resolved(connection, key)
    query = "SELECT DISTINCT coalesce(e.key, m.local) FROM mentions m LEFT JOIN entities e ON e.local = m.local WHERE m.block = ? LIMIT 2"
    found = connection.execute(query, (block,)).fetchall()
    return str(found[0][0]) if len(found) == 1 else key


def names(connection: sqlite3.Connection, kind: str) -> Iterator[tuple[str, str, int]]:
    """Every entity of a kind: its key, what it is called, and how many articles mention it; the most mentioned first."""
    query = """
        SELECT coalesce(e.key, m.local) AS entity, min(coalesce(json_extract(e.told, '$.caption'), json_extract(m.told, '$.caption'))),
            count(DISTINCT m.article) AS articles
        FROM mentions m LEFT JOIN entities e ON e.local = m.local WHERE m.kind = ? GROUP BY entity ORDER BY articles DESC, entity
    """
    yield from connection.execute(query, (kind,))


def _namesake(mention: Mention) -> Mention:
    """A mention of somebody of the same name: the same as no other but by a decision."""
    return msgspec.structs.replace(mention, local=namesake_key(mention.local, mention.article), block=None)


def _together(connection: sqlite3.Connection, mention: Mention, decided: Decisions) -> list[list[Mention]]:
    """The groups of all mentions that could be the same as this one, by evidence or by decision."""
    groups: list[list[Mention]] = []
    loaded: set[str] = set()
    pending = [mention]
    while pending:
        run = [m for m in _run(connection, pending.pop()) if m.local not in loaded]
        groups += partition(run, decided)
        here = {m.local for m in run}
        loaded |= here
        pending += [m for local in sorted(_partners(here, decided) - loaded) for m in of_local(connection, local, 1)]
    return _joined(groups, decided)


def _partners(locals_: set[str], decided: Decisions) -> set[str]:
    return {b for a, b in decided.same if a in locals_} | {a for a, b in decided.same if b in locals_}


def _joined(groups: list[list[Mention]], decided: Decisions) -> list[list[Mention]]:
    """Groups that people decided are one, joined."""
    import networkx as nx

    if not decided.same:
        return groups
    home = {m.local: n for n, group in enumerate(groups) for m in group}
    tied: nx.Graph[int] = nx.Graph()
    tied.add_nodes_from(range(len(groups)))
    tied.add_edges_from((home[a], home[b]) for a, b in decided.same if a in home and b in home)
    return [[m for n in sorted(part) for m in groups[n]] for part in nx.connected_components(tied)]


def _run(connection: sqlite3.Connection, mention: Mention) -> list[Mention]:
    """The mentions of a block that hang together by their days, each spelling of a person once; without a block those of the same key."""
    if mention.block is None:
        return of_local(connection, mention.local)
    if mention.kind != "meeting":
        once = "SELECT min(article), local, kind, block, day, told FROM mentions WHERE block = ? GROUP BY local, told"
        return [_mention(row) for row in connection.execute(once, (mention.block,))]
    low = high = mention.day
    while True:
        days = "SELECT min(day), max(day) FROM mentions WHERE block = ? AND day BETWEEN ? AND ?"
        first, last = connection.execute(days, (mention.block, low - 1, high + 1)).fetchone()
        if first is None or (first >= low and last <= high):
            break
        low, high = min(low, first), max(high, last)
    query = "SELECT article, local, kind, block, day, told FROM mentions WHERE block = ? AND day BETWEEN ? AND ?"
    return [_mention(row) for row in connection.execute(query, (mention.block, low - 1, high + 1))]


def of_local(connection: sqlite3.Connection, local: str, most: int = -1) -> list[Mention]:
    """The mentions with a key."""
    return [
        _mention(row)
        for row in connection.execute("SELECT article, local, kind, block, day, told FROM mentions WHERE local = ? LIMIT ?", (local, most))
    ]


def _written(connection: sqlite3.Connection, groups: list[list[Mention]]) -> set[str]:
    """Note what each group is resolved to; the local keys for which that is new."""
    moved = set()
    for group in groups:
        met = entity(group)
        more = any(m.local != met.key or _alone(m) != met.properties for m in group)
        told = (met.key, _encoder.encode(met.properties).decode()) if more else None
        for local in {m.local for m in group}:
            if connection.execute("SELECT key, told FROM entities WHERE local = ?", (local,)).fetchone() == told:
                continue
            moved.add(local)
            if told is None:
                connection.execute("DELETE FROM entities WHERE local = ?", (local,))
            else:
                connection.execute("INSERT OR REPLACE INTO entities VALUES (?, ?, ?)", (local, *told))
    return moved


def _alone(mention: Mention) -> dict[str, object]:
    """What an article calls the entity if it is the only one that mentions it."""
    return entity([mention]).properties


def _forgotten(connection: sqlite3.Connection, local: str) -> set[str]:
    """No article mentions it any more."""
    gone = connection.execute("DELETE FROM entities WHERE local = ?", (local,)).rowcount
    return {local} if gone else set()


def _mention(row: Sequence[Any]) -> Mention:
    article, local, kind, block, day, told = row
    return Mention(article, local, kind, block, day, _told.decode(told))


def _row(mention: Mention) -> tuple[str, str, str | None, int, str]:
    return mention.local, mention.kind, mention.block, mention.day, _encoder.encode(mention.told).decode()
