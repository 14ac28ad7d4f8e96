"""Actors of a sentence: every phrase that stands for a state, with the state, its case and its postposition."""

import re

import msgspec

from ingest.engine.context import Context, Scene
from ingest.engine.heads import HeadFinder
from ingest.engine.names import Name
from ingest.engine.phrase import Phrase
from ingest.engine.postpositions import Postpositions
from ingest.engine.whose import last_state, setting, states_before
from ingest.pack import NEVER
from ingest.pack import Actors as Data

# cases of a place behind somebody met there, or of what is talked of: "with X in Almaty", "with X about Cyprus" are no rows
_SOMEWHERE = frozenset({"loc", "attr", "dat", "abl", "about", "for", "against"})
# how far before a title its number stands
_COUNT = 16
# surname behind surname
_TWO = 2
_DASHES = ("-", "–")
# cases of what something else belongs to
_OWNING = frozenset({"gen", "adj"})
_HEADED = frozenset({*_OWNING, "attr"})
_MARKS = ".,;:!?»…"
_STATES = frozenset({"state", "seat"})
# the state of a group that has none
NOBODY = ""
# institutions that stand for their state, named or not
OF_STATES = frozenset({"government", "foreign", "parliament", "ministry", "prosecution"})


class Actor(msgspec.Struct, frozen=True, gc=False):
    """A state acting or acted upon at `[start, end)`; `case` with the postposition counted in (with, by, against).

    `head` is the case of the thing that belongs to it, where it stands as an owner or an adjective; `head_at` is where that stands.
    `bare`: an institution that nobody is said to own; `host`: the state to which an envoy is accredited;
    `pronoun`: it is only pointed back to; `own`: forces behind the bare name of their state, which may do something with them itself
    (Россия аскерлерин чыгарды). A group that is nobody's (rebels, a banned army) has no state: it only takes up its case.
    """

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
    head: str = ""
    head_at: int = -1
    bare: bool = False
    host: str | None = None
    pronoun: bool = False
    own: bool = False

    def fits(self, case: str) -> bool:
        """Whether it stands in a case, itself or by what belongs to it.

        `of`: it owns what has no case of its own; `there`: what is in it stands in the dative.
        """
        if case == "there":
            return self.case == "attr" and self.head == "dat"
        if case == "of":
            return self.case == "gen" and not self.head
        return self.case == case or (self.head == case and self.case in {"gen", "adj"})


def _last_foreign(context: Context, before: int, subject: set[str]) -> str | None:
    """The state other than home that was spoken of last, another than the subject where there is one."""
    last = None
    for state in (s for s in states_before(context, before) if s != context.home):
        if state not in subject:
            return state
        last = last or state
    return last


class ActorFinder:
    """Turns phrases into actors."""

    def __init__(self, data: Data) -> None:
        self._people = frozenset(data.people)
        self._groups, self._forces = frozenset(data.groups), frozenset(data.forces)
        self._and = frozenset(data.conjunctions)
        self._honorific = re.compile(rf"^ (?:{'|'.join(data.honorifics)}) " if data.honorifics else NEVER)
        self._shared = tuple(f" {w}" for w in data.shared)
        self._others = tuple(f" {w}" for w in data.others)
        self._not_behind = tuple(f" {w}" for w in data.not_before)
        self._heads = HeadFinder(data.heads, Postpositions(data.postpositions))
        self._counted = re.compile(f" (?:{data.counted}) $" if data.counted else NEVER)
        self._spoken_of, self._verbal = re.compile(data.spoken_of), re.compile(data.verbal)

    def find(self, context: Context, scene: Scene, *, pointing: bool = True) -> list[Actor]:
        """The actors of a sentence, in order; `pointing`: whether words in it may point back to a state."""
        found = [a for p in scene.phrases if not p.inner for a in self._of(context, p)]
        # predicates are read only where it matters whether there are any
        if (pointing or any(a.case in _HEADED for a in found)) and scene.sentence.cues:
            found = [self._headed(context, scene, a) if a.case in _HEADED else a for a in found]
            pointed = self._pointed_at(context, scene, found) if pointing else []
            found = sorted([*found, *pointed], key=lambda a: a.start) if pointed else found
        return self._coordinated(context, _whole(found))

    def named(self, context: Context, scene: Scene) -> list[Actor]:
        """The states that a sentence names, whatever phrase they stand in, with their rows."""
        units = [u for u in scene.sentence.units if u.kind in _STATES or (u.kind == "city" and u.entry.row == "capital")]
        bare = [u for u in units if not u.form.derived]
        found = [
            Actor(u.start, u.end, u.entry.value, self._heads.behind(context.folded, u.end + 1) or u.case, official=False) for u in bare
        ]
        return self._coordinated(context, found)

    def _headed(self, context: Context, scene: Scene, actor: Actor) -> Actor:
        if actor.case == "adj" and self._alone(context, scene, actor):
            return msgspec.structs.replace(actor, case="nom", people=True)
        head, at = self._heads.find(context, scene, actor.end, owned=actor.case == "gen")
        return msgspec.structs.replace(actor, head=head, head_at=at)

    def _alone(self, context: Context, scene: Scene, actor: Actor) -> bool:
        """Whether only a verb ends the clause behind an adjective: it means people then (жети миң кыргызстандык чыгарылды)."""
        behind = context.text[actor.end : scene.sentence.end].split(maxsplit=1)
        word = behind[0].rstrip(_MARKS) if behind else ""
        return not behind or ((len(behind) == 1 or word != behind[0]) and bool(self._verbal.fullmatch(word.lower())))

    def _pointed_at(self, context: Context, scene: Scene, found: list[Actor]) -> list[Actor]:
        """The state that "this country" or "the neighbour" stands for: the one spoken of last, home left aside."""
        pointed = []
        for m in self._spoken_of.finditer(context.folded, scene.sentence.start, scene.sentence.end + 1):
            start, end = m.start("words") - 1, m.end() - 1
            state = _last_foreign(context, start, {a.state for a in found if a.case == "nom" and a.end <= start})
            case = next((c for c in m.groupdict() if c != "words" and m[c] is not None), "nom")
            if state and all(a.end <= start or a.start >= end for a in found):
                actor = Actor(start, end, state, case, official=False)
                pointed.append(self._headed(context, scene, actor) if case in _OWNING else actor)
        return pointed

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
            listed = gap == "," and left.city == right.city and (row or left.city or self._and_others(context, right))
            somewhere = left.official and not right.official and right.case in _SOMEWHERE
            row = left.end <= right.start and fits and (gap in self._and or listed) and not somewhere
            if row:
                group = right.group if right.group >= 0 else right.start
                people = left.people or (right.people and left.case in {"adj", right.first_case})
                place = right.place if left.city else left.place
                actors[i + 1] = msgspec.structs.replace(right, group=group)
                actors[i] = msgspec.structs.replace(left, case=right.case, head=right.head, group=group, people=people, place=place)
        return actors

    def _and_others(self, context: Context, last: Actor) -> bool:
        """Whether a list ends in what stands for more (A, B жана башка өлкөлөр)."""
        return context.folded.startswith(self._others, last.end + 1)

    def _of(self, context: Context, phrase: Phrase) -> list[Actor]:
        if phrase.kind == "name" and all(" " not in n.base and context.persons.full(n.base) is None for n in phrase.holders):
            return []
        case = self._case(context, phrase)
        if case is None:
            return []
        if phrase.kind == "name" or (phrase.holders and phrase.kind == "title"):
            return self._persons(context, phrase, case) or self._nameless(phrase, case)
        if phrase.kind == "title":
            return self._titled(context, phrase, case)
        if phrase.kind in {"city", "region"}:
            capital = phrase.label == "capital"
            acts = capital and case in {"nom", "gen", "with", "acc", "abl", "against"}
            return [Actor(phrase.start, phrase.end, phrase.place or "", case, official=False, place=not acts, city=True, capital=capital)]
        return [] if phrase.kind == "territory" and phrase.state is None else self._belonging(context, phrase, case)

    def _case(self, context: Context, phrase: Phrase) -> str | None:
        """The case of a phrase with its postposition counted in; null where it is no actor (in brackets, before what is no state's)."""
        rest = context.folded[phrase.end + 1 : phrase.end + 24]
        honorific = self._honorific.match(rest)
        rest = rest[honorific.end() - 1 :] if honorific else rest
        before = context.text[max(0, phrase.start - 1) : phrase.start]
        if before == "(" and context.text[phrase.end : phrase.end + 1] == ")":
            return None
        if phrase.case in {"nom", "adj"} and rest.startswith(self._not_behind):
            return None
        behind = self._heads.behind(rest, 0)
        case = behind if behind and (behind != "against" or phrase.case == "dat") else phrase.case
        joined = before in _DASHES and phrase.kind == "state" and case == "nom"
        return "gen" if joined and rest.startswith(self._shared) else case

    def _titled(self, context: Context, phrase: Phrase, case: str) -> list[Actor]:
        """The states whose office a title without a holder names."""
        of = dict.fromkeys(o.of for o in context.titles.get(phrase.at, []) if o.of and not o.of.startswith("ORG:"))
        if not of and self._groups.intersection(phrase.classes):
            return [Actor(phrase.start, phrase.end, NOBODY, case, official=False)]
        of = of or dict.fromkeys(s for s in phrase.states if s != "home")
        group = phrase.start if len(phrase.states) > 1 and len(of) > 1 else -1
        first, bare = phrase.first_case, not phrase.states
        host = _host(phrase)
        if bare and self._counted.search(context.folded, max(0, phrase.start - _COUNT), phrase.start + 1):
            return []
        return [Actor(phrase.start, phrase.end, s, case, official=True, group=group, first_case=first, bare=bare, host=host) for s in of]

    def _belonging(self, context: Context, phrase: Phrase, case: str) -> list[Actor]:
        """The state that a phrase names or that an institution or a people belongs to; several where they stand in a row."""
        if phrase.kind == "institution" and phrase.head is not None and phrase.head.entry.value in self._groups:
            return [Actor(phrase.start, phrase.end, NOBODY, case, official=False), *_abroad(phrase)]
        state = context.home if phrase.state == "home" else phrase.state or self._bare_institution(context, phrase) or phrase.place
        if state is None:
            return _abroad(phrase)
        people = phrase.kind == "institution" and phrase.head is not None and phrase.head.entry.value in self._people
        people = people or (phrase.kind == "demonym" and case != "adj")
        official = phrase.kind == "institution" and not people
        bare, first = official and not phrase.state, phrase.first_case
        forces = phrase.head is not None and phrase.head.entry.value in self._forces and first == "nom" and case == "acc"
        row = phrase.states if len(phrase.states) > 1 else (state,)
        group = phrase.start if len(row) > 1 else -1
        parts = [
            Actor(phrase.start, phrase.end, s, case, official, people=people, group=group, first_case=first, bare=bare, own=forces)
            for s in row
        ]
        return parts + _abroad(phrase)

    def _bare_institution(self, context: Context, phrase: Phrase) -> str | None:
        """A government or ministry without a state is home's, that of "the country" the last one's; a side is nobody's."""
        if phrase.kind != "institution" or phrase.head is None or phrase.plural:
            return None
        if phrase.context:
            return last_state(context, phrase.start)
        bare = phrase.head.entry.value in OF_STATES
        owned = bare or phrase.head.entry.value in self._forces
        owner = context.persons.full(phrase.owner.base) if owned and phrase.owner else None
        if owner and context.state_of(owner):
            return context.state_of(owner)
        if bare and phrase.abroad and not phrase.abroad[-1].startswith("ORG:"):
            return phrase.abroad[-1]
        return (setting(context, phrase, "", foreign=False) or (context.home if context.at_home else None)) if bare else None

    def _nameless(self, phrase: Phrase, case: str) -> list[Actor]:
        """Holders of whose office nothing is known but the state."""
        known = (
            phrase.state if phrase.kind == "title" and phrase.state != "home" and not self._groups.intersection(phrase.classes) else None
        )
        return [Actor(phrase.start, phrase.end, known, case, official=True)] if known else []

    def _persons(self, context: Context, phrase: Phrase, case: str) -> list[Actor]:
        found = []
        for name in phrase.holders:
            person = context.persons.full(name.base)
            if person is None:
                found.extend(_side_by_side(context, name, case))
                continue
            state = context.state_of(person)
            if state:
                found.append(Actor(phrase.start, phrase.end, state, case, official=True, person=person, host=_host(phrase)))
        return found


def _host(phrase: Phrase) -> str | None:
    """The state to which the office of an envoy is accredited."""
    return next((s for s in phrase.abroad if not s.startswith("ORG:")), None)


def _whole(actors: list[Actor]) -> list[Actor]:
    """Without a person or government told in two parts: whose it is (Асаддын өкмөтү), or from where (АКШдан Дональд Трамп)."""
    found: list[Actor] = []
    for actor in actors:
        before = found[-1] if found else None
        if before is None or before.end + 1 != actor.start:
            found.append(actor)
        elif actor.bare and before.case == "gen" and before.person:
            found[-1] = msgspec.structs.replace(actor, start=before.start, state=before.state, bare=False)
        elif actor.person and before.state == actor.state and before.case in {"abl", "adj"} and not before.official:
            found[-1] = actor
        else:
            found.append(actor)
    return found


def _side_by_side(context: Context, name: Name, case: str) -> list[Actor]:
    """Two persons named by one word each, one right behind the other, as subject and object are (Саргсян Атамбаевди чакырды)."""
    words = name.base.split()
    people = [context.persons.full(w) for w in words]
    if len(words) != len({p for p in people if p}) or len(words) != _TWO or case == "nom":
        return []
    edge = name.start + len(words[0])
    ends = zip((name.start, edge + 1), (edge, name.end), people, ("nom", case), strict=True)
    found = [(start, end, context.state_of(p or ""), p, c) for start, end, p, c in ends]
    return [Actor(start, end, state, c, official=True, person=p) for start, end, state, p, c in found if state]


def _abroad(phrase: Phrase) -> list[Actor]:
    """The states in which what a phrase names is (Сириядагы аскерлер)."""
    return [Actor(phrase.start, phrase.end, s, "attr", official=False) for s in phrase.abroad]


def domestic(actors: list[Actor]) -> bool:
    """Whether officials of one state meet each other, and nobody else (президент премьер-министр менен жолугушту)."""
    cases = {a.case for a in actors if a.person}
    return len({a.state for a in actors}) == 1 and {"nom", "with"} <= cases
