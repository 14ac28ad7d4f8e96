"""Changes to the ledger, each inside a transaction that the caller holds."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from graph.articles import Article
from graph.claims import Claim, decode, encode
from graph.compile import compile_article
from graph.errors import NotFoundError
from graph.identity import article_key
from graph.ledger import audit, entities, judgements, judging, reading, reprints, support
from graph.ledger.judgements import Decided, Decision, Judgement
from graph.ledger.records import Outcome, OutcomeKind
from graph.resolve import mentions


def put(connection: sqlite3.Connection, article: Article, claims: Sequence[Claim], at: str, *, again: bool = False) -> Outcome:
    """Write what differs from the article as it stands; nothing when nothing does."""
    sha256 = _live_sha256(connection, article.id)
    claims = judging.corrected(connection, article, claims)
    new = {claim.id: encode(claim) for claim in claims}
    old = _live_claims(connection, article.id)
    if sha256 == article.sha256 and old == new and not again:
        return Outcome(None, "unchanged", article.id)
    seq = _change(connection, at, "replaced" if sha256 else "new", article.id)
    if sha256 != article.sha256:
        _end_article(connection, article.id, seq)
        _add_article(connection, article, at, seq)
    _end_claims(connection, [identifier for identifier, body in old.items() if new.get(identifier) != body], seq)
    _add_claims(connection, article.id, {identifier: body for identifier, body in new.items() if old.get(identifier) != body}, seq)
    moved = entities.replace(connection, article.id, mentions(article, claims))
    regrouped = reprints.replace(connection, article.id, article)
    _compile(connection, article, claims, seq)
    _follow(connection, regrouped.union(entities.articles_of(connection, moved)), at, article.id)
    return Outcome(seq, "replaced" if sha256 else "new", article.id)


def retract(connection: sqlite3.Connection, article: str, at: str) -> Outcome:
    """Mark the article and its claims as ended and take away its support."""
    if _live_sha256(connection, article) is None:
        raise NotFoundError(f"no article {article!r} in the ledger")
    seq = _change(connection, at, "retracted", article)
    _end_article(connection, article, seq)
    _end_claims(connection, list(_live_claims(connection, article)), seq)
    support.replace(connection, article_key(article), [], seq)
    moved = entities.replace(connection, article, [])
    regrouped = reprints.replace(connection, article, None)
    _follow(connection, regrouped.union(entities.articles_of(connection, moved)), at, article)
    return Outcome(seq, "retracted", article)


def decide(connection: sqlite3.Connection, decisions: Sequence[Decision], at: str) -> list[int]:
    """Note what people decided on mentions and claims, and bring up to date what hangs on it; the numbers of the judgements."""
    rows = []
    for decision in decisions:
        seq = _change(connection, at, "judged", "")
        rows.append(judgements.note(connection, decision, at, seq))
        _carry_out(connection, decision.what, decision.subject, decision.object, at)
    return rows


def undo(connection: sqlite3.Connection, row: int, at: str) -> Judgement:
    """Undo a judgement; what it brought about goes."""
    judged = judgements.one(connection, row)
    judgements.end(connection, row, _change(connection, at, "judged", ""))
    _carry_out(connection, judged.what, judged.subject, judged.object or "", at, judgements.body(connection, row))
    return judged


def _carry_out(connection: sqlite3.Connection, what: Decided, subject: str, other: str, at: str, undone: str | None = None) -> None:
    if what in {"same", "apart"}:
        touched = [m for local in (subject, other) for m in entities.of_local(connection, local, 1)]
        _follow(connection, entities.articles_of(connection, entities.settle(connection, touched)), at)
        return
    article = reading.present(connection, other)
    if article is not None:
        kept = list(reading.claims(connection, article.id))
        if undone:
            kept = [claim for claim in kept if claim.id != subject] + [decode(undone)] * (what != "added")
        put(connection, article, kept, at, again=what == "namesake")


def recompile(connection: sqlite3.Connection, at: str) -> int:
    """Compile every live article again and note those that gave other nodes or edges."""
    sources = list(reading.articles(connection))
    for source in sources:
        entities.replace(connection, source.id, mentions(source, list(reading.claims(connection, source.id))))
        reprints.replace(connection, source.id, source)
    return sum(_again(connection, source, at) for source in sources)


def _follow(connection: sqlite3.Connection, articles: Iterable[str], at: str, done: str | None = None) -> None:
    """Compile the other articles whose mentions are now resolved to something else, or whose text now is a copy of another."""
    for other in sorted(set(articles) - {done}):
        _again(connection, reading.article(connection, other), at)


def _again(connection: sqlite3.Connection, source: Article, at: str) -> bool:
    """Compile an article again; whether that gave other nodes or edges."""
    claims = list(reading.claims(connection, source.id))
    facts = compile_article(source, claims, entities.of_article(connection, source.id))
    if audit.contributions(connection, source.id) == {fact.key: fact.properties for fact in facts}:
        return False
    support.replace(connection, article_key(source.id), facts, _change(connection, at, "recompiled", source.id))
    return True


def _compile(connection: sqlite3.Connection, article: Article, claims: Sequence[Claim], seq: int) -> None:
    facts = compile_article(article, claims, entities.of_article(connection, article.id))
    support.replace(connection, article_key(article.id), facts, seq)


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
