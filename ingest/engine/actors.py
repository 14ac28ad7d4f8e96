"""Actors of a sentence: every phrase that stands for a state, with the state, its case and its postposition."""

import re

import msgspec

from ingest.engine.context import Context, Scene
from ingest.engine.phrases import Phrase
from ingest.engine.whose import last_state, setting
from ingest.pack import NEVER
from ingest.pack import Actors as Data

# cases of a place behind somebody met there: "with X in Almaty" is no row
_SOMEWHERE = frozenset({"loc", "attr", "dat", "abl"})


class Actor(msgspec.Struct, frozen=True):
    """A state acting or acted upon at `[start, end)`; `case` with the postposition counted in (with, by, against)."""

    start: int
    end: int
    state: str
    case: str
    official: bool
    place: bool = False
    people: bool = False
    group: int = -1
    first_case: str = ""
    city: bool = False
    capital: bool = False
    person: str | None = None


class ActorFinder:
    """Turns phrases into actors."""

    def __init__(self, data: Data) -> None:
        self._postpositions = [(f" {word} ", case) for word, case in data.postpositions.items()]
        self._people = frozenset(data.people)
        self._and = frozenset(data.conjunctions)
        self._honorific = re.compile(rf"^ (?:{'|'.join(data.honorifics)}) " if data.honorifics else NEVER)
        self._not_behind = tuple(f" {w}" for w in data.not_before)

    def find(self, context: Context, scene: Scene) -> list[Actor]:
        """The actors of a sentence, in order."""
        found: list[Actor] = []
        for phrase in scene.phrases:
            if not phrase.inner:
                found.extend(self._of(context, phrase))
        return self._coordinated(context, found)

    def _coordinated(self, context: Context, actors: list[Actor]) -> list[Actor]:
        """A, B жана C: the members of a row share the case of the last, and a group."""
        row = False
        for i in range(len(actors) - 2, -1, -1):
            left, right = actors[i], actors[i + 1]
            gap = context.text[left.end : right.start].strip().lower()
            fits = left.case in {"nom", "with", "adj", right.case, right.first_case}
            if left.start == right.start:
                row = True
                continue
            listed = gap == "," and left.city == right.city and (row or left.city)
            somewhere = left.official and not right.official and right.case in _SOMEWHERE
            row = left.end <= right.start and fits and (gap in self._and or listed) and not somewhere
            if row:
                group = right.group if right.group >= 0 else right.start
                people = left.people or (right.people and left.case in {"adj", right.first_case})
                place = right.place if left.city else left.place
                actors[i + 1] = msgspec.structs.replace(right, group=group)
                actors[i] = msgspec.structs.replace(left, case=right.case, group=group, people=people, place=place)
        return actors

    def _of(self, context: Context, phrase: Phrase) -> list[Actor]:
        rest = self._honorific.sub(" ", context.folded[phrase.end + 1 : phrase.end + 24], count=1)
        if context.text[max(0, phrase.start - 1) : phrase.start] == "(" and context.text[phrase.end : phrase.end + 1] == ")":
            return []
        if rest.startswith(self._not_behind):
            return []
        case = next((c for words, c in self._postpositions if rest.startswith(words)), phrase.case)
        if phrase.kind == "name" or phrase.holders:
            return self._persons(context, phrase, case)
        if phrase.kind == "title":
            of = dict.fromkeys(o.of for o in context.titles.get(phrase.at, []) if o.of and not o.of.startswith("ORG:"))
            group = phrase.start if len(phrase.states) > 1 and len(of) > 1 else -1
            first = phrase.first_case
            return [Actor(phrase.start, phrase.end, s, case, official=True, group=group, first_case=first) for s in of]
        if phrase.kind in {"city", "region"}:
            acts = phrase.label == "capital" and case in {"nom", "gen", "with", "acc", "abl"}
            capital = phrase.label == "capital"
            there = phrase.place or ""
            return [Actor(phrase.start, phrase.end, there, case, official=False, place=not acts, city=True, capital=capital)]
        if phrase.kind == "territory" and phrase.state is None:
            return []
        state = context.home if phrase.state == "home" else phrase.state or self._bare_institution(context, phrase)
        if state is None:
            return []
        people = phrase.kind == "institution" and phrase.head is not None and phrase.head.entry.value in self._people
        official = phrase.kind == "institution" and not people
        row = phrase.states if len(phrase.states) > 1 else (state,)
        group = phrase.start if len(row) > 1 else -1
        first = phrase.first_case
        return [Actor(phrase.start, phrase.end, s, case, official, people=people, group=group, first_case=first) for s in row]

    def _bare_institution(self, context: Context, phrase: Phrase) -> str | None:
        """A government or ministry without a state is home's, that of "the country" the last one's; a side is nobody's."""
        if phrase.kind != "institution" or phrase.head is None or phrase.plural:
            return None
        if phrase.context:
            return last_state(context, phrase.start)
        bare = phrase.head.entry.value in {"government", "foreign", "parliament", "ministry"}
        return (setting(context, phrase.start) or context.home) if bare else None

    def _persons(self, context: Context, phrase: Phrase, case: str) -> list[Actor]:
        found = []
        for name in phrase.holders:
            person = context.persons.full(name.base)
            if person is None:
                continue
            state = context.state_of(person)
            if state:
                found.append(Actor(phrase.start, phrase.end, state, case, official=True, person=person))
        return found


def domestic(actors: list[Actor]) -> bool:
    """Whether officials of one state meet each other, and nobody else (президент премьер-министр менен жолугушту)."""
    cases = {a.case for a in actors if a.person}
    return len({a.state for a in actors}) == 1 and {"nom", "with"} <= cases
