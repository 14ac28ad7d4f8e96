"""Whom an act is done to, among the actors of a predicate's clause."""

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.ground import ANY, NOMINAL, OBJECTS, Ground, answered, best, nobody, passive


def by_case(ground: Ground, taken: list[Actor], *, bare: bool = True) -> list[Actor]:
    """Whom it is done to by their cases, but those who are `taken`; `bare`: institutions that nobody is said to own too."""
    frame, cue = ground.frame, ground.cue
    cases = [{"acc": "nom"}.get(c, c) for c in frame.target] if passive(ground) else frame.target
    there = {a.state for a in taken}
    free = [a for a in ground.actors if a.state not in there and (frame.people or not a.people) and (bare or not a.bare)]
    free = [a for a in free if frame.place or not a.place or (a.capital and a.case == "dat")]
    acts = cue.case == "verb" and cue.form.derived in NOMINAL and "nom" in frame.source and not passive(ground)
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
        found = best(
            [a for a in free if first <= a.start and a.end <= cue.start],
            cases,
            nobody(ground, first),
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
    return best([a for a in free if a.end <= opening], cases)


def _embedded(free: list[Actor], ground: Ground) -> list[Actor]:
    """The subject of the clause that is the object, told by its verbal noun right before the predicate (Y … колдогонун мактады)."""
    subjects = [a for a in free if a.case == "nom" and ground.scope.chain <= a.start and a.end <= ground.cue.start and not a.place]
    judge = next((a for a in ground.actors if a.case == "nom" and ground.scope.chain <= a.start and not (a.place or a.people)), None)
    return [a for a in subjects[-1:] if judge and judge.official and a.state != judge.state]


def described(ground: Ground) -> list[Actor]:
    """Right behind a participle of suffering, who suffered it, whatever its own case (чабуулга кабылган Украинага)."""
    if ground.cue.form.derived != "participle" or not (ground.frame.source_first and "nom" in ground.frame.target):
        return []
    return [a for a in ground.actors if 0 <= a.start - ground.cue.end <= 1 and not (a.official or a.case == "with")][:1]


def only_other(ground: Ground, known: list[Actor], cases: list[str], *, far: bool = True) -> list[Actor]:
    """The only other state of the clause, else (`far`) of the sentence, in any case, where the frame takes any and one end is known."""
    if not known or ANY not in cases:
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


def other_side(ground: Ground) -> list[Actor]:
    """The other side of the two that the article speaks of, where the frame allows it and one side acts."""
    pair, before = ground.spoken.pair, [a for a in ground.actors if a.end <= ground.cue.start]
    acting = [
        a for a in before if a.case in ground.frame.source and a.official | (a.case == "nom") and not (a.place or a.people or a.pronoun)
    ]
    others = answered(ground, acting[-1].state) if acting else []
    if not others and not (ground.frame.other and pair and acting and acting[-1].state in pair):
        return []
    if any(a.state == acting[-1].state and a.case in OBJECTS and a.case in ground.frame.target for a in before):
        # its own people or government is whom it turns to
        return []
    others = others or [s for s in pair or () if s != acting[-1].state]
    return [msgspec.structs.replace(acting[-1], state=state, case="", person=None) for state in others]


def at_home(ground: Ground, sources: list[Actor]) -> list[Actor]:
    """Home, which an outlet of home need not name as the receiver, where the article speaks of it."""
    ours = {ground.home, *(s.state for s in sources)}
    elsewhere = any(a.case == "dat" or a.state not in ours for a in ground.actors)
    if ground.frame.receiver != "home" or not ground.at_home or elsewhere:
        return []
    return [msgspec.structs.replace(s, state=ground.home, case="", person=None) for s in sources[:1] if s.state != ground.home]
