"""Builders of small articles and claims; quotes are found in the text, ids filled in."""

from typing import Any, TypeVar

import msgspec

from graph.articles import Article
from graph.claims import Claim, Evidence, Meeting, Membership, Place, Relation, Role, claim_id
from graph.errors import EvidenceError

TEXT = "Тышкы иштер министри Асан Үсөнов Улан-Баторго барды. Кыргызстан менен Монголия сүйлөштү. Кыргызстан уюмга төрагалык кылат."
_C = TypeVar("_C", Role, Relation, Membership, Meeting)
_COMMON: dict[str, Any] = {"rule": "test/sample", "pack": "test/1", "confidence": 0.9}


def article(identifier: str = "a1", text: str = TEXT, **told: Any) -> Article:
    return Article(id=identifier, text=text, **{"language": "ky", "published": "2019-11-28", **told})


def quote(words: str, text: str = TEXT) -> Evidence:
    if words not in text:
        raise EvidenceError(f"{words!r} is not in the sample text")
    start = text.index(words)
    return Evidence(start=start, end=start + len(words), text=words)


def role(article: str = "a1", **told: Any) -> Role:
    content: dict[str, Any] = {
        "person": "Асан Үсөнов",
        "role": "foreign_minister",
        "title": "тышкы иштер министри",
        "of": "KGZ",
        "evidence": quote("Тышкы иштер министри Асан Үсөнов"),
    }
    return _made(Role, article, content, told)


def relation(article: str = "a1", **told: Any) -> Relation:
    content = {"source": "KGZ", "type": "CONSULT", "target": "MNG", "evidence": quote("Кыргызстан менен Монголия сүйлөштү")}
    return _made(Relation, article, content, told)


def membership(article: str = "a1", **told: Any) -> Membership:
    content = {"state": "KGZ", "type": "CHAIRS", "org": "EAEU", "evidence": quote("Кыргызстан уюмга төрагалык кылат")}
    return _made(Membership, article, content, told)


def meeting(article: str = "a1", **told: Any) -> Meeting:
    content: dict[str, Any] = {
        "kind": "bilateral_meeting",
        "persons": ("Асан Үсөнов",),
        "states": ("KGZ", "MNG"),
        "place": Place(name="Улан-Батор", country="MNG"),
        "date": "2019-11-27",
        "evidence": quote("Асан Үсөнов Улан-Баторго барды"),
    }
    return _made(Meeting, article, content, told)


def four(article: str = "a1") -> list[Claim]:
    """One claim of each kind."""
    return [role(article), relation(article), membership(article), meeting(article)]


def _made(kind: type[_C], article: str, content: dict[str, Any], told: dict[str, Any]) -> _C:
    made = kind(article=article, **_COMMON | content | told)
    return msgspec.structs.replace(made, id=claim_id(made))
