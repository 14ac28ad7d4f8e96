"""Offices: which role a title phrase names, of which state or organisation, and who holds it."""

import re

import msgspec

from ingest.engine.phrase import Phrase
from ingest.pack import TitleHead, Titles

# the class of firms and societies, whose heads hold no public office
PRIVATE = "private"
_NO_CLASSES = frozenset({"title", "state", "demonym", "deputy", "former"})
_BODIES = frozenset({"delegation", "agency", "department", "ministry", "government", "presidency"})
_HEADS = frozenset({"head_of_state", "head_of_government"})
_LESSER = frozenset({"agency", "department", "committee", "house_committee", "service", "court", "board", "council", "police", "mission"})
# words from a state to what heads it
_FAR = 2
# whom a state has sent to an organisation
_SENT = "sent"
# roles that no state has
INTERNATIONAL = frozenset({"head_of_international_organization", "official_of_international_organization"})
# roles that no organisation has
_OF_STATES = frozenset({"head_of_state", "head_of_government", "minister", "foreign_minister"})


class Office(msgspec.Struct, frozen=True):
    """A role and whose: `of` as claims have it, null where the article must tell; `rule` names the row of the pack."""

    role: str
    of: str | None
    accredited_to: str | None
    rule: str


def offices(phrase: Phrase, titles: Titles, home: str) -> list[Office]:
    """The offices a title phrase names: none where its head makes none here, several where accredited to several states."""
    head = phrase.head
    if head is None or phrase.kind != "title":
        return []
    row: TitleHead = head.entry.row
    kind, role = _role(phrase, row, titles)
    if role is None or (kind is None and row.needs_state and not (phrase.state or phrase.organisation or phrase.direct)):
        return []
    if kind is None and phrase.owned and not phrase.context and role in _OF_STATES - {"minister"}:
        return []
    if kind == "company" and not (phrase.company or phrase.state):
        return []
    role = _second(phrase, titles, role)
    of = _of(phrase, kind, role, home)
    if role in INTERNATIONAL and phrase.state and not phrase.organisation:
        role = row.otherwise
    role = _of_some(row, head.entry.value, role, of) if kind is None else role
    rule = f"title:{head.entry.value}" + (f"/{kind}" if kind else "")
    sent = row.accredited or kind == _SENT or role in row.about.values() or (kind == "mission" and role not in INTERNATIONAL)
    abroad = [a for a in phrase.abroad if a != of] if sent else []
    return [Office(role, of, a, rule) for a in abroad] or [Office(role, of, None, rule)]


def _of_some(row: TitleHead, name: str, role: str, of: str | None) -> str:
    """The role by a name that means it in some states alone."""
    return row.otherwise if name in row.only and of not in row.only[name] else role


def settled(phrase: Phrase, office: Office, of: str | None) -> Office:
    """The office of a title that does not say whose it is, as that of the state which the article tells."""
    head = phrase.head if office.of is None and not phrase.deputy else None
    meant = head is not None and office.role == head.entry.row.otherwise and of in head.entry.row.only.get(head.entry.value, ())
    return Office(head.entry.row.roles["default"] if head and meant else office.role, of, office.accredited_to, office.rule)


def _role(phrase: Phrase, row: TitleHead, titles: Titles) -> tuple[str | None, str | None]:
    """The deciding class and the role: the nearest institution that the head knows, else its default."""
    classes = [c for c in phrase.classes if c not in _NO_CLASSES]
    if phrase.company and not phrase.company.isupper() and classes[:1] == ["department"] and "company" in row.roles:
        return "company", row.roles["company"]
    if _SENT in row.roles and not phrase.organisation and any(a.startswith("ORG:") for a in phrase.abroad):
        return _SENT, row.roles[_SENT]
    if PRIVATE in classes and not (phrase.company and "company" in classes):
        return PRIVATE, None
    for kind in [_inside(kind, classes, titles) for kind in classes]:
        if kind in row.not_of:
            return kind, None
        if kind in row.roles:
            return kind, _local(phrase, row, kind, titles)
    if phrase.company and "company" in row.roles:
        return "company", row.roles["company"]
    if (
        "state" in row.roles
        and not (classes or "title" in phrase.classes or _foreign_to(phrase, titles))
        and ((phrase.state and phrase.apart < _FAR) or phrase.direct)
    ):
        return "state", row.roles["state"]
    if "holder" in row.roles and ("title" in phrase.classes or phrase.owner):
        return "holder", row.roles["holder"]
    return None, _default(phrase, row, classes, titles)


def _default(phrase: Phrase, row: TitleHead, classes: list[str], titles: Titles) -> str | None:
    """The role where no class decides: nobody is the head of state or government of a committee or of an academy."""
    role = row.roles.get("default")
    return None if role in _HEADS and (_LESSER & {*classes} or _foreign_to(phrase, titles)) else role


def _foreign_to(phrase: Phrase, titles: Titles) -> bool:
    """Whether something in a state, not the state, owns a head (академиясынын президенти): the word before it, which no lexicon knows."""
    before = phrase.label[: phrase.at - phrase.start].lower().split() if phrase.apart > 0 else []
    return bool(before) and re.fullmatch(titles.owning, before[-1]) is not None


def _partial(phrase: Phrase, titles: Titles) -> bool:
    """Whether the word before a head says that it heads but a part (Европа боюнча директору)."""
    before = phrase.label[: phrase.at - phrase.start].split()
    return phrase.apart > 0 and before[-1] in titles.part


def _local(phrase: Phrase, row: TitleHead, kind: str, titles: Titles) -> str:
    """The role by a class: another one abroad, and that of an international civil servant in a body of an organisation."""
    if phrase.abroad and kind in row.about and _partial(phrase, titles):
        return row.about[kind]
    if phrase.abroad and kind in row.abroad:
        return row.abroad[kind]
    sent = kind == "mission" and phrase.organisation not in titles.sends
    if phrase.organisation and not phrase.state and (sent or (kind == "organisation" and _partial(phrase, titles))):
        return "official_of_international_organization"
    if phrase.organisation and not phrase.state and kind in _BODIES:
        return "official_of_international_organization"
    return row.roles[kind]


def _inside(kind: str, classes: list[str], titles: Titles) -> str:
    """What an institution counts as inside another: a committee of a ministry is an agency."""
    fitting = (r.counts_as for r in titles.inside if r.kind == kind and (not r.of or set(r.of) & set(classes)))
    return next(fitting, kind)


def _second(phrase: Phrase, titles: Titles, role: str) -> str:
    if phrase.deputy:
        return titles.deputy.roles.get(role, titles.deputy.otherwise)
    if phrase.under and phrase.head and phrase.head.entry.value in titles.aide.names:
        return titles.aide.roles.get(phrase.under.entry.row.roles.get("default", ""), titles.aide.otherwise)
    return role


def _of(phrase: Phrase, kind: str | None, role: str, home: str) -> str | None:
    if kind == "company" and phrase.company and not phrase.state:
        return f"ORG:{phrase.company}"
    if phrase.state:
        return home if phrase.state == "home" else phrase.state
    if phrase.organisation and role not in _OF_STATES:
        return f"ORG:{phrase.organisation}"
    return phrase.place
