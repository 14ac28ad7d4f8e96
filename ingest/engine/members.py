"""Of which states a membership's cue is said: right behind it, listed behind a mark, in front of it."""

import re

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.context import Context
from ingest.engine.sentences import Unit
from ingest.pack import MembershipCue, Memberships

_AWAY = frozenset({"abl", "loc", "attr"})
_BESIDE = " —–-:\u00a0"
_OPENING = " («\u00a0"
# what sets off the list of members that follows
_MARKS = re.compile(r"[:(]|\s[—–-]\s")
# cases of what several members stand in where no mark sets them off: in others they are somebody whom the members act upon
_EQUAL = frozenset({"nom", "gen"})


class Said(msgspec.Struct, frozen=True):
    """The states that a cue is said of; `beside`: they stand right behind it, so that it only names what they are."""

    states: list[str]
    beside: bool = False


class Members:
    """Finds the states of a cue; a `participle` ends a verb that may stand before the noun that does it."""

    def __init__(self, data: Memberships) -> None:
        self._participle = re.compile(data.participle)

    def of(self, context: Context, row: MembershipCue, cue: Unit, actors: list[Actor]) -> Said:
        """The states of a cue: right behind it, else the nearest before it in the row's cases, else the first behind it."""
        able = [a for a in actors if not (a.people or (a.place and not _to_capital(row, a)))]
        if row.beside == "listed":
            return Said(_listed(context, cue, able), beside=True)
        beside = [a for a in able if self.beside(context, row, cue, a)]
        if beside:
            owners = [a for a in able if row.mutual and a.case == "gen" and a.start < cue.start]
            return Said(_row(context, (owners or beside)[-1], able) + _row(context, beside[0], able), beside=True)
        if row.beside == "only":
            return Said([])
        return Said(self._around(context, row, cue, able))

    def beside(self, context: Context, row: MembershipCue, cue: Unit, actor: Actor) -> bool:
        """Whether the cue is said of the one right behind it, also as an official's state (КМШга төрагалык кылган Россиянын президенти)."""
        if row.beside == "never" or actor.start < cue.end or actor.case in _AWAY:
            return False
        between = context.text[cue.end : actor.start]
        if between.strip(_BESIDE + _OPENING):
            return False
        if cue.case == "verb":
            return bool(self._participle.search(context.folded[cue.start : cue.end + 1]))
        # of several members, a single one or those in another case are whom the members do something to
        several = (cue.form.plural or row.several) and not between.strip(" \u00a0")
        return not several or (actor.group >= 0 and actor.case in _EQUAL)

    def _around(self, context: Context, row: MembershipCue, cue: Unit, able: list[Actor]) -> list[str]:
        fitting = [a for a in able if a.case in row.state]
        # the members in another case (мүчө өлкөлөрдүн жарандарына) are not a state that is the subject; its official may meet theirs
        others = row.type == "MEMBER_OF" and cue.case not in {"verb", "nom"} and not cue.form.possessive
        before = [a for a in fitting if a.start < cue.start and not (others and a.case == "nom" and not a.official)]
        if row.beside == "before":
            before = [a for a in before if not context.text[a.end : cue.start].strip()]
        after = [a for a in fitting if a.start >= cue.end and a.case == "nom" and row.beside != "before"]
        if cue.case == "nom":
            # a predicate is told of nobody behind a comma (клуб уюмдун мүчөсү, ал эми Россия …)
            after = [a for a in after if "," not in context.text[cue.end : a.start]]
        # whose joining it is owns the verbal noun, another approves of it
        owned = cue.form.derived == "nominal" and [a for a in before if a.case == "gen" and not a.head]
        chosen = (owned[-1] if owned else None) or _best(before, row.state) or (after[0] if after else None)
        return _row(context, chosen, able) if chosen else []


def _listed(context: Context, cue: Unit, able: list[Actor]) -> list[str]:
    """The states in a row right behind the mark that sets a list off (мүчө өлкөнүн төртөө жактады: A, B …)."""
    behind = [a for a in able if a.start >= cue.end]
    for actor in behind:
        mark = _MARKS.search(context.text, cue.end, actor.start)
        if mark and not context.text[mark.end() : actor.start].strip(_OPENING):
            row = _row(context, actor, behind)
            return row if len(row) > 1 else []
    return []


def _to_capital(row: MembershipCue, actor: Actor) -> bool:
    """Whether it is a capital to which something passes, where the row wants that case alone (төрагалык Москвага өтөт)."""
    return actor.capital and actor.case == "dat" and set(row.state) == {"dat"}


def _best(before: list[Actor], cases: tuple[str, ...]) -> Actor | None:
    """The nearest in the case that the row names first."""
    return next((a for case in cases for a in reversed(before) if a.case == case), None)


def _row(context: Context, one: Actor, actors: list[Actor]) -> list[str]:
    """The states named in a row with this one, also where only commas part them (A, B, C кирет)."""
    members = [a for a in actors if a is one or a.group == one.group >= 0]
    for left in reversed([a for a in actors if a.end <= members[0].start]):
        if left.case not in {"nom", one.case} or left.official or context.text[left.end : members[0].start].strip() != ",":
            break
        members.insert(0, left)
    return list(dict.fromkeys(a.state for a in members))
