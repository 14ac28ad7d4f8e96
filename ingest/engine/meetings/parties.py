"""Who may take part in an event: officials, delegations, states and international organisations of a sentence, with their case."""

import re
from itertools import pairwise
from operator import attrgetter

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.context import Context, Scene
from ingest.engine.phrase import Phrase
from ingest.engine.postpositions import Postpositions
from ingest.engine.whose import UNIQUE, sent_by

_START = attrgetter("start")
# institutions that go and meet as people do
_OWNING = frozenset({"adj", "gen"})
_GOING = frozenset({"delegation"})
# classes of those who do not act for their state
_CROWDS = frozenset({"people", "group", "party", "company", "private", "religion"})
# sentences between a delegation and what points back to it
_NEAR = 3


class Party(msgspec.Struct, frozen=True, gc=False):
    """A state's or organisation's side at `[start, end)`; `travels`: a person, officials or a delegation, no state and no institution."""

    start: int
    end: int
    case: str
    state: str | None = None
    org: str | None = None
    person: str | None = None
    official: bool = False
    travels: bool = False
    group: int = -1
    # the first of its sentence, with nothing before
    opening: bool = False

    @property
    def side(self) -> str | None:
        """What it sits at the table for."""
        return self.state or self.org


def parties(context: Context, scene: Scene, actors: list[Actor], postpositions: Postpositions, officials: re.Pattern[str]) -> list[Party]:
    """The parties of a sentence, in order; places and ordinary people are none.

    `officials`: words behind a state's name for those who act for it, whatever their offices are.
    """
    heads = {p.start: p for p in scene.phrases if not p.inner}
    many = {p.start for p in heads.values() if _of_members(p)}
    many |= {p.start for p in heads.values() if of_people(p)}
    acting = [a for a in actors if not (a.place or a.people or a.start in many) and a.case not in {"attr", "loc"}]
    found = [_unnamed(context, a, officials) or _of_actor(context, a, heads.get(a.start)) for a in acting]
    for phrase in heads.values():
        found.extend(_others(context, scene, phrase, postpositions))
    found = _without_origins(sorted(found, key=_START))
    if found and found[0].start == scene.sentence.start:
        found[0] = msgspec.structs.replace(found[0], opening=True)
    return found


def _of_actor(context: Context, actor: Actor, phrase: Phrase | None) -> Party:
    person = actor.person or _holder(context, phrase)
    going = phrase is not None and phrase.kind == "institution" and phrase.head is not None and phrase.head.entry.value in _GOING
    if person and actor.case != "with" and _speaks(context, person):
        # who speaks for an institution does not act himself
        return Party(actor.start, actor.end, actor.case, actor.state, official=True, group=actor.group)
    travels = bool(person or going or (phrase and phrase.kind in {"title", "name"}))
    return Party(actor.start, actor.end, actor.case, actor.state, None, person, actor.official, travels, actor.group)


def _without_origins(found: list[Party]) -> list[Party]:
    """The parties but for a state in the ablative right before somebody of its own, whom it only says to be from there (АКШдан X)."""
    origins = {id(a) for a, b in pairwise(found) if a.case == "abl" and b.person and a.state == b.state and a.end + 1 == b.start}
    return [p for p in found if id(p) not in origins]


def _unnamed(context: Context, actor: Actor, officials: re.Pattern[str]) -> Party | None:
    """Officials of no told office, only their state's (түркиялык расмийлер менен)."""
    words = officials.match(context.folded, actor.end + 1) if actor.case in _OWNING and not actor.official else None
    if words is None:
        return None
    return Party(actor.start, words.end() - 1, words.lastgroup or "nom", actor.state, official=True, travels=True)


def _of_members(phrase: Phrase) -> bool:
    """Whether officials of an organisation's members are meant, of none in particular (КМШ өлкөлөрүнүн башчылары)."""
    bare = not (phrase.holders or phrase.states or phrase.state not in {None, "home"})
    return phrase.kind == "title" and phrase.plural and phrase.organisation is not None and bare


def of_people(phrase: Phrase) -> bool:
    """Whether those who lead people or parties are meant, who are nobody's officials (оппозиция лидерлери)."""
    return phrase.kind == "title" and phrase.plural and not phrase.holders and not _CROWDS.isdisjoint(phrase.classes)


def _speaks(context: Context, person: str) -> bool:
    return any(h.office.role == "spokesperson" for h in context.holdings.of_person(person))


def _holder(context: Context, phrase: Phrase | None) -> str | None:
    """The one person whom the article names as holder of a bare title's office."""
    if phrase is None or phrase.kind != "title" or phrase.holders or phrase.plural or phrase.former:
        return None
    meant = {(o.role, o.of) for o in context.titles.get(phrase.at, [])}
    holders = {h.person for office in meant for h in context.holdings.of_office(*office) if not h.phrase.former}
    return holders.pop() if len(holders) == 1 else None


def _others(context: Context, scene: Scene, phrase: Phrase, postpositions: Postpositions) -> list[Party]:
    """Organisations and their officials, and representatives of a state whose rank the text leaves open."""
    sent_out = phrase.kind == "institution" and phrase.organisation and phrase.head and phrase.head.entry.value in _GOING
    back = _told_before(context, scene, phrase)
    if back or of_people(phrase):
        return [back] if back else []
    body = phrase.kind == "institution" and phrase.organisation and not phrase.state and not sent_out
    if phrase.kind not in {"organisation", "title", "name"} and not (sent_out or body):
        return []
    case = postpositions.behind(context.folded, phrase.end + 1) or phrase.case
    if phrase.kind == "organisation" or body:
        return [Party(phrase.start, phrase.end, case, org=phrase.organisation)]
    if sent_out or _of_members(phrase):
        return [Party(phrase.start, phrase.end, case, org=phrase.organisation, official=True, travels=True)]
    sent = sent_by(context, scene, phrase) if phrase.kind == "name" else None
    if sent:
        names = [context.persons.full(n.base) or n.base for n in phrase.holders if " " in n.base]
        names = [n for n in names if context.state_of(n) is None]
        return [Party(phrase.start, phrase.end, case, sent, None, n, official=True, travels=True) for n in names]
    people = [p for p in (context.persons.full(n.base) for n in phrase.holders) if p and context.state_of(p) is None]
    found = [Party(phrase.start, phrase.end, case, None, o, p, official=True, travels=True) for p in people if (o := _serves(context, p))]
    if found or people:
        return found
    offices = context.titles.get(phrase.at, [])
    if not offices and phrase.kind == "title":
        return _unranked(context, phrase, case)
    if not phrase.organisation or not offices or not all((o.of or "").startswith("ORG:") for o in offices):
        return []
    return [Party(phrase.start, phrase.end, case, None, phrase.organisation, _holder(context, phrase), official=True, travels=True)]


def _told_before(context: Context, scene: Scene, phrase: Phrase) -> Party | None:
    """A delegation or mission of nobody as the one told a few sentences before."""
    head = phrase.head
    if phrase.kind != "institution" or head is None or head.entry.value not in _GOING or phrase.state or phrase.organisation:
        return None
    if phrase.plural or head.form.possessive or phrase.start < phrase.at:
        return None
    near = (p for s in context.scenes[max(0, scene.index - _NEAR) : scene.index] if s.has("institution") for p in s.phrases)
    full = [p for p in near if p.head and p.head.entry is head.entry and (p.state or p.organisation) and not p.plural]
    last = full[-1] if full else None
    if last is None:
        return None
    state = context.home if last.state == "home" else last.state
    return Party(phrase.start, phrase.end, phrase.case, state, None if state else last.organisation, official=True, travels=True)


def _unranked(context: Context, phrase: Phrase, case: str) -> list[Party]:
    """Representatives of a state or an organisation whose rank the text leaves open; several of nobody's (deputies) are home's."""
    bare = phrase.plural and phrase.start == phrase.at and phrase.head is not None and not phrase.head.form.possessive
    bare = bare and phrase.head is not None and phrase.head.entry.row.roles.get("default") not in UNIQUE
    state = context.home if phrase.state == "home" or (bare and case == "nom") else phrase.state
    org = None if state else phrase.organisation
    if not (state or org):
        return []
    people: list[str | None] = [n.base for n in phrase.holders if " " in n.base]
    if not (people or phrase.holders or phrase.plural):
        people = _head(context, state)
    if len(phrase.states) > 1 and not people:
        return [Party(phrase.start, phrase.end, case, s, official=True, travels=True, group=phrase.start) for s in phrase.states]
    return [Party(phrase.start, phrase.end, case, state, org, p, official=True, travels=True) for p in people or [None]]


def _head(context: Context, state: str | None) -> list[str | None]:
    """The one head of a state whom the article names: its leader, whatever he is called."""
    heads: set[str | None] = {h.person for h in context.holdings.of_office("head_of_state", state) if not h.phrase.former}
    return list(heads) if len(heads) == 1 else []


def _serves(context: Context, person: str) -> str | None:
    """The international organisation of a person's office."""
    held = [h for h in context.holdings.of_person(person) if h.phrase.organisation and not h.phrase.former]
    return next((h.phrase.organisation for h in held if h.office.of == f"ORG:{h.phrase.organisation}"), None)
