"""An article whose every text means harm: markup, scripts, marks that turn the writing round, names as long as a book."""

from typing import Any

import msgspec

from graph.articles import Article
from graph.claims import Claim, Evidence, Meeting, Membership, Participant, Place, Relation, Role, claim_id

MARKUP = "</title></script><script>alert('harm')</script><img src=x onerror=alert(1)><b onclick='x()'>\"'&amp;{{7*7}}"
TURNED = "‮ abc ⁦ def ؜"
LONG = "Ө" * 10_000
NAMES = (f"Асан {MARKUP}", f"Үсөн {TURNED}", f"Эркин {LONG}", "=cmd|'/c calc'!A1 @x")
ORG = f"Уюм {MARKUP}{TURNED}"
PLACE = Place(name=f"Шаар {MARKUP}", country="KGZ")
_WORDS = [*NAMES, ORG, PLACE.name, "жолугушту", "кол койду"]
TEXT = f"{MARKUP}\r\n{TURNED}\n" + "\n".join(f"{word}." for word in _WORDS)
ARTICLE = Article(
    id=f"../{MARKUP}?a=b&c#d%2e%2e/",
    text=TEXT,
    title=f"{MARKUP} {TURNED}",
    outlet=MARKUP,
    url="javascript:alert(1)",
    published="2024-05-31",
    language='ky" onload="alert(1)',
)
_TOLD: dict[str, Any] = {"article": ARTICLE.id, "rule": MARKUP, "pack": MARKUP, "confidence": 0.9, "date_basis": "none"}
_SIDES: dict[str, Any] = {"states": ("KGZ", "TJK"), "orgs": (ORG,)}


def claims() -> list[Claim]:
    """A claim of each kind, each word of whose is the article's."""
    roles = [_claim(Role, name, person=name, role="foreign_minister", title=MARKUP, of="KGZ") for name in NAMES]
    there = tuple(Participant(kind="person", ref=name, capacity=MARKUP) for name in NAMES)
    return [
        *roles,
        _claim(Role, ORG, person=NAMES[0], role="head_of_international_organization", title=TURNED, of=f"ORG:{ORG}"),
        _claim(Relation, "кол койду", source="KGZ", type="AGREE", mode="sign", target="TJK"),
        _claim(Membership, ORG, state="KGZ", type="MEMBER_OF", org=ORG),
        _claim(Meeting, "жолугушту", kind="conference", name=f"{MARKUP}{TURNED}", persons=NAMES, participants=there, place=PLACE, **_SIDES),
    ]


def _claim(record: Any, quote: str, **told: Any) -> Claim:
    start = TEXT.index(f"\n{quote}.") + 1
    made: Claim = record(evidence=Evidence(start, start + len(quote), quote), **_TOLD, **told)
    return msgspec.structs.replace(made, id=claim_id(made))
