"""The two sides of an act that is mutual (A and B met, signed, trade): in the clause, the sentence, or spoken of before."""

import itertools
import re

from ingest.engine.actors import Actor, domestic
from ingest.engine.ground import Ends, Ground

# how far before a noun one stands with whom it is shared (Армения менен согушу)
_JOINED = 8
# cases of one that takes no part; of a thing that is only spoken of
_ASIDE = frozenset({"attr", "loc", "for", "about", "via", "not", "like", "until"})
_THINGS = frozenset({"gen", "acc", "loc", "abl", "dat"})
# of one who is only spoken of, or for whom or against whom it is
_TOPICS = frozenset({"about", "for", "against", "not"})
# of one to whom somebody only goes, or whom something else is done to
_GOALS = frozenset({"dat", "acc"})
# what more do together, they do as members of something
_FEW = 4


def sides(ground: Ground, both: re.Pattern[str]) -> list[Ends]:
    """The two of a mutual act: in the predicate's clause, else in the sentence, else those whom the article speaks of."""
    scope = ground.scope
    inside = [a for a in ground.actors if scope.own <= a.start < scope.end]
    if _with_third(ground) or _of_nobody(ground):
        return []
    found = _two(ground, _met(ground)) or _two(ground, inside) or _two(ground, ground.actors)
    if found or ground.frame.joined:
        return found or (_both(ground, both) if ground.frame.other else [])
    return _lately(ground, both) or _accredited(ground)


def _both(ground: Ground, both: re.Pattern[str]) -> list[Ends]:
    """The two spoken of, where a noun that two must share is said to be of "both", and nobody is named."""
    pair = ground.spoken.pair
    return [(*pair, 0.5)] if pair and not _acting(ground, ground.actors) and both.search(ground.words) else []


def _acting(ground: Ground, actors: list[Actor]) -> list[Actor]:
    """Those that may be a side: none from or in whom something only comes or stands."""
    free = [a for a in actors if not (a.place or a.people) and a.case not in _ASIDE]
    free = [a for a in free if a.case != "abl" or "abl" in ground.frame.source]
    if ground.frame.level == "official":
        free = [a for a in free if a.case not in _TOPICS and not (ground.cue.case == "verb" and _no_party(ground, a))]
    return [a for a in free if a.case != "adj" or a.official or a.group >= 0]


def _no_party(ground: Ground, actor: Actor) -> bool:
    """Whether it only owns a thing that is spoken of (Кытайдын товарларын талкуулады), or is where somebody goes."""
    owns = actor.case == "gen" and actor.head in _THINGS and actor.head_at < ground.cue.start
    return not actor.official and (owns or actor.case in _GOALS)


def _noun(ground: Ground) -> bool:
    """Whether the act is only named, by a noun or a verbal noun."""
    return ground.cue.case != "verb" or ground.cue.form.derived == "nominal"


def _sharing(ground: Ground, acting: list[Actor]) -> list[Actor]:
    """Who shares what a noun names: its owners with their rows, and whoever is with one; the subject, with whom alone it is."""
    owners = [a for a in acting if _owns(ground, a)]
    groups = {a.group for a in owners if a.group >= 0}
    members = [a for a in acting if a in owners or a.group in groups or a.case == "with"]
    shared = len({a.state for a in members}) == 1 and members[-1].case == "with"
    return (acting if shared else members) if owners else []


def _owns(ground: Ground, actor: Actor) -> bool:
    """Whether a noun is an actor's: nothing else that it could own stands between, or it stands right before it."""
    near = actor.end + _JOINED >= ground.cue.start
    return near or (actor.case == "gen" and (actor.head_at < 0 or actor.head_at >= ground.cue.start))


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
        acting = _sharing(ground, [a for a in acting if a.start < ground.cue.start])
        states = list(dict.fromkeys(a.state for a in acting))
    if len(states) < 2 or (ground.frame.joined and not any(a.group >= 0 or a.case == "with" for a in acting)):
        return []
    if len(states) == 2:
        return [(states[0], states[1], 0.8)]
    groups = [a.group for a in acting if a.group >= 0 and a.start < ground.cue.start] or [a.group for a in acting if a.group >= 0]
    row = list(dict.fromkeys(a.state for a in acting if groups and a.group == groups[-1]))
    partners = [a.state for a in acting if a.state in row and a.case == "with"]
    alone = [a.state for a in acting if a.case == "nom" and a.state not in row]
    together = ground.frame.level == "official"
    if len(row) > _FEW or (together and (len(row) > 2 or (alone and len(partners) > 1))):
        return []
    if alone and len(partners) > 1:
        return [(alone[0], partner, 0.6) for partner in dict.fromkeys(partners)]
    if len(row) > 1:
        return [(a, b, 0.7) for a, b in itertools.combinations(row, 2)]
    comitative = [a.state for a in acting if a.case == "with"]
    subject = [a.state for a in acting if a.case == "nom" and a.official and a.state not in comitative]
    return [(subject[0], comitative[0], 0.6)] if comitative and subject else []


def _of_nobody(ground: Ground) -> bool:
    """Whether a participle tells with whom something was done, and is said of what is no state's (АКШ менен бирге согушкан топ)."""
    if ground.said_of < 0 or ground.cue.form.passive:
        return False
    own = [a for a in ground.actors if ground.scope.own <= a.start and a.end <= ground.cue.start]
    if not any(a.case == "with" for a in own):
        return False
    head = next((a for a in ground.actors if a.start == ground.said_of), None)
    if head is not None:
        return head.case == "adj" and not head.official
    return all(a.case == "with" or a.place for a in own)


def _with_third(ground: Ground) -> bool:
    """Whether officials of two states turn to a third one together (A менен B Cга телефон чалды)."""
    if ground.frame.level != "official" or ground.frame.mode is None or _noun(ground):
        return False
    own = [a for a in ground.actors if ground.scope.own <= a.start and a.end <= ground.cue.start and not a.people]
    row = {a.state for a in own if a.case == "nom" and a.group >= 0}
    return len(row) > 1 and any(a.case == "dat" and a.state not in row for a in own if a.capital or not a.place)


def _met(ground: Ground) -> list[Actor]:
    """The subject and whom officials are said to meet, each with its row, where both are told (… Yга барып, Z менен жолукту)."""
    if ground.frame.level != "official" or _noun(ground):
        return []
    before = [a for a in _acting(ground, ground.actors) if a.end <= ground.cue.start]
    partner = next((a for a in reversed(before) if a.case == "with" and a.start >= ground.scope.own), None)
    subjects = [a for a in before if a.case == "nom" and a.official and not a.bare and a.start >= ground.scope.chain]
    subject = next((a for a in subjects if partner and a.state != partner.state), None)
    if not (partner and subject):
        return []
    return [a for a in before if a is subject or a is partner or a.group in {subject.group, partner.group} - {-1}]


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
    named = states[0] in pair if pair and states else not (ground.frame.level and _noun(ground))
    return [(*pair, 0.6)] if pair and named and _of_both(ground, both) else []


def _of_both(ground: Ground, both: re.Pattern[str]) -> bool:
    """Whether the sentence says that it is of both; talks that are only named do not say that by themselves."""
    if not (ground.frame.level and _noun(ground)):
        return both.search(ground.words) is not None
    first, last = ground.cue.start - ground.begin, ground.cue.end - ground.begin
    return any(m.end() - 1 <= first or m.start() >= last for m in both.finditer(ground.words))
