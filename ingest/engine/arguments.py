"""Who does what to whom: the arguments of a predicate among the actors of its clause."""

from collections.abc import Sequence

import msgspec

from ingest.engine.actors import NOBODY, Actor
from ingest.engine.clauses import Scope
from ingest.engine.relative import Relative
from ingest.engine.sentences import Unit
from ingest.engine.spoken import Spoken
from ingest.pack import Frame

# forms of a verb that end a clause, whose subject stands first in it; and forms whose subject may stand in the genitive
_FINAL = frozenset({"past", "progressive", "future", "intention", "converb", "conditional"})
_NOMINAL = frozenset({"nominal", "participle"})
# forms that can stand before the one that they are said of, a converb with its auxiliary (жылдырып жаткан Каракас)
_ATTRIBUTIVE = frozenset({"participle", "converb"})
# how far behind a participle it may stand
_NEXT = 12
_OBJECTS = frozenset({"dat", "acc", "abl"})
# cases of one who is named, not spoken of
_NAMING = frozenset({"nom", "gen", "acc", "dat", "with"})
_AGENTS = frozenset({"by", "abl"})
# how far before a noun stands the one whose it is by a pronoun (X менен анын колдоочулары)
_HIS = 20
# a mark behind the last word of a clause
_LAST = 1
# a case of a frame: the only other state will do
_ANY = "any"


class Ground(msgspec.Struct, frozen=True):
    """What a predicate's arguments are chosen from; `spoken`: whom the sentences before spoke of.

    `hosts`: the states to which the officials of the sentence are accredited; `deeds`: where it points to what another
    has done; `told`: whether the predicate's object is a clause; `groups`: those who are no state's;
    `relative`: the relative clause whose verb it is; `begin`: where the sentence does; `said_of`: where what a participle is
    said of stands; `copula`: whether "is" stands behind it; `object`: whether a word in the accusative stands right before it.
    """

    cue: Unit
    frame: Frame
    actors: list[Actor]
    scope: Scope
    words: str
    spoken: Spoken
    home: str
    quotes: tuple[tuple[int, int], ...] = ()
    hosts: list[str] = []
    deeds: list[int] = []
    told: bool = False
    at_home: bool = False
    groups: list[Actor] = []
    relative: Relative | None = None
    begin: int = 0
    said_of: int = -1
    copula: bool = False
    object: bool = False


Ends = tuple[str, str, float]


def directed(ground: Ground) -> list[Ends]:
    """Sources and targets of an act of one towards another."""
    if ground.frame.envoy and any(a.host for a in ground.actors):
        ground = msgspec.structs.replace(ground, actors=[a for a in ground.actors if not a.bare or a.host or a.case == "nom"])
    sources, targets = _both_ends(ground)
    if ground.frame.envoy:
        sources, targets = _envoys(ground, sources, targets)
    if ground.frame.level == "official" and sources and not sources[0].official:
        return []
    doers = list(dict.fromkeys(s.state for s in sources)) or _unnamed(ground, targets)
    if not (doers or targets or ground.actors):
        return _in_paper(ground)
    if ground.frame.other and ground.spoken.pair and len(doers) == 1 and doers == [t.state for t in targets]:
        return [(doers[0], other, 0.6) for other in ground.spoken.pair if other != doers[0] and doers[0] in ground.spoken.pair]
    if ground.frame.mutual and not targets and len(doers) == 2 and NOBODY not in doers:
        return [(doers[0], doers[1], 0.7), (doers[1], doers[0], 0.7)]
    if ground.frame.level == "official" and len(doers if ground.frame.mode else {t.state for t in targets} - set(doers)) > 1:
        # talks of three or more are no pairs
        return []
    return [(s, t.state, 0.7) for s in doers for t in targets if s and t.state not in {NOBODY, s}]


def _in_paper(ground: Ground) -> list[Ends]:
    """What a paper says without naming anybody (нотада … талап кылынган) is of who acted last, against the other of the two spoken of."""
    pair, author = ground.spoken.pair, ground.spoken.topic
    if not (pair and author in pair and _passive(ground)):
        return []
    return [(author, other, 0.5) for other in pair if author and other != author]


def _both_ends(ground: Ground) -> tuple[list[Actor], list[Actor]]:
    """By their cases; where the frame takes any, the only other state for the end that is missing; else the other of the two spoken of.

    An institution that nobody is said to own is a target only where nobody else is named.
    """
    frame = ground.frame
    if frame.deed and any(ground.scope.own <= at <= ground.cue.start for at in ground.deeds):
        return _doer(ground)
    if frame.bearer:
        return _borne(ground)
    doers, suffering = _gapped(ground)
    if suffering:
        return doers, suffering
    doers, suffering = _behind(ground)
    if doers:
        return doers, suffering
    targets = [] if frame.source_first else _targets(ground, [], bare=False)
    described = _described(ground)
    if described:
        return _sources(ground, described), described
    sources = _sources(ground, targets) if targets else []
    if not sources:
        sources = _sources(ground, [])
        targets = _targets(ground, sources, bare=False) if sources or frame.envoy else targets
    targets = targets or _only_other(ground, sources, frame.target, far=False) or _targets(ground, sources)
    targets = targets or _only_other(ground, sources, frame.target) or _other_side(ground) or _at_home(ground, sources)
    return sources or _only_other(ground, targets, frame.source), targets


def _gapped(ground: Ground) -> tuple[list[Actor], list[Actor]]:
    """The subject of a relative clause, and who stands right behind its verb: its object, whatever its own case (Россия колдогон Сирия)."""
    relative, frame = ground.relative, ground.frame
    if relative is None or frame.source_first or _OBJECTS.isdisjoint(frame.target):
        return [], []
    doers = [a for a in ground.actors if a.start in relative.subjects and not (a.place or a.people)]
    there = {a.state for a in doers}
    behind = [a for a in ground.actors if 0 <= a.start - relative.end <= 1 and a.state not in there and not a.place]
    return doers, [a for a in behind if doers and (frame.people or not a.people) and a.case not in {"with", "attr", "loc"}]


def _doer(ground: Ground) -> tuple[list[Actor], list[Actor]]:
    """Who judges a deed that is only pointed to, and who did it: the subject of the clause before, else the other of the two spoken of."""
    own = [a for a in ground.actors if a.case == "nom" and not (a.place or a.people)]
    judges = [a for a in own if ground.scope.own <= a.start < ground.scope.end][:1]
    judges = judges or [a for a in own if ground.scope.chain <= a.start < ground.cue.start][:1]
    if not judges:
        return [], []
    state, pair = judges[0].state, ground.spoken.pair
    before = [a.state for a in own if a.end <= ground.scope.own and a.state != state]
    two = next((s for s in pair if s != state), None) if pair and state in pair else None
    other = before[-1] if before else two or (ground.spoken.topic if ground.spoken.topic != state else None)
    others = ([] if before else _answered(ground, state)) or ([other] if other else [])
    return judges, [msgspec.structs.replace(judges[0], state=o, case="", person=None) for o in others]


def _answered(ground: Ground, state: str) -> list[str]:
    """Those whose act against a state, told just before, the predicate may answer."""
    return ground.spoken.answered(state, ground.frame.answers) if ground.frame.answers else []


def _behind(ground: Ground) -> tuple[list[Actor], list[Actor]]:
    """Who stands right behind a participle whose object stands before it: its doer, whatever its own case (Yти колдогон X)."""
    cue, frame = ground.cue, ground.frame
    head = next((a for a in ground.actors if a.start == ground.said_of and not (a.place or a.people or a.case in {"adj", "loc"})), None)
    objects = [c for c in frame.target if c in _OBJECTS]
    if head is None or frame.source_first or "nom" not in frame.source or not objects or _passive(ground):
        return [], []
    own = [a for a in ground.actors if ground.scope.own <= a.start and a.end <= cue.start and a.state != head.state]
    undergo = _best([a for a in own if frame.people or not a.people], objects)
    return ([head], undergo) if undergo else ([], [])


def _borne(ground: Ground) -> tuple[list[Actor], list[Actor]]:
    """Who is called somebody's supporter: told in apposition (Yтин колдоочусу — X), else the subject (X Yтин колдоочусу болгон)."""
    cue = ground.cue
    before = [a for a in ground.actors if ground.scope.chain <= a.start and a.end <= cue.start]
    owners = _best([a for a in before if not a.place], ["gen"])
    # "X and his supporters"
    owners = owners or [a for a in before if a.case == "with" and a.official and cue.start - a.end <= _HIS][-1:]
    told = next((a for a in ground.actors if a.start == ground.said_of and a.case in _NAMING and not a.people), None)
    if not owners or told is None:
        subjects = [a for a in before if owners and a.end <= owners[-1].start and not (a.place or a.people)]
        return _best(subjects, ["nom"]), owners
    return [a for a in ground.actors if a is told or a.group == told.group >= 0], owners


def _described(ground: Ground) -> list[Actor]:
    """Right behind a participle of suffering, who suffered it, whatever its own case (чабуулга кабылган Украинага)."""
    if ground.cue.form.derived != "participle" or not (ground.frame.source_first and "nom" in ground.frame.target):
        return []
    return [a for a in ground.actors if 0 <= a.start - ground.cue.end <= 1 and not (a.official or a.case == "with")][:1]


def _only_other(ground: Ground, known: list[Actor], cases: list[str], *, far: bool = True) -> list[Actor]:
    """The only other state of the clause, else (`far`) of the sentence, in any case, where the frame takes any and one end is known."""
    if not known or _ANY not in cases:
        return []
    there = {k.state for k in known}
    if cases is ground.frame.target and any(_inward(ground, a, known) for a in ground.actors):
        return []
    speaker = [a for a in ground.actors if a.start >= ground.cue.end and a.case == "nom" and a.official and ground.cue.case == "verb"]
    others = [a for a in ground.actors if a.state not in there and a.case != "with" and not a.bare and a not in speaker]
    towards = [a for a in others if not (a.place or a.case in {"attr", "loc"}) or (a.capital and a.case == "dat")]
    others = others if ground.frame.place else towards
    beyond = others if ground.cue.form.derived == "participle" or ground.frame.status else [a for a in others if a.case != "nom"]
    inside = [a for a in others if ground.scope.own <= a.start < ground.scope.end] or (beyond if far else [])
    return inside[-1:] if ground.frame.says or len({a.state for a in inside}) == 1 else []


def _targets(ground: Ground, taken: list[Actor], *, bare: bool = True) -> list[Actor]:
    frame, cue = ground.frame, ground.cue
    cases = [{"acc": "nom"}.get(c, c) for c in frame.target] if _passive(ground) else frame.target
    there = {a.state for a in taken}
    free = [a for a in ground.actors if a.state not in there and (frame.people or not a.people) and (bare or not a.bare)]
    free = [a for a in free if frame.place or not a.place or (a.capital and a.case == "dat")]
    acts = cue.case == "verb" and cue.form.derived in _NOMINAL and "nom" in frame.source and not _passive(ground)
    if acts or (cue.case != "verb" and "gen" in frame.source):
        # who owns a noun of action has done it
        free = [a for a in free if not (a.case == "gen" and cue.start <= a.head_at < cue.end)]
    # "it" is a thing as often as "him": only whom the act wants in office is certain to be one
    free = [a for a in free if (a.official if frame.to == "official" else not (a.pronoun and a.case == "acc"))]
    if ground.object and "acc" in cases and not any(a.end + 1 == cue.start for a in free):
        # another thing is the object: at most it is a state's
        free = [a for a in free if a.start >= ground.scope.own and (a.case != "acc" or a.official)]
    if frame.says and "gen" in cases and "abl" in cases:
        free, cases = _asked(free, cases)
    for first in (ground.scope.own, ground.scope.chain):
        found = _best(
            [a for a in free if first <= a.start and a.end <= cue.start],
            cases,
            _nobody(ground, first),
            first=ground.scope.quoted or (frame.says and "nom" not in cases),
        )
        if found:
            return found
    around = _around_quote(free, ground, cases)
    if around:
        return around
    return _embedded(free, ground) if ground.told and "acc" in frame.target else []


def _inward(ground: Ground, actor: Actor, sources: list[Actor]) -> bool:
    """Whether whom a state's act is done to, by his case, is in its own office (президенттин чечимине макул болбогон министр)."""
    own = any(actor.state == s.state and actor is not s for s in sources) and actor.official and not actor.pronoun
    there = ground.scope.own <= actor.start and actor.end <= ground.cue.start
    return own and there and actor.case != "nom" and any(actor.fits(c) for c in ground.frame.target)


def _asked(free: list[Actor], cases: list[str]) -> tuple[list[Actor], list[str]]:
    """Of whom something is demanded: whoever stands first, as addressee or as subject of what is demanded (Xтин Yдан чыгышын)."""
    free = [a for a in free if a.case != "gen" or not a.official]
    one = next((a.case for a in free if a.case in {"abl", "gen"}), None)
    return free, ([one, *cases] if one else cases)


def _around_quote(free: list[Actor], ground: Ground, cases: list[str]) -> list[Actor]:
    """Whoever stands before a quotation that ends right before the predicate (Пекин Тайпейге «…» деп эскертти)."""
    opening = max((start for start, end in ground.quotes if end <= ground.cue.start), default=0)
    if not (ground.frame.says and ground.scope.quoted and opening):
        return []
    return _best([a for a in free if a.end <= opening], cases)


def _embedded(free: list[Actor], ground: Ground) -> list[Actor]:
    """The subject of the clause that is the object, told by its verbal noun right before the predicate (Y … колдогонун мактады)."""
    subjects = [a for a in free if a.case == "nom" and ground.scope.chain <= a.start and a.end <= ground.cue.start and not a.place]
    judge = next((a for a in ground.actors if a.case == "nom" and ground.scope.chain <= a.start and not (a.place or a.people)), None)
    return [a for a in subjects[-1:] if judge and judge.official and a.state != judge.state]


def _envoys(ground: Ground, sources: list[Actor], targets: list[Actor]) -> tuple[list[Actor], list[Actor]]:
    """Whoever calls in an envoy is its host; whoever calls its own envoy home turns against the host."""
    # a foreign name's ending may not be known for one
    own = next((a for a in ground.actors if a.host and a.case in {"acc", "nom"}), None) if ground.frame.envoy == "called_home" else None
    foreign = next((a for a in targets if a.host), None)
    if own and own.host:
        return [a for a in sources if not (a.bare or a is own)] or [own], [msgspec.structs.replace(own, state=own.host)]
    if foreign and foreign.host and all(s.bare for s in sources):
        return [msgspec.structs.replace(foreign, state=foreign.host)], targets
    return sources, targets


def _sources(ground: Ground, targets: list[Actor]) -> list[Actor]:
    cue, cases = ground.cue, _source_cases(ground)
    there = {t.state for t in targets}
    free = [a for a in ground.actors if not (a.people or (a.place and not _from_there(ground, a)))]
    free = [a for a in free if a.state not in there and (a.case != "adj" or a.official)]
    free = [a for a in free if not any(s < a.start < e <= cue.start for s, e in ground.quotes)]
    # what comes from a city is no act of its state where the doer of a passive is looked for
    free = [a for a in free if not (a.city and a.case == "abl" and _passive(ground))]
    owners = [] if _passive(ground) else [a for a in free if a.case == "gen" and cue.start <= a.head_at < cue.end]
    if owners or "owner" in cases:
        return owners[:1] or _far_owner(ground, free)
    teller = [a for a in free if ground.scope.told <= a.start and a.end <= cue.start and a.case == "nom"] if ground.scope.quoted else []
    if teller and "nom" in cases:
        # who tells something may stand right behind it (… деп Y айыптады)
        return teller[-1:]
    for first in (ground.scope.own, ground.scope.chain, 0):
        found = _best(
            [a for a in free if first <= a.start and a.end <= cue.start],
            cases,
            _nobody(ground, first),
            first=(first == ground.scope.own and _ends_clause(ground)) or ground.scope.quoted or ground.frame.says,
        )
        if found:
            return [] if _others_say(ground, found[0]) else found
    said_of = ground.scope.end if cue.form.derived in _ATTRIBUTIVE else 0
    after = [a for a in free if a.start >= cue.end and (a.official or a.start < min(said_of, cue.end + _NEXT))]
    if said_of and _passive(ground):
        # right behind a passive participle stands whom it is done to
        after = [a for a in after if a.start > cue.end + 1]
    return _best(after, ["nom"] if cases else []) or _commanding(ground, free, cases) or _reporting(ground, free, told=bool(targets))


def _commanding(ground: Ground, free: list[Actor], cases: list[str]) -> list[Actor]:
    """Whose own forces are the object, named by its bare name right before them, where nobody else acts."""
    return [a for a in free if a.own and ground.scope.own <= a.start and a.end <= ground.cue.start][-1:] if "nom" in cases else []


def _others_say(ground: Ground, actor: Actor) -> bool:
    """Whether people or a group, who are no state, stand as the subject before the one who would say it: what they say is theirs."""
    edge = ground.scope.chain
    speakers = [a for a in [*ground.actors, *ground.groups] if a.case == "nom" and (a.people or not a.state)]
    return ground.frame.says and any(edge <= a.start < actor.start for a in speakers)


def _ends_clause(ground: Ground) -> bool:
    """Whether a verb ends its clause, whose subject stands first; one that is told by another behind it has the nearest."""
    form = ground.cue.form.derived
    return form in _FINAL and (form == "converb" or ground.cue.end + _LAST >= ground.scope.end)


def _from_there(ground: Ground, actor: Actor) -> bool:
    """Whether a city is its state: something comes from it, or it is a capital to which something is said."""
    return (actor.case == "abl" and ground.frame.place) or (actor.case == "dat" and actor.capital)


def _far_owner(ground: Ground, free: list[Actor]) -> list[Actor]:
    """The owner of a possessed noun with words between, none of which it stands directly before (Киевдин ок-дары сураган өтүнүчү)."""
    before = [a for a in free if a.case == "gen" and ground.scope.own <= a.start and a.end <= ground.cue.start]
    return [a for a in before if a.head_at > a.end + 1 or a.head_at < 0][-1:] if ground.cue.form.possessive else []


def _reporting(ground: Ground, free: list[Actor], *, told: bool) -> list[Actor]:
    """Who tells of an act whose agent is left out is its agent, where the act is aimed (`told`: by its case) at another."""
    if ground.frame.people:
        # of what is done to people, their own state tells
        return []
    agent = any(a.case in _AGENTS and a.end <= ground.cue.start for a in ground.actors)
    aimed = "nom" in ground.frame.source and (_ANY in ground.frame.target or (told and not agent))
    # at the end of its clause the participle tells it, and nobody reports
    told = aimed and _passive(ground) and ground.cue.form.derived in _NOMINAL and ground.cue.end + _LAST < ground.scope.end
    return _best([a for a in free if a.official and a.start >= ground.scope.own], ["nom"], first=True) if told else []


def _source_cases(ground: Ground) -> list[str]:
    """A passive has its agent in other cases, a noun or participle its subject in the genitive too."""
    cases, form = ground.frame.source, ground.cue.form
    if _passive(ground):
        agents = [c for c in ("by", "abl") if c not in ground.frame.target]
        return [*agents, *(c for c in cases if c != "nom")] if "nom" in cases else cases
    finite = form.derived == "participle" and ground.cue.end + _LAST >= ground.scope.end
    if "nom" in cases and (ground.cue.case != "verb" or (form.derived in _NOMINAL and not finite)):
        return [*cases, "gen", "by"]
    return cases


def _passive(ground: Ground) -> bool:
    return ground.cue.case == "verb" and ground.cue.form.passive


def _nobody(ground: Ground, first: int) -> list[Actor]:
    """The groups without a state that stand before the predicate in its own clause, if it is this clause that is looked through."""
    return [g for g in ground.groups if first == ground.scope.own <= g.start and g.end <= ground.cue.start]


def _best(actors: list[Actor], cases: list[str], groups: Sequence[Actor] = (), *, first: bool = False) -> list[Actor]:
    """The nearest actor in the most wanted case, with the others of its row; `first`: the farthest, beyond a complement.

    Where no state stands in a case, a group that does is meant, and it is nobody's.
    """
    for case in cases:
        fitting = [a for a in actors if a.fits(case)] or [g for g in groups if g.fits(case)]
        if fitting:
            one = fitting[0] if first else fitting[-1]
            return [one, *(a for a in reversed(fitting) if a is not one and a.group == one.group >= 0)]
    return []


def _other_side(ground: Ground) -> list[Actor]:
    """The other side of the two that the article speaks of, where the frame allows it and one side acts."""
    pair, before = ground.spoken.pair, [a for a in ground.actors if a.end <= ground.cue.start]
    acting = [
        a for a in before if a.case in ground.frame.source and a.official | (a.case == "nom") and not (a.place or a.people or a.pronoun)
    ]
    others = _answered(ground, acting[-1].state) if acting else []
    if not others and not (ground.frame.other and pair and acting and acting[-1].state in pair):
        return []
    if any(a.state == acting[-1].state and a.case in _OBJECTS and a.case in ground.frame.target for a in before):
        # its own people or government is whom it turns to
        return []
    others = others or [s for s in pair or () if s != acting[-1].state]
    return [msgspec.structs.replace(acting[-1], state=state, case="", person=None) for state in others]


def _at_home(ground: Ground, sources: list[Actor]) -> list[Actor]:
    """Home, which an outlet of home need not name as the receiver, where the article speaks of it."""
    ours = {ground.home, *(s.state for s in sources)}
    elsewhere = any(a.case == "dat" or a.state not in ours for a in ground.actors)
    if ground.frame.receiver != "home" or not ground.at_home or elsewhere:
        return []
    return [msgspec.structs.replace(s, state=ground.home, case="", person=None) for s in sources[:1] if s.state != ground.home]


def _unnamed(ground: Ground, targets: list[Actor]) -> list[str]:
    """Who acts where the sentence leaves it out."""
    if ground.frame.default == "home":
        return [] if _lists_doers(ground) else [ground.home]
    there = [t.state for t in targets]
    if ground.frame.other and ground.cue.case != "verb" and ground.spoken.pair and len(there) == 1 and there[0] in ground.spoken.pair:
        return [s for s in ground.spoken.pair if s != there[0]]
    subject = any(a.case == "nom" for a in ground.actors)
    told = bool(targets) and not subject and ground.cue.case == "verb" and not _passive(ground)
    return [ground.spoken.topic] if told and ground.spoken.topic else []


def _lists_doers(ground: Ground) -> bool:
    """Whether they are listed behind the predicate (… жапты: Литва, Латвия), so that home is not meant."""
    return any(a.case == "nom" and a.start >= ground.scope.end and not a.people for a in ground.actors)
