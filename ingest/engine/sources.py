"""Who acts, among the actors of a predicate's clause."""

from ingest.engine.actors import Actor
from ingest.engine.ground import ANY, LAST, NOMINAL, Ground, best, nobody, passive

# forms of a verb that end a clause, whose subject stands first in it
_FINAL = frozenset({"past", "progressive", "future", "intention", "converb", "conditional"})
# forms that can stand before the one that they are said of, a converb with its auxiliary (жылдырып жаткан Каракас)
_ATTRIBUTIVE = frozenset({"participle", "converb"})
# how far behind a participle it may stand
_NEXT = 12
_AGENTS = frozenset({"by", "abl"})


def acting(ground: Ground, targets: list[Actor]) -> list[Actor]:
    """Who does what the predicate tells to the `targets`, by cases: the nearest of its clause, else of the sentence."""
    cue, cases = ground.cue, _source_cases(ground)
    there = {t.state for t in targets}
    free = [a for a in ground.actors if not (a.people or (a.place and not _from_there(ground, a)))]
    free = [a for a in free if a.state not in there and (a.case != "adj" or a.official)]
    free = [a for a in free if not any(s < a.start < e <= cue.start for s, e in ground.quotes)]
    # what comes from a city is no act of its state where the doer of a passive is looked for
    free = [a for a in free if not (a.city and a.case == "abl" and passive(ground))]
    owners = [] if passive(ground) else [a for a in free if a.case == "gen" and cue.start <= a.head_at < cue.end]
    if owners or "owner" in cases:
        return owners[:1] or _far_owner(ground, free)
    teller = [a for a in free if ground.scope.told <= a.start and a.end <= cue.start and a.case == "nom"] if ground.scope.quoted else []
    if teller and "nom" in cases:
        # who tells something may stand right behind it (… деп Y айыптады)
        return teller[-1:]
    for first in (ground.scope.own, ground.scope.chain, 0):
        found = best(
            [a for a in free if first <= a.start and a.end <= cue.start],
            cases,
            nobody(ground, first),
            first=(first == ground.scope.own and _ends_clause(ground)) or ground.scope.quoted or ground.frame.says,
        )
        if found:
            return [] if _others_say(ground, found[0]) else found
    said_of = ground.scope.end if cue.form.derived in _ATTRIBUTIVE else 0
    after = [a for a in free if a.start >= cue.end and (a.official or a.start < min(said_of, cue.end + _NEXT))]
    if said_of and passive(ground):
        # right behind a passive participle stands whom it is done to
        after = [a for a in after if a.start > cue.end + 1]
    return best(after, ["nom"] if cases else []) or _commanding(ground, free, cases) or _reporting(ground, free, told=bool(targets))


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
    return form in _FINAL and (form == "converb" or ground.cue.end + LAST >= ground.scope.end)


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
    aimed = "nom" in ground.frame.source and (ANY in ground.frame.target or (told and not agent))
    # at the end of its clause the participle tells it, and nobody reports
    told = aimed and passive(ground) and ground.cue.form.derived in NOMINAL and ground.cue.end + LAST < ground.scope.end
    return best([a for a in free if a.official and a.start >= ground.scope.own], ["nom"], first=True) if told else []


def _source_cases(ground: Ground) -> list[str]:
    """A passive has its agent in other cases, a noun or participle its subject in the genitive too."""
    cases, form = ground.frame.source, ground.cue.form
    if passive(ground):
        agents = [c for c in ("by", "abl") if c not in ground.frame.target]
        return [*agents, *(c for c in cases if c != "nom")] if "nom" in cases else cases
    finite = form.derived == "participle" and ground.cue.end + LAST >= ground.scope.end
    if "nom" in cases and (ground.cue.case != "verb" or (form.derived in NOMINAL and not finite)):
        return [*cases, "gen", "by"]
    return cases


def unnamed(ground: Ground, targets: list[Actor]) -> list[str]:
    """Who acts where the sentence leaves it out."""
    if ground.frame.default == "home":
        return [] if _lists_doers(ground) else [ground.home]
    there = [t.state for t in targets]
    if ground.frame.other and ground.cue.case != "verb" and ground.spoken.pair and len(there) == 1 and there[0] in ground.spoken.pair:
        return [s for s in ground.spoken.pair if s != there[0]]
    subject = any(a.case == "nom" for a in ground.actors)
    told = bool(targets) and not subject and ground.cue.case == "verb" and not passive(ground)
    return [ground.spoken.topic] if told and ground.spoken.topic else []


def _lists_doers(ground: Ground) -> bool:
    """Whether they are listed behind the predicate (… жапты: Литва, Латвия), so that home is not meant."""
    return any(a.case == "nom" and a.start >= ground.scope.end and not a.people for a in ground.actors)
