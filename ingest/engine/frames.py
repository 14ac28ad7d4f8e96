"""Relations: case frames of predicates, filled with the actors of their clause."""

import itertools
import re
from collections.abc import Collection, Sequence, Set
from functools import partial

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.arguments import directed
from ingest.engine.cast import Cast
from ingest.engine.clauses import ClauseFinder, Scope
from ingest.engine.competing import hides, longest, narrower
from ingest.engine.context import Context, Scene
from ingest.engine.decisions import Decisions
from ingest.engine.ground import Ends, Ground
from ingest.engine.mutual import sides
from ingest.engine.partners import partners
from ingest.engine.realis import Judge
from ingest.engine.relative import Relative, RelativeFinder, free
from ingest.engine.sentences import Unit
from ingest.engine.spoken import Act, Spoken
from ingest.engine.subjects import stranger
from ingest.engine.wording import Words
from ingest.pack import NEVER, Actors, Frame

_QUOTE = re.compile("«[^»]*»|“[^”]*”|„[^“”]*[“”]")
# where the end of the word before a verb is looked for
_AUX = 12
# how many sentences before one it can answer
_RECALLED = 2
# letters of a participle that tell it
_ENDING = 3
# how far behind a participle the thing stands that it is said of
_BEHIND = 40
# how far before a predicate the verbal noun of its object ends, an adverb between
_CLAUSE = 32
# phrases of an organisation that can be the subject
_SUBJECTS = frozenset({"title", "organisation"})


class Found(msgspec.Struct, frozen=True):
    """A relation as a frame found it in one sentence."""

    frame: Frame
    source: str
    target: str
    status: str
    cue: Unit
    scene: Scene
    strength: float


class Rejected(msgspec.Struct, frozen=True):
    """A predicate that made no relation, and why."""

    scene: int
    cue: Unit
    why: str


Trace = list[Rejected]


class _Common(msgspec.Struct, frozen=True):
    """What all predicates of a sentence choose from."""

    actors: list[Actor]
    groups: list[Actor]
    relatives: list[Relative]
    words: str
    spoken: Spoken
    home: str
    quotes: tuple[tuple[int, int], ...]
    hosts: list[str]
    deeds: list[int]


class FrameMatcher:
    """Fills the frames whose cues stand in a sentence."""

    def __init__(self, judge: Judge, clauses: ClauseFinder, actors: Actors, converb: str) -> None:
        self._judge, self._clauses = judge, clauses
        self._both, self._converb = re.compile(actors.both_sides), re.compile(converb)
        self._deed, self._clause = re.compile(actors.deed or NEVER), re.compile(actors.object or NEVER)
        self._paper, self._attributive = re.compile(actors.papers or NEVER), re.compile(actors.attributive or NEVER)
        self._accusative = re.compile(actors.accusative or NEVER)
        self._apposed = re.compile(actors.apposed or NEVER)
        self._with = tuple(f" {w} " for w, case in actors.postpositions.items() if case == "with")
        self._relatives, self._copula = RelativeFinder(actors), re.compile(actors.copula)
        self._decisions = Decisions(actors)
        self._words: dict[int, Words] = {}

    def match(self, context: Context, scene: Scene, cast: Cast, before: Sequence[Found] = (), trace: Trace | None = None) -> list[Found]:
        """All relations of a sentence; where a trace is given, the predicates that made none are noted in it.

        `before`: the relations of the sentences before, which this one may answer.
        """
        spoken = Spoken(cast.pair, partial(_acted, context, scene, cast), cast.another_spoken, partial(_acts, scene, before))
        if trace is None and not self._worth(context, scene, cast, spoken):
            return []
        cues = [c for c in scene.sentence.cues if isinstance(c.entry.row, Frame)]
        found = self._matched(context, scene, cues, cast, spoken) if cues else []
        if trace is not None:
            made = {id(f.cue) for f in found}
            trace.extend(Rejected(scene.index, c, self._why(context, scene, c)) for c in cues if id(c) not in made)
        return found

    def _worth(self, context: Context, scene: Scene, cast: Cast, spoken: Spoken) -> bool:
        """Whether to read the predicates: there may be two parties for what one of them may be."""
        kinds = scene.sentence.predicates
        if "frame" not in kinds:
            return False
        if cast.states is None or len(cast.states) > 1:
            return True
        one, pair = next(iter(cast.states), None), spoken.pair
        if pair and "pair" in kinds and (one in pair or self._both.search(context.folded, scene.sentence.start, scene.sentence.end + 2)):
            return True
        if pair and one is None and ("lately" in kinds or ("other" in kinds and self._of_paper(context, scene))):
            return True
        if one and (("other" in kinds and pair and one in pair) or ("default" in kinds and one != context.home)):
            return True
        return cast.pronouns or (one is not None and (spoken.another(one) or ("other" in kinds and spoken.acted_on(one))))

    def _matched(self, context: Context, scene: Scene, cues: list[Unit], cast: Cast, spoken: Spoken) -> list[Found]:
        end = scene.sentence.end + 2
        whole = context.folded[scene.sentence.start : end]
        cues = longest(c for c in cues if self._words_of(c.entry.row).follow(c, context.folded, end))
        cues = [c for c in cues if self._words_of(c.entry.row).allow(whole) and not self._auxiliary(context, c)]
        if not self._able(context, cues, cast.states, spoken, whole) and not (cues and cast.pronouns):
            return []
        actors = cast.meant
        hosts = [h for p in scene.phrases if p.abroad and p.kind == "title" for h in p.abroad if not h.startswith("ORG:")]
        parties = {a.state for a in actors} | {a.host for a in actors if a.host} | set(hosts)
        able = self._able(context, cues, parties, spoken, whole)
        if not able:
            return []
        names = [(u.start, u.end) for u in scene.sentence.units] + [(n.start, n.end) for n in scene.names]
        able = {id(c) for c in cues if id(c) in able and not any(s <= c.start and c.end <= e for s, e in names)}
        if not able:
            return []
        cuts = self._clauses.cuts(context, scene)
        scoped = [(c, self._clauses.scope(context, scene, cuts, c.start, c.end)) for c in cues]
        scoped = [(c, scope) for c, scope in scoped if self._near(context, scene, c, scope)]
        open_ = [(c, scope) for c, scope in scoped if id(c) in able and not any(hides(o, c) for o, _ in scoped)]
        deeds = [m.start() for m in self._deed.finditer(context.folded, scene.sentence.start, end)] if _of_deeds(open_) else []
        ground = _Common(
            actors,
            cast.groups,
            self._relatives.find(context, actors) if open_ else [],
            whole,
            spoken,
            context.home,
            _quotes(context, scene) if open_ else (),
            hosts,
            deeds,
        )
        told = [(c, self._fill(context, scene, c, scope, ground)) for c, scope in open_]
        return [f for cue, found in told for f in found if not any(narrower(o, cue) for o, others in told if others)]

    def _why(self, context: Context, scene: Scene, cue: Unit) -> str:
        """Why a predicate makes no relation, the first condition that fails."""
        scope = self._clauses.scope(context, scene, self._clauses.cuts(context, scene), cue.start, cue.end)
        if cue.entry.row.type == "none":
            return "another sense of the word"
        if not self._words_of(cue.entry.row).allow(context.folded[scene.sentence.start : scene.sentence.end + 2]):
            return "a word that it needs is missing, or one that forbids it is there"
        if not self._near(context, scene, cue, scope):
            return "none of the words that it needs is near"
        if self._status(context, scene, cue) is None:
            return "denied, or only wished, asked or feared"
        return "no two states stand in the cases that it takes, or it is part of a name or of a longer predicate"

    def _words_of(self, frame: Frame) -> Words:
        known = self._words.get(id(frame))
        if known is None:
            known = self._words[id(frame)] = Words(frame)
        return known

    def _auxiliary(self, context: Context, cue: Unit) -> bool:
        """Whether a verb only helps the one before it (айдап барды), where its frame wants it alone."""
        frame: Frame = cue.entry.row
        return frame.alone and bool(self._converb.search(context.folded[max(0, cue.start - _AUX) : cue.start + 1].strip()))

    def _near(self, context: Context, scene: Scene, cue: Unit, scope: Scope) -> bool:
        """Whether the words that the frame wants near its cue stand in the clauses of the cue's subject."""
        wanted = self._words_of(cue.entry.row)
        if not wanted.near:
            return True
        last = min(cue.end + _BEHIND, scene.sentence.end) if cue.form.derived == "participle" or cue.case != "verb" else cue.end
        return wanted.beside(context.folded[scope.chain : last + 2])

    def _able(self, context: Context, cues: list[Unit], parties: Set[str] | None, spoken: Spoken, sentence: str) -> set[int]:
        """The predicates, by identity, that may make a relation of these parties; null stands for any."""
        several = parties is None or len(parties) > 1
        told = [c for c in cues if c.entry.row.type != "none"]
        return {id(c) for c in told if several or self._may(context, c, parties or (), spoken, sentence)}

    def _may(self, context: Context, cue: Unit, parties: Collection[str], spoken: Spoken, sentence: str) -> bool:
        """Whether a predicate has two parties where one is named at most: spoken of before, or home and the last subject if meant."""
        frame: Frame = cue.entry.row
        one, pair = next(iter(parties), None), spoken.pair
        if frame.pair:
            return pair is not None and (one in pair or (one is None and frame.lately) or bool(self._both.search(sentence)))
        if one is None:
            passive = cue.case == "verb" and cue.form.passive and (frame.other or frame.deed)
            return passive and pair is not None and self._paper.search(sentence) is not None
        if frame.answers and spoken.answered(one, frame.answers):
            return True
        if ((frame.other or frame.deed) and pair is not None and one in pair) or (frame.default == "home" and one != context.home):
            return True
        if frame.receiver == "home" and one != context.home and context.at_home:
            return True
        return cue.case == "verb" and spoken.another(one)

    def _fill(self, context: Context, scene: Scene, cue: Unit, scope: Scope, told: "_Common") -> list[Found]:
        frame: Frame = cue.entry.row
        actors = [a for a in free(told.actors, told.relatives, cue) if a.end <= cue.start or a.start >= cue.end]
        if frame.pair and (frame.level or cue.case != "verb") and self._with_others(context, cue, actors):
            # a word that is no part of the name may stand behind it (Тонга Королдугу менен)
            named = any(a.case == "nom" and 0 <= cue.start - a.end <= _CLAUSE for a in actors)
            actors = [a for a in actors if a.end <= cue.start and (frame.level or named)]
        clause = self._object(context, cue)
        ground = Ground(
            cue,
            frame,
            actors,
            scope,
            told.words,
            told.spoken,
            told.home,
            told.quotes,
            told.hosts,
            told.deeds,
            clause,
            context.at_home,
            [g for g in free(told.groups, told.relatives, cue) if g.end <= cue.start or g.start >= cue.end],
            next((r for r in told.relatives if r.verb(cue)), None),
            scene.sentence.start,
            self._said_of(context, cue),
            frame.partner and self._copula.match(context.folded, cue.end + 1) is not None,
            self._has_object(context, cue),
        )
        ends = self._ends(context, ground) if ground.said_of >= 0 or not frame.attributive else []
        status = self._status(context, scene, cue) if ends else None
        if status is None:
            return []
        return [Found(frame, s, t, status, cue, scene, w) for s, t, w in ends]

    def _of_paper(self, context: Context, scene: Scene) -> bool:
        """Whether a sentence says what stands in a paper told of before."""
        return self._paper.search(context.folded, scene.sentence.start, scene.sentence.end + 2) is not None

    def _with_others(self, context: Context, cue: Unit, actors: list[Actor]) -> bool:
        """Whether it is said right before a predicate with whom, and they are no state's (шаардыктар менен жолугушту)."""
        before = context.folded[max(0, cue.start - _AUX) : cue.start + 1]
        return before.endswith(self._with) and not any(a.case == "with" and a.end <= cue.start for a in actors)

    def _has_object(self, context: Context, cue: Unit) -> bool:
        """Whether the word right before a verb is in the accusative."""
        frame: Frame = cue.entry.row
        if cue.case != "verb" or frame.says or "acc" not in frame.target:
            return False
        word = context.folded[context.folded.rfind(" ", 0, cue.start) + 1 : cue.start]
        return self._accusative.fullmatch(word) is not None

    def _said_of(self, context: Context, cue: Unit) -> int:
        """Where what a participle is said of, or who bears a noun, begins right behind it; -1 where it does not."""
        if cue.entry.row.bearer:
            said = self._apposed.match(context.folded, cue.end + 1)
        else:
            said = self._attributive.match(context.folded, cue.end + 1 - _ENDING) if cue.case == "verb" else None
        return said.end() - 1 if said else -1

    def _object(self, context: Context, cue: Unit) -> bool:
        """Whether the object of a predicate that judges deeds is a clause with a verbal noun."""
        return cue.entry.row.deed and bool(self._clause.search(context.folded[max(0, cue.start - _CLAUSE) : cue.start + 1]))

    def _status(self, context: Context, scene: Scene, cue: Unit) -> str | None:
        frame: Frame = cue.entry.row
        if frame.status and self._judge.feared(context.folded, scene.sentence, cue):
            return None
        if frame.status and (frame.forms or cue.case != "verb"):
            return frame.status
        if frame.status:
            return None if self._judge.negated(context.folded, scene.sentence, cue) else frame.status
        decided = frame.decided and self._decisions.of(context.folded, cue) >= 0
        if decided and not self._judge.negated(context.folded, scene.sentence, cue):
            return frame.decided
        return self._judge.status(context.folded, scene.sentence, cue, negative=frame.negative, present=frame.present)

    def _ends(self, context: Context, ground: Ground) -> list[Ends]:
        if ground.frame.partner:
            return partners(ground)
        if not ground.frame.pair:
            decision = self._decisions.of(context.folded, ground.cue)
            return self._decisions.ends(context.folded, ground, decision) if decision >= 0 else directed(ground)
        ends = sides(ground, self._both)
        return ends + ([(t, s, w) for s, t, w in ends] if ground.frame.both else [])


def _acted(context: Context, scene: Scene, cast: Cast) -> str | None:
    """Who acted in the sentence before, where no organisation and nobody else is the subject of this one."""
    own = any(p.case == "nom" and p.organisation and not p.state for p in scene.phrases if p.kind in _SUBJECTS)
    return None if own or stranger(context, scene, cast.actors, scene.sentence.end) else cast.spoken()


def _acts(scene: Scene, before: Sequence[Found]) -> list[Act]:
    """What the two sentences before told, and this one so far, the last first."""
    near = itertools.takewhile(lambda f: f.scene.index >= scene.index - _RECALLED, reversed(before))
    return [(f.frame.type, f.source, f.target) for f in near]


def _of_deeds(free: list[tuple[Unit, Scope]]) -> bool:
    """Whether what another has done may be the object of one of these predicates."""
    return any(c.entry.row.deed for c, _ in free)


def _quotes(context: Context, scene: Scene) -> tuple[tuple[int, int], ...]:
    """The stretches between quotation marks in a sentence: who speaks is not among those whom the quotation names."""
    return tuple(m.span() for m in _QUOTE.finditer(context.text, scene.sentence.start, scene.sentence.end))
