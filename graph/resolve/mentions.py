"""The mentions in an article's claims."""

import datetime
from collections.abc import Iterator, Sequence

from graph import persons
from graph.articles import Article
from graph.claims import Claim, Meeting, Place, Role
from graph.compile import nodes
from graph.identity import meeting_key, person_key, place_key
from graph.resolve.records import Mention, Told

# visits and calls are never one with talks; all other kinds may be two words for one gathering
_FAMILIES = {"visit": "visit", "phone_call": "phone_call"}
_ISO_DAY = len("2024-05-31")


def mentions(article: Article, claims: Sequence[Claim]) -> list[Mention]:
    """Each person, meeting and place that the claims name, once, in the order of their first naming."""
    found: dict[str, Mention] = {}
    for claim in claims:
        for mention in _of_claim(article, claim):
            found.setdefault(mention.local, mention)
    return list(found.values())


def _of_claim(article: Article, claim: Claim) -> Iterator[Mention]:
    if isinstance(claim, Role):
        yield _person(article, claim.person)
    elif isinstance(claim, Meeting):
        named = [*claim.persons, *(p.ref for p in claim.participants if p.kind == "person")]
        yield from (_person(article, name) for name in named)
        yield _meeting(article, claim)
        if claim.place:
            yield _place(article, claim.place)


def _person(article: Article, name: str) -> Mention:
    return Mention(article.id, person_key(name, article.id), "person", persons.block(name), 0, Told(name=name, caption=name))


def _place(article: Article, place: Place) -> Mention:
    """A place is known by its key; what is left to find is how to spell it."""
    return Mention(article.id, place_key(place), "place", place_key(place), 0, Told(name=place.name, caption=place.name))


def _meeting(article: Article, claim: Meeting) -> Mention:
    day = _day(claim, article)
    node = nodes.meeting(claim, {})
    told = Told(
        name=claim.name,
        kind=claim.kind,
        status=claim.status,
        when=(claim.date, claim.date_from, claim.date_to, claim.date_basis),
        place=place_key(claim.place) if claim.place else None,
        caption=node.properties["caption"],
    )
    return Mention(article.id, meeting_key(claim), "meeting", _parties(claim) if day else None, day or 0, told)


def _parties(claim: Meeting) -> str | None:
    """Who met, how, and whether it took place; nothing for a meeting of which too little is told to know it again."""
    parties = sorted({*claim.states, *(f"ORG:{org}" for org in claim.orgs)})
    people = sorted(filter(None, map(persons.block, claim.persons)))
    if len(parties) + len(people) < 2:
        return None
    who = parties if len(parties) > 1 else [*parties, *people]
    return "|".join([_FAMILIES.get(claim.kind, "meeting"), claim.status, *who])


def _day(claim: Meeting, article: Article) -> int | None:
    """The day it is told for, else that of publication; nothing when only a month or a year is known."""
    day = claim.date or (article.published or "")[:_ISO_DAY]
    return datetime.date.fromisoformat(day).toordinal() if len(day) == _ISO_DAY else None
