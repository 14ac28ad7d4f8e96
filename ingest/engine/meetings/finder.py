"""Finds the events that a sentence tells, or adds to."""

import re
from collections.abc import Callable, Iterable, Set
from functools import partial
from itertools import pairwise

import msgspec

from ingest.engine.cast import Cast
from ingest.engine.context import Context, Scene
from ingest.engine.meetings.clauses import Clauses
from ingest.engine.meetings.earlier import SOON, again, attended, received, visit_of
from ingest.engine.meetings.event import GATHERINGS, MANY, Discourse, Event
from ingest.engine.meetings.gatherings import Gatherings
from ingest.engine.meetings.joining import join
from ingest.engine.meetings.mention import Mention
from ingest.engine.meetings.parties import Party, parties
from ingest.engine.meetings.rows import Rows
from ingest.engine.meetings.taking_place import TakingPlace
from ingest.engine.meetings.talks import Talks
from ingest.engine.meetings.venues import Venue, nearest, row, venues
from ingest.engine.meetings.visits import Visits
from ingest.engine.postpositions import Postpositions
from ingest.engine.realis import Judge
from ingest.engine.sentences import Unit
from ingest.pack import Actors, Cues, MeetingCue, Meetings

# words between a gathering and its part
_BETWEEN = 3
# what a meeting of heads, ministers, secretaries is
_MANY = MeetingCue("multilateral_meeting", Cues(), event=True)
# cues of no event of their own
_ADDING = frozenset({"attendance", "leading"})
_MEETINGS = frozenset({"bilateral_meeting", "multilateral_meeting"})
_TALKS = frozenset({"bilateral_meeting", "phone_call", "multilateral_meeting"})


class _Told(msgspec.Struct):
    """What a sentence tells: new events, those told again, the one on whose margins they were, the one right before or after."""

    found: list[Event] = []
    again: list[Event] = []
    wider: Event | None = None
    beside: Event | None = None


class MeetingFinder:
    """Finds the events of a sentence."""

    def __init__(self, judge: Judge, data: Meetings, actors: Actors) -> None:
        self._taking_place = TakingPlace(judge, data)
        self._clauses = Clauses(data.clause_ends)
        self._margins = re.compile(actors.margins)
        self._pronoun = re.compile(data.pronoun)
        self._postpositions = Postpositions(actors.postpositions)
        self._visits = Visits(data.converb, data.comes, data.ending, data.lasting, data.abroad)
        self._officials = re.compile(data.officials)
        self._talks = Talks(data, actors.both_sides, actors.margins)
        self._gatherings = Gatherings(data.invited, data.held_at, data.before_it, data.hosting, data.joint, data.there)
        self._rows = Rows(actors.conjunctions, data.joined_others, data.parted)
        self._areas = {case: re.compile(words) for case, words in data.areas.items()}
        self._others = re.compile(data.others)
        self._object, self._with_it = re.compile(data.object), re.compile(data.with_it)
        self._it = re.compile(data.it)
        self._another = re.compile(data.another)
        self._format = re.compile(data.format)
        self._of_many = re.compile(data.of_many)
        self._before_it = re.compile(data.before_it)
        self._abroad = re.compile(data.abroad)
        self._pointing = re.compile(data.pointing)
        self._participle = re.compile(data.participle)
        self._ends = re.compile(data.behind_finite)

    def find(self, context: Context, scene: Scene, cast: Cast, said: Discourse) -> list[Event]:
        """The events told in a sentence that none before has told."""
        meant = self._pointed_at(context, scene, said)
        cues = free(context.text, scene) if meant or self._worth(context, scene, cast, said) else []
        if meant is None and not cues:
            hear(said, cast, partial(self.parties, context, scene, cast))
            return []
        places = venues(context, scene, cast.actors, self._areas) if cast.anybody else []
        taking = self._rows.of(context, self.parties(context, scene, cast), places) if cast.anybody else []
        sides = {p.side for p in taking} | {v.country for v in places}
        lone = meant is None and not any(c.entry.row.event for c in cues)
        if lone and self._one_side(context, scene, [c.start for c in cues], sides, said):
            hear(said, cast, lambda: taking)
            return []
        if meant:
            attend = any(c.entry.row.kind == "attendance" for c in cues)
            meant.join([p for p in taking if p.case == "nom" and (p.travels or (attend and p.group >= 0))])
        told = _Told()
        for cue in _whole(context, cues):
            m = self._mention(context, scene, cue, taking, places, said)
            if m and not (meant and m.row.kind in {*_ADDING, "visit"}):
                self._take(m, cues, told)
        hear(said, cast, lambda: taking)
        visited = next((e.states for e in reversed(told.found) if e.kind == "visit" and len(e.states) == 2), None)
        if visited and not any(e.kind in GATHERINGS for e in told.found):
            said.pair = (visited[0], visited[1])
        self._set_beside(context, told)
        self._nest(context, [*told.found, *(e for e in told.again if e.kind not in GATHERINGS)], told.wider)
        return told.found

    def _take(self, m: Mention, cues: list[Unit], told: "_Told") -> None:
        """Add what a cue tells to what its sentence has told: new events, or something of one told before."""
        m.here = told.found
        known = self._known(m, cues)
        if known and self._margins.match(m.context.folded, m.cue.end + 1):
            told.wider = known
        elif known and known.kind in GATHERINGS and self._before_it.match(m.context.folded, m.cue.end + 1):
            told.beside = known
        elif known:
            join(known, m)
            told.again.append(known)
        else:
            told.found.extend(self._following(m) or self._read(m))

    def _set_beside(self, context: Context, told: "_Told") -> None:
        """Talks told right before or after a gathering are where it is, if nothing says more."""
        near = (e for e in told.found if e.kind in GATHERINGS and self._before_it.match(context.folded, e.cue.end + 1))
        beside = told.beside or next(near, None)
        for one in told.found if beside else []:
            one.beside = beside if one.kind in _TALKS and one is not beside else None

    def _worth(self, context: Context, scene: Scene, cast: Cast, said: Discourse) -> bool:
        """Whether to read the predicates: there may be two sides for what one of them may be."""
        kinds, sides = scene.sentence.predicates, cast.parties
        if "meeting" not in kinds or said.pair or said.events or "gathering" in kinds or sides is None or len(sides) > 1:
            return "meeting" in kinds
        # officials of nobody's are home's
        sides = sides | {context.home} if scene.has("title") else sides
        return not self._one_side(context, scene, scene.sentence.places("meeting"), sides, said)

    def _one_side(self, context: Context, scene: Scene, places: Iterable[int], sides: Set[str | None], said: Discourse) -> bool:
        """Whether all that is spoken of is one side's, which has nobody to meet and nowhere to go; `places`: where predicates stand."""
        if len(sides) > 1 or said.pair or said.events:
            return False
        start, far = scene.sentence.start, (self._of_many, self._abroad)
        if any(words.search(context.folded, start, at + 1) for at in places for words in far):
            return False
        return said.topic is None or len(sides | {said.topic.side}) == 1

    def parties(self, context: Context, scene: Scene, cast: Cast) -> list[Party]:
        """The parties of a sentence, in order."""
        return parties(context, scene, cast.actors, self._postpositions, self._officials)

    def _mention(
        self, context: Context, scene: Scene, cue: Unit, taking: list[Party], places: list[Venue], said: Discourse
    ) -> Mention | None:
        purpose, status = self._taking_place.purpose(context, cue), self._taking_place.status(context, scene, cue)
        setting = status is None
        status = status or self._taking_place.setting(context, scene, cue)
        if status is None:
            return None
        start, end = self._clauses.of(context, scene, cue)
        follow = cue.entry.row.behind
        if follow and not any(w in follow for w in context.folded[cue.end + 1 : end + 1].split()):
            return None
        pronoun = bool(self._pronoun.search(context.folded[start : cue.start + 1]))
        form = bool(cue.case == "verb" and self._participle.search(context.folded[cue.start + 1 : cue.end + 1]))
        behind = " ".join(context.folded[cue.end + 1 : end + 1].split())
        attributive = form and context.text[cue.end : cue.end + 1] != "," and not self._ends.match(behind)
        takes = "acc" in cue.entry.row.partner or cue.entry.row.receives
        it = self._object.search(context.folded[start : cue.start + 1]) if takes else None
        it = it or (self._with_it.search(context.folded[start : cue.start + 1]) if cue.entry.value in _TALKS else None)
        return Mention(
            context,
            scene,
            cue,
            cue.entry.row,
            status,
            start,
            end,
            taking,
            places,
            said,
            pronoun,
            bool(self._others.search(context.folded, start, cue.start + 1)),
            bool(it),
            bool(it and "many" in it.re.groupindex and it["many"]),
            purpose,
            attributive,
            form and not attributive,
            setting,
            not form and bool(self._pointing.search(context.folded, start, cue.start + 1)),
        )

    def _read(self, m: Mention) -> list[Event]:
        if m.row.kind in _ADDING:
            return []
        if m.row.kind == "visit":
            return self._visits.read(m)
        if m.row.event:
            return self._gatherings.read(m) or (self._talks.read(m) if m.verbal else [])
        gathering = msgspec.structs.replace(m, row=_MANY)
        if self._format.search(m.context.folded, m.start, m.cue.start + 1):
            return self._gatherings.read(gathering)
        many = self._of_many.search(m.context.folded, m.start, m.cue.start + 1)
        return self._talks.read(m) or (self._gatherings.read(gathering) if many else [])

    def _following(self, m: Mention) -> list[Event]:
        """The next or former event of the kind told last, of the same organisations and, of talks, the same sides."""
        if m.verbal or m.row.kind == "visit" or not self._another.search(m.context.folded, m.start, m.cue.start + 1):
            return []
        venue = nearest(m.venues, ["loc", "attr"], m.start, m.cue.start, m.end)
        alike = [e for e in reversed(m.said.recent) if e.kind == m.row.kind or {e.kind, m.row.kind} <= _MEETINGS]
        if m.cue.form.plural:
            alike = [e for e in alike if e.kind in GATHERINGS] or alike
        if m.row.event:
            alike = [e for e in alike if e.kind == m.row.kind] or alike
        like = next(iter(alike), None)
        if not (like and venue) or any(p.org or (p.travels and p.case in {"gen", "with"}) for p in m.before):
            return []
        return [again(like, m, v) for v in row(m.venues, venue)]

    def _known(self, m: Mention, cues: list[Unit]) -> Event | None:
        """The event told before that a cue speaks of, if it tells of none itself."""
        told = m.said.recent
        if not m.verbal and self._another.search(m.context.folded, m.start, m.cue.start + 1):
            return None
        ceremony = m.row.event and m.row.kind == "other"
        gatherings = [e for e in told if e.kind in GATHERINGS or (e.kind == "other" and (not e.persons or (ceremony and e.reception)))]
        if m.row.kind == "leading":
            return next((e for e in reversed([*told, *m.here]) if m.scene.index - e.mentions[-1][0].index <= SOON), None)
        if m.row.kind == "attendance":
            here = [e for e in m.here if e.kind in GATHERINGS and e.scene is m.scene and e.cue.end <= m.start]
            if here:
                return here[-1]
            alone = not any(c.entry.row.event for c in cues) and not any(p.org for p in m.parties)
            return (attended(m, told) or (gatherings[-1] if gatherings else None)) if alone else None
        if m.row.event:
            another = m.cue.form.possessive or any(p.org for p in m.parties) or self._gatherings.owned(m)
            return gatherings[-1] if gatherings and not another else None
        if m.row.receives:
            return received(m)
        if m.verbal or m.cue.form.plural:
            return None
        new = self._read(m)
        # sides named only behind the noun may be those of talks told before
        behind = bool(new) and not m.before and m.cue.case != "nom"
        if any(not e.vague for e in new) and not behind:
            return None
        if m.row.kind == "visit":
            return visit_of(m)
        talks = [e for e in told if e.kind in _TALKS or e.kind == m.row.kind or (behind and e.kind == "other")]
        return next((e for e in reversed(talks) if not new or set(new[0].states) == set(e.states)), None)

    def _pointed_at(self, context: Context, scene: Scene, said: Discourse) -> Event | None:
        """The gathering told just before to which a sentence that begins with a pronoun adds who came, spoke, chaired."""
        last = next((e for e in reversed(said.recent) if e.kind in MANY), None)
        near = last is not None and scene.index - last.mentions[-1][0].index <= SOON
        return last if near and self._it.match(context.folded, scene.sentence.start) else None

    def _nest(self, context: Context, events: list[Event], wider: Event | None) -> None:
        """Talks told beside an event "on whose margins" they were held belong within it, and who talks there attends it."""
        around = [e for e in events if e.kind in GATHERINGS]
        wider = next((e for e in around if self._margins.match(context.folded, e.cue.end + 1)), wider)
        for inner in events if wider else []:
            if inner is not wider and inner.kind != "visit" and wider:
                inner.within = wider
                if wider.kind in GATHERINGS:
                    wider.states = list(dict.fromkeys([*wider.states, *inner.states]))
                    wider.persons = list(dict.fromkeys([*wider.persons, *inner.persons]))


def free(text: str, scene: Scene) -> list[Unit]:
    """The meeting cues that are no part of a name, nor of a longer cue."""
    cues = [c for c in scene.sentence.cues if isinstance(c.entry.row, MeetingCue)]
    if not cues:
        return []
    covered = [(c.start, c.end) for c in cues if c.entry.value == "none"]
    covered += [(u.start, u.end) for u in scene.sentence.units]
    if any(not text[c.start].islower() for c in cues):
        covered += [(n.start, n.end) for n in scene.names if " " in n.base]
    kept = [c for c in cues if c.entry.value != "none" and not any(s <= c.start and c.end <= e for s, e in covered)]
    return [
        c for c in kept if not any(c is not o and o.start <= c.start and c.end <= o.end and o.end - o.start > c.end - c.start for o in kept)
    ]


def _whole(context: Context, cues: list[Unit]) -> list[Unit]:
    """The cues without a gathering's part that its genitive owns (форумдун сессиясы)."""
    parts = {
        id(b)
        for a, b in pairwise(cues)
        if a.entry.row.event and b.entry.row.event and a.case == "gen" and len(context.text[a.end : b.start].split()) <= _BETWEEN
    }
    return [c for c in cues if id(c) not in parts]


def hear(said: Discourse, cast: Cast, taking: Callable[[], list[Party]]) -> None:
    """Remember the two states spoken of, and where to look for the official who was the subject."""
    if cast.states is None or len(cast.states) > 1:
        states = list(dict.fromkeys(a.state for a in cast.actors if not a.place and a.case != "loc"))
        said.pair = (states[0], states[1]) if len(states) == 2 else said.pair
    if cast.persons:
        said.heard.append(taking)
