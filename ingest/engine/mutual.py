"""The two sides of an act that is mutual (A and B met, signed, trade): in the clause, the sentence, or spoken of before."""

import itertools
import re

from ingest.engine.actors import Actor, domestic
from ingest.engine.arguments import Ends, Ground

# cases of one that takes no part; of a thing that is only spoken of
_ASIDE = frozenset({"attr", "loc"})
_THINGS = frozenset({"gen", "acc", "loc", "abl", "dat"})


def sides(ground: Ground, both: re.Pattern[str]) -> list[Ends]:
    """The two of a mutual act: in the predicate's clause, else in the sentence, else those whom the article speaks of."""
    scope = ground.scope
    inside = [a for a in ground.actors if scope.own <= a.start < scope.end]
    found = _two(ground, inside) or _two(ground, ground.actors)
    return found or ([] if ground.frame.joined else _lately(ground, both) or _accredited(ground))


def _acting(ground: Ground, actors: list[Actor]) -> list[Actor]:
    """Those that may be a side: none from or in whom something only comes or stands."""
    free = [a for a in actors if not (a.place or a.people) and a.case not in _ASIDE]
    free = [a for a in free if a.case != "abl" or "abl" in ground.frame.source]
    if ground.frame.level == "official":
        free = [a for a in free if a.case != "against" and not (ground.cue.case == "verb" and _thing(ground, a))]
    return [a for a in free if a.case != "adj" or a.official or a.group >= 0]


def _thing(ground: Ground, actor: Actor) -> bool:
    """Whether it only owns a thing that is spoken of (Кытайдын товарларын талкуулады)."""
    return actor.case == "gen" and not actor.official and actor.head in _THINGS and actor.head_at < ground.cue.start


def _accredited(ground: Ground) -> list[Ends]:
    """Of a lasting state of affairs: an ambassador's state and the one he is accredited to, where nobody else acts."""
    states = list(dict.fromkeys(a.state for a in _acting(ground, ground.actors)))
    hosts = [h for h in ground.hosts if h not in states]
    if not ground.frame.present or len(states) != 1 or not hosts:
        return []
    return [(states[0], hosts[0], 0.5)]


def _two(ground: Ground, actors: list[Actor]) -> list[Ends]:
    acting = _acting(ground, actors)
    states = list(dict.fromkeys(a.state for a in acting))
    if ground.frame.joined and ground.frame.present and ground.cue.case != "verb":
        # whose state of affairs it is, its noun has before it
        states = list(dict.fromkeys(a.state for a in acting if a.start < ground.cue.start))
    if len(states) < 2 or (ground.frame.joined and not any(a.group >= 0 or a.case == "with" for a in acting)):
        return []
    if len(states) == 2:
        return [(states[0], states[1], 0.8)]
    groups = [a.group for a in acting if a.group >= 0 and a.start < ground.cue.start] or [a.group for a in acting if a.group >= 0]
    row = list(dict.fromkeys(a.state for a in acting if groups and a.group == groups[-1]))
    partners = [a.state for a in acting if a.state in row and a.case == "with"]
    alone = [a.state for a in acting if a.case == "nom" and a.state not in row]
    together = ground.frame.level == "official"
    if together and (len(row) > 2 or (alone and len(partners) > 1)):
        return []
    if alone and len(partners) > 1:
        return [(alone[0], partner, 0.6) for partner in dict.fromkeys(partners)]
    if len(row) > 1:
        return [(a, b, 0.7) for a, b in itertools.combinations(row, 2)]
    comitative = [a.state for a in acting if a.case == "with"]
    subject = [a.state for a in acting if a.case == "nom" and a.official and a.state not in comitative]
    return [(subject[0], comitative[0], 0.6)] if comitative and subject else []


def _lately(ground: Ground, both: re.Pattern[str]) -> list[Ends]:
    """The two that the article has been speaking of, where the clause says "both sides" or names one of them beside an unnamed one."""
    pair, states = ground.spoken.pair, list(dict.fromkeys(a.state for a in _acting(ground, ground.actors)))
    if len(states) > 1 or domestic(_acting(ground, ground.actors)):
        return []
    lone = [a.state for a in ground.actors if a.case == "with" and not (a.place or a.people)]
    if pair and lone and lone[0] in pair:
        return [(*pair, 0.6)]
    if pair and ground.frame.other and states and states[0] in pair:
        return [(*pair, 0.5)]
    if pair and not states and ground.frame.lately:
        # nobody is named: it is of the two of whom all this is told
        return [(*pair, 0.5)]
    if pair and both.search(ground.words) and (not states or states[0] in pair):
        return [(*pair, 0.6)]
    return []
