"""What people decide about entities and claims, checked against what stands in the ledger before it is noted."""

import getpass
from collections.abc import Sequence
from itertools import product
from typing import Literal

import msgspec

from graph import persons
from graph.articles import Article
from graph.claims import Claim, Evidence, claim_id, decode
from graph.errors import InputError, NotFoundError
from graph.identity import folded, namesake_key
from graph.ledger import Ledger
from graph.ledger.intake import admitted
from graph.ledger.judgements import Decision
from graph.resolve.records import MentionKind

Verdict = Literal["confirmed", "rejected"]
_KINDS: tuple[MentionKind, ...] = ("person", "meeting")


def myself() -> str:
    """Who decides, where nobody is named: the user of the machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def entity_key(ledger: Ledger, told: str) -> str:
    """The key of an entity told by its key, by a key that was merged into it, or by its name.

    Raises
    ------
    NotFoundError
        When there is none of that name; the message tells where to look.
    InputError
        When several are called so.
    """
    if told.startswith("elchi:"):
        key = ledger.resolved(told)
        if not ledger.mentions(key):
            raise NotFoundError(f"no person or meeting {told!r}; `elchi entities list` names them")
        return key
    found = sorted({key for kind in _KINDS for key, name, _ in ledger.entities(kind) if folded(name) == folded(told)})
    if not found:
        raise NotFoundError(f"no person or meeting is called {told!r}; `elchi entities list --match` looks for a part of the name")
    if len(found) > 1:
        raise InputError(f"{len(found)} are called {told!r}: {', '.join(found)}; name one by its key")
    return found[0]


class Pair(msgspec.Struct, frozen=True):
    """Two persons, by their keys, who may be one: how likely (0…1, an order rather than a probability), and why."""

    score: float
    a: str
    b: str
    why: str


def candidates(ledger: Ledger) -> list[Pair]:
    """Pairs of persons who may be one, the likeliest first; those that people decided on are left out."""
    keys: dict[str, list[str]] = {}
    for key, name, _ in ledger.entities("person"):
        keys.setdefault(name, []).append(key)
    index = persons.Candidates(keys)
    decided = {frozenset((j.subject, j.object)) for j in ledger.judgements() if j.what in {"same", "apart"}}
    found: dict[frozenset[str], Pair] = {}
    for name, those in keys.items():
        for candidate in index.of(name):
            for a, b in product(those, keys[candidate.name]):
                found.setdefault(frozenset((a, b)), Pair(candidate.score, min(a, b), max(a, b), candidate.why))
    return sorted((pair for ends, pair in found.items() if len(ends) > 1 and ends not in decided), key=lambda p: (-p.score, p.a, p.b))


def merge(ledger: Ledger, a: str, b: str, *, why: str, who: str) -> list[int]:
    """Decide that two entities are one; the number of the judgement.

    Raises
    ------
    InputError
        When they are of two kinds, or one already.
    """
    first, second = entity_key(ledger, a), entity_key(ledger, b)
    kinds = {ledger.mentions(key)[0].kind for key in (first, second)}
    if len(kinds) > 1:
        raise InputError(f"a person and a meeting cannot be one: {first}, {second}")
    if first == second:
        raise InputError(f"{a!r} and {b!r} are one already: {first}")
    return ledger.decide([Decision("same", first, second, why, who)])


def split(ledger: Ledger, told: str, *, mentions: Sequence[str] = (), articles: Sequence[str] = (), why: str, who: str) -> list[int]:
    """Decide that some mentions are not the entity: by the keys of mentions, or of all that these articles mean by its name.

    Several are held together as one other entity. A mention that people had merged in is parted by undoing that judgement.

    Raises
    ------
    InputError
        When there is nothing to part, or a mention is the one that the entity is called by.
    NotFoundError
        When a mention or an article is not among those of the entity.
    """
    key = entity_key(ledger, told)
    known = ledger.mentions(key)
    if known[0].kind == "meeting" and articles:
        mentions, articles = (*mentions, *(m.local for m in known if m.article in articles)), ()
    _check_parts(key, {m.local for m in known}, set(mentions), "mention")
    _check_parts(key, {m.article for m in known}, set(articles), "article")
    if not (mentions or articles):
        raise InputError(f"tell which mentions of {key} are not it: --mention KEY, or --in ARTICLE")
    parted = [*dict.fromkeys(mentions), *(namesake_key(m.local, m.article) for m in known if m.article in articles)]
    decided = [Decision("apart", key, local, why, who) for local in dict.fromkeys(mentions)]
    decided += [Decision("namesake", m.local, m.article, why, who) for m in known if m.article in articles]
    decided += [Decision("same", parted[0], other, why, who) for other in parted[1:]]
    return ledger.decide(decided)


def on_claims(ledger: Ledger, claims: Sequence[str], what: Verdict, *, why: str, who: str) -> list[tuple[str, int]]:
    """Confirm or reject claims that stand, or that were rejected before; each with the number of the judgement. All or none.

    Raises
    ------
    NotFoundError
        When no claim of an id stands or was rejected.
    """
    found = [_known(ledger, claim) for claim in dict.fromkeys(claims)]
    rows = ledger.decide([Decision(what, claim.id, claim.article, why, who, _record(claim)) for claim in found])
    return [(claim.id, row) for claim, row in zip(found, rows, strict=True)]


def add(ledger: Ledger, article: str, records: Sequence[dict[str, object]], *, why: str, who: str) -> list[tuple[int, Claim]]:
    """Add claims that the rules did not find; the number of each judgement, and the claim. All or none.

    A record is a claim as `elchi extract` prints it; its evidence may be the quoted words alone, where they stand once in the article.

    Raises
    ------
    NotFoundError
        When no such article stands.
    InputError, EvidenceError
        When a record is no claim, a code of it is unknown, or its quote does not stand in the article.
    """
    claims = [_claim(ledger.article(article), record) for record in records]
    rows = ledger.decide([Decision("added", claim.id, article, why, who, _record(claim)) for claim in claims])
    return list(zip(rows, claims, strict=True))


def _known(ledger: Ledger, identifier: str) -> Claim:
    found = ledger.claim(identifier) or next((claim for claim in ledger.rejected() if claim.id == identifier), None)
    if found is None:
        raise NotFoundError(f"no claim {identifier!r}; `elchi claims list` prints those that stand")
    return found


def _claim(article: Article, record: dict[str, object]) -> Claim:
    common = {"rule": "person/added", "pack": "person/1", "confidence": 1.0, "article": article.id, "id": ""}
    quote = record.get("evidence")
    whole = {**record, **common, "evidence": _found(article, quote) if isinstance(quote, str) else quote}
    try:
        claim = decode(msgspec.json.encode(whole))
    except msgspec.ValidationError as wrong:
        raise InputError(f"not a claim: {wrong}") from wrong
    (checked,) = admitted(article, [msgspec.structs.replace(claim, id=claim_id(claim))])
    return checked


def _found(article: Article, words: str) -> Evidence:
    times = article.text.count(words) if words else 0
    if times != 1:
        raise InputError(f"the quote {words!r} stands {times} times in article {article.id}; give start and end with it")
    start = article.text.index(words)
    return Evidence(start, start + len(words), words)


def _record(claim: Claim) -> str:
    return msgspec.json.encode(claim).decode()


def _check_parts(key: str, known: set[str], asked: set[str], what: str) -> None:
    if unknown := sorted(asked - known):
        raise NotFoundError(f"{unknown[0]!r} is no {what} of {key}; `elchi entities show` lists them")
    if asked and (asked == known or (what == "mention" and key in asked)):
        raise InputError(f"{key} is called by that {what}: part the others from it")
