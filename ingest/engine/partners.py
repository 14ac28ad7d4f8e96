"""Partners: a noun that says what one state is to another (an ally), who is named beside it and who owns it."""

import itertools

from ingest.engine.actors import NOBODY, Actor
from ingest.engine.ground import Ends, Ground

# how far behind the last of a row its noun stands, with the word for "such as" between
_SUCH = 24
# how far behind the noun the one stands whom it is said of
_BEHIND = 8
# how far behind the one it is with
_WITH = 8
# a mark behind the last word of a clause
_LAST = 1
_ASIDE = frozenset({"attr", "loc", "for", "about", "via", "not", "like", "until", "against"})


def partners(ground: Ground) -> list[Ends]:
    """Whoever is called a partner, with the one whose partner it is: the owner of the noun, else the only other that acts."""
    named, owners = _named(ground), _owners(ground)
    if not named and (owners or not ground.cue.form.possessive):
        named = [a for a in _said_of(ground) if a not in owners]
    if owners and not named and _predicative(ground):
        # joined by a dash, the first is the subject
        named = [a for a in ground.actors if a.group == owners[-1].group >= 0 and a not in owners]
    owners = owners or (_acting(ground, named) if named else [])
    states = list(dict.fromkeys(a.state for a in named if a.state != NOBODY))
    if not owners and not ground.cue.form.possessive:
        # several are partners of each other
        return [(a, b, 0.6) for a, b in itertools.combinations(states, 2)]
    return [(o, s, 0.7) for o in dict.fromkeys(a.state for a in owners) for s in states if s != o]


def _named(ground: Ground) -> list[Actor]:
    """Those called so: an adjective right before the noun, a row that is said to be such, or whoever stands right behind it."""
    cue = ground.cue
    before = [a for a in ground.actors if a.end <= cue.start]
    last = [a for a in before if (a.case == "adj" and a.end + 1 == cue.start) or (a.case == "like" and cue.start - a.end <= _SUCH)][-1:]
    last = last or ([a for a in before if a.case == "with" and cue.start - a.end <= _WITH][-1:] if not cue.form.possessive else [])
    last = last or [a for a in ground.actors if 0 < a.start - cue.end <= _BEHIND and a.case not in _ASIDE and cue.case == "nom"][:1]
    return [a for a in ground.actors if a in last or any(a.group == one.group >= 0 for one in last)]


def _owners(ground: Ground) -> list[Actor]:
    return [a for a in ground.actors if a.case == "gen" and ground.cue.start <= a.head_at < ground.cue.end]


def _said_of(ground: Ground) -> list[Actor]:
    """Whom a noun at the end of its clause, or before "is", is said of: its subject."""
    if not _predicative(ground):
        return []
    subjects = [a for a in ground.actors if a.case == "nom" and ground.scope.own <= a.start and a.end <= ground.cue.start]
    return [a for a in subjects if a is subjects[0] or a.group == subjects[0].group >= 0]


def _predicative(ground: Ground) -> bool:
    return ground.cue.case == "nom" and (ground.copula or ground.cue.end + _LAST >= ground.scope.end)


def _acting(ground: Ground, named: list[Actor]) -> list[Actor]:
    """The first subject of the clause before those called so, else the only other state there."""
    edge, there = min(a.start for a in named), {a.state for a in named}
    before = [a for a in ground.actors if ground.scope.chain <= a.start and a.end <= min(edge, ground.cue.start) and a.state not in there]
    before = [a for a in before if not (a.place or a.people or a.case in _ASIDE)]
    subjects = [a for a in before if a.case == "nom"]
    return subjects[:1] or (before[:1] if len({a.state for a in before}) == 1 else [])
