"""Who does what to whom: the arguments of a predicate among the actors of its clause."""

import msgspec

from ingest.engine.actors import NOBODY, Actor
from ingest.engine.ground import OBJECTS, Ends, Ground, answered, best, passive
from ingest.engine.sources import acting, unnamed
from ingest.engine.targets import at_home, by_case, described, only_other, other_side

# cases of one who is named, not spoken of
_NAMING = frozenset({"nom", "gen", "acc", "dat", "with"})
# how far before a noun stands the one whose it is by a pronoun (X менен анын колдоочулары)
_HIS = 20


def directed(ground: Ground) -> list[Ends]:
    """Sources and targets of an act of one towards another."""
    if ground.frame.envoy and any(a.host for a in ground.actors):
        ground = msgspec.structs.replace(ground, actors=[a for a in ground.actors if not a.bare or a.host or a.case == "nom"])
    sources, targets = _both_ends(ground)
    if ground.frame.envoy:
        sources, targets = _envoys(ground, sources, targets)
    if ground.frame.level == "official" and sources and not sources[0].official:
        return []
    doers = list(dict.fromkeys(s.state for s in sources)) or unnamed(ground, targets)
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
    if not (pair and author in pair and passive(ground)):
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
    targets = [] if frame.source_first else by_case(ground, [], bare=False)
    sufferers = described(ground)
    if sufferers:
        return acting(ground, sufferers), sufferers
    sources = acting(ground, targets) if targets else []
    if not sources:
        sources = acting(ground, [])
        targets = by_case(ground, sources, bare=False) if sources or frame.envoy else targets
    targets = targets or only_other(ground, sources, frame.target, far=False) or by_case(ground, sources)
    targets = targets or only_other(ground, sources, frame.target) or other_side(ground) or at_home(ground, sources)
    return sources or only_other(ground, targets, frame.source), targets


def _gapped(ground: Ground) -> tuple[list[Actor], list[Actor]]:
    """The subject of a relative clause, and who stands right behind its verb: its object, whatever its own case (Россия колдогон Сирия)."""
    relative, frame = ground.relative, ground.frame
    if relative is None or frame.source_first or OBJECTS.isdisjoint(frame.target):
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
    others = ([] if before else answered(ground, state)) or ([other] if other else [])
    return judges, [msgspec.structs.replace(judges[0], state=o, case="", person=None) for o in others]


def _behind(ground: Ground) -> tuple[list[Actor], list[Actor]]:
    """Who stands right behind a participle whose object stands before it: its doer, whatever its own case (Yти колдогон X)."""
    cue, frame = ground.cue, ground.frame
    head = next((a for a in ground.actors if a.start == ground.said_of and not (a.place or a.people or a.case in {"adj", "loc"})), None)
    objects = [c for c in frame.target if c in OBJECTS]
    if head is None or frame.source_first or "nom" not in frame.source or not objects or passive(ground):
        return [], []
    own = [a for a in ground.actors if ground.scope.own <= a.start and a.end <= cue.start and a.state != head.state]
    undergo = best([a for a in own if frame.people or not a.people], objects)
    return ([head], undergo) if undergo else ([], [])


def _borne(ground: Ground) -> tuple[list[Actor], list[Actor]]:
    """Who is called somebody's supporter: told in apposition (Yтин колдоочусу — X), else the subject (X Yтин колдоочусу болгон)."""
    cue = ground.cue
    before = [a for a in ground.actors if ground.scope.chain <= a.start and a.end <= cue.start]
    owners = best([a for a in before if not a.place], ["gen"])
    # "X and his supporters"
    owners = owners or [a for a in before if a.case == "with" and a.official and cue.start - a.end <= _HIS][-1:]
    told = next((a for a in ground.actors if a.start == ground.said_of and a.case in _NAMING and not a.people), None)
    if not owners or told is None:
        subjects = [a for a in before if owners and a.end <= owners[-1].start and not (a.place or a.people)]
        return best(subjects, ["nom"]), owners
    return [a for a in ground.actors if a is told or a.group == told.group >= 0], owners


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
