"""Memberships: a state and an organisation in one clause with a word that says what the one is to the other.

A row of the pack says in which cases the organisation and the state stand; the organisation is the nearest before the cue that fits,
the state the one right behind the cue (ЕАЭБге мүчө Кыргызстан), else the nearest before it, else the first behind it.
"""

import re
from collections.abc import Callable

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.cast import Cast
from ingest.engine.context import Context, Scene
from ingest.engine.members import Members, Said
from ingest.engine.postpositions import Postpositions
from ingest.engine.realis import Judge
from ingest.engine.sentences import Unit
from ingest.pack import Actors as Data
from ingest.pack import MembershipCue, Memberships

Named = Callable[[Context, Scene], list[Actor]]

# an organisation in the genitive may stand this many words before what it owns; in the nominative, right before it
_FAR = {"gen": 6, "nom": 1}
_NEAR = 70
_SOON = 24
# sentences over which an organisation is pointed back to
_REMEMBERED = 12
# the word behind a cue belongs to what `instead` looks at
_NEXT = 14
_CLOSING = frozenset(".,;:!?…»)")


class Belonging(msgspec.Struct, frozen=True):
    """A membership as one sentence tells it."""

    state: str
    type: str
    org: str
    status: str
    cue: Unit
    scene: Scene


class _Org(msgspec.Struct, frozen=True):
    """An organisation named, or pointed back to, at `[start, end)`."""

    start: int
    end: int
    code: str
    case: str


class MembershipFinder:
    """Finds memberships in a sentence."""

    def __init__(self, judge: Judge, data: Memberships, actors: Data) -> None:
        self._judge = judge
        self._anaphor = re.compile(actors.organisation)
        self._postpositions = Postpositions(actors.postpositions)
        self._and = frozenset({",", *actors.conjunctions})
        self._project = re.compile(data.project)
        self._instead = re.compile(data.instead)
        self._members = Members(data)
        self._when = re.compile(data.when)

    def find(self, context: Context, scene: Scene, cast: Cast, named: Named) -> list[Belonging]:
        """One for each state that the sentence says it of; `named` finds the states that it names, whatever phrase they stand in."""
        if "membership" not in scene.sentence.predicates:
            return []
        cues = [c for c in scene.sentence.cues if isinstance(c.entry.row, MembershipCue)]
        orgs = self._organisations(context, scene) if cues else []
        if not orgs:
            return []
        actors, states = cast.actors, named(context, scene)
        found = [b for cue in cues if not _inside(cue, cues) for b in self._told(context, scene, _acting(actors, states, cue), orgs, cue)]
        return _without_weaker(found)

    def _told(self, context: Context, scene: Scene, actors: list[Actor], orgs: list[_Org], cue: Unit) -> list[Belonging]:
        row: MembershipCue = cue.entry.row
        if not self._applies(context, scene, row, cue):
            return []
        org = _organisation(context.folded, row, cue, orgs)
        if org is None or self._instead.search(context.folded, org.end, min(scene.sentence.end + 2, cue.end + _NEXT)):
            return []
        free = [a for a in actors if a.start < org.start or a.start >= org.end]
        if not row.officials:
            in_office = {p.start for p in scene.phrases if p.kind in {"title", "name"}}
            free = [a for a in free if not (a.official and a.start in in_office) or self._members.beside(context, row, cue, a)]
        said = self._members.of(context, row, cue, free)
        meant = self._meant(context, scene, row, cue, said) if said.states else None
        if meant is None:
            return []
        codes = self._row_of(context.text, org, orgs)
        return [Belonging(s, meant[0], code, meant[1], cue, scene) for s in said.states for code in codes]

    def _meant(self, context: Context, scene: Scene, row: MembershipCue, cue: Unit, said: Said) -> tuple[str, str] | None:
        """Which membership is told, and its status."""
        if said.beside and not self._judge.negated(context.folded, scene.sentence, cue):
            # what only names the states is so, whatever else is told of them
            lasting = row.lasting and not self._when.search(context.folded, scene.sentence.start, cue.start + 1)
            return (row.lasting or "") if lasting else row.type, "held"
        status = self._status(context, scene, row, cue)
        if status is None and row.ends:
            # who wants to leave, is asked to, or does not leave is a member
            return "MEMBER_OF", "held"
        return (row.type, status) if status and not (status == "planned" and row.type == "MEMBER_OF") else None

    def _row_of(self, text: str, org: _Org, orgs: list[_Org]) -> list[str]:
        """An organisation and those named in a row with it in the same case (ЕАЭБге да, ШКУга да)."""
        row = [org]
        for other in reversed([o for o in orgs if o.end <= org.start]):
            if other.case != org.case or text[other.end : row[-1].start].strip() not in self._and:
                break
            row.append(other)
        return list(dict.fromkeys(o.code for o in reversed(row)))

    def _applies(self, context: Context, scene: Scene, row: MembershipCue, cue: Unit) -> bool:
        """Whether the form is one of the row's, and the words before the cue are those it asks for."""
        near = context.folded[scene.sentence.start : cue.start + 1]
        if row.forms and not row.forms & _forms(context.text, cue):
            return False
        return not row.near or any(f" {w}" in near for w in row.near)

    def _status(self, context: Context, scene: Scene, row: MembershipCue, cue: Unit) -> str | None:
        """Held or planned; null for what is denied, wished for, asked for or only thought of."""
        status = self._judge.status(context.folded, scene.sentence, cue, present=row.present)
        if row.ends and status == "cancelled":
            status = "held"
        if status not in {"held", "planned"}:
            return None
        loose = cue.form.case != "verb" or cue.form.derived in {"nominal", "intention", "converb"}
        if not loose or (row.present and cue.form.derived not in {"nominal", "intention"}):
            return status
        thought = self._project.search(context.folded, cue.start, min(scene.sentence.end + 2, cue.end + (_SOON if row.present else _NEAR)))
        return None if thought or (status == "planned" and not (row.present or row.ends)) else status

    def _organisations(self, context: Context, scene: Scene) -> list[_Org]:
        """Those that the sentence names, and those it points back to (уюмга, андан), in order."""
        named = [self._named(context, u) for u in scene.sentence.units if u.kind == "organisation" and not u.form.derived]
        last = _spoken_of(context, scene, _REMEMBERED)
        meant: list[_Org] = []
        if not (named or last):
            return []
        for word in self._anaphor.finditer(context.folded, scene.sentence.start, scene.sentence.end + 1):
            start, end = word.start(), word.end() - 1
            before = next((o.code for o in reversed(named) if o.end <= start), None)
            before = before or (_spoken_of(context, scene, 1, apart="gathering") if word.groupdict().get("pronoun") is not None else last)
            if before and all(end <= o.start or start >= o.end for o in named):
                meant.append(_Org(start, end, before, word.lastgroup or self._bare(context.folded, end)))
        return sorted([*named, *meant], key=lambda o: o.start)

    def _named(self, context: Context, unit: Unit) -> _Org:
        """An organisation; its class behind it carries the case (БРИКС тобуна), and in brackets it has that of the name before."""
        case, end = unit.case, unit.end
        if context.text[unit.start - 1 : unit.start] == "(":
            case = "any"
        behind = self._anaphor.match(context.folded, unit.end + 1) if case == "nom" else None
        if behind and behind.lastgroup:
            case, end = behind.lastgroup, behind.end() - 1
        return _Org(unit.start, end, unit.entry.value, case if case != "nom" else self._bare(context.folded, end))

    def _bare(self, folded: str, end: int) -> str:
        """The case of a name without an ending: its postposition's."""
        return self._postpositions.behind(folded, end + 1) or "nom"


def _spoken_of(context: Context, scene: Scene, reach: int, apart: str = "") -> str | None:
    """The organisation named last in so many sentences before; none that tells a predicate of the kind `apart`, which may be meant."""
    before = context.scenes[max(0, scene.index - reach) : scene.index]
    return next(
        (
            u.entry.value
            for s in reversed(before)
            if apart not in s.sentence.predicates
            for u in reversed(s.sentence.units)
            if u.kind == "organisation"
        ),
        None,
    )


def _acting(actors: list[Actor], states: list[Actor], cue: Unit) -> list[Actor]:
    """The states that the sentence names, as the phrases say they act; a phrase that the cue is part of (Россия мүчө) says nothing."""
    phrases = [a for a in actors if not a.start <= cue.start < a.end]
    found: list[Actor] = []
    for state in states:
        over = next((a for a in phrases if a.start <= state.start < a.end and a.state == state.state), None)
        whole = over is not None and (over.people or over.place or over.official)
        found.append(over if over and whole else state)
    others = [a for a in phrases if not any(a.start <= s.start < a.end for s in states)]
    return sorted([*found, *others], key=lambda a: a.start)


def _inside(cue: Unit, others: list[Unit]) -> bool:
    """Whether a longer cue holds this one (мүчө болуп кир, мүчө)."""
    return any(o.start <= cue.start and cue.end <= o.end and o.end - o.start > cue.end - cue.start for o in others)


def _forms(text: str, cue: Unit) -> set[str]:
    """The form of the cue; `closing` besides where it ends its clause."""
    form = cue.form.derived or cue.form.case
    return {form, "closing"} if cue.end >= len(text) or text[cue.end] in _CLOSING else {form}


def _organisation(folded: str, row: MembershipCue, cue: Unit, orgs: list[_Org]) -> _Org | None:
    """The nearest before the cue in one of the row's cases, close enough for that case; where the row allows it, any in the sentence."""
    before = [o for o in orgs if o.end <= cue.start]
    for org in reversed(before):
        between = len(folded[org.end + 1 : cue.start + 1].split())
        if org.case == "any" or (org.case in row.org and (row.near or between <= _FAR.get(org.case, between))):
            return org
    return (before[-1:] + [o for o in orgs if o.start >= cue.end])[0] if row.far and orgs else None


def _without_weaker(found: list[Belonging]) -> list[Belonging]:
    """Who joins is not told to be a member besides."""
    joined = {(b.state, b.org) for b in found if b.type != "MEMBER_OF"}
    return [b for b in found if b.type != "MEMBER_OF" or (b.state, b.org) not in joined]
