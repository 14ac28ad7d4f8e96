"""Whom a pronoun, a subject left out or "his colleague" stands for: the official who was the subject last, or his partner."""

import re
from collections.abc import Callable

import msgspec

from ingest.engine.actors import NOBODY, Actor
from ingest.engine.context import Context, Scene
from ingest.engine.phrase import Phrase
from ingest.pack import NEVER

# how many sentences without a subject of their own may lie between
REACH = 2
# phrases that name somebody, not an institution
_PEOPLE = frozenset({"title", "name"})
# "they" among the pronouns: the last subject that was a row
_THEY = "they"


class Subject(msgspec.Struct):
    """The state of the official who was the subject last, and for how many sentences nobody else has been; `row`: of several, theirs."""

    state: str | None = None
    idle: int = 0
    row: tuple[str, ...] = ()


class Subjects:
    """Reads the pronouns of a sentence; `pronouns`: by their case, `two`: words for the two spoken of, with groups for their cases."""

    def __init__(self, pronouns: dict[str, str], two: str) -> None:
        self._pronouns = re.compile("|".join(f"(?P<{case}>{words})" for case, words in pronouns.items()) or NEVER)
        self._two = re.compile(two or NEVER)
        # without groups the first letters tell where to look
        self._any = re.compile("|".join(pronouns.values()) or NEVER)

    def stand_in(self, context: Context, scene: Scene) -> bool:
        """Whether a pronoun stands in a sentence."""
        start, end = scene.sentence.start, scene.sentence.end + 2
        return bool(self._any.search(context.folded, start, end) or self._two.search(context.folded, start, end))

    def told(
        self, context: Context, scene: Scene, actors: list[Actor], last: Callable[[], Subject], pair: tuple[str, str] | None
    ) -> list[Actor]:
        """The actors of a sentence with those that its pronouns and "colleague" stand for; `last` finds the subject before."""
        meant = [a for a in self._meant(context, scene, actors, last, pair) if all(b.end <= a.start or b.start >= a.end for b in actors)]
        known = sorted([*actors, *meant], key=lambda a: a.start) if meant else actors
        partners = (
            [a for p in scene.phrases if _colleague(p) for a in _partner(p, known, last, pair)] if pair and scene.has("title") else []
        )
        two = self._addressed(context, scene, known, pair) if pair else []
        return sorted([*known, *partners, *two], key=lambda a: a.start) if partners or two else known

    def _addressed(self, context: Context, scene: Scene, actors: list[Actor], pair: tuple[str, str]) -> list[Actor]:
        """The two spoken of, where a third is the subject that addresses them (эки өлкөнү сүйлөшүүгө чакырды)."""
        found = list(self._two.finditer(context.folded, scene.sentence.start, scene.sentence.end + 2))
        third = {a.state for a in actors if a.case == "nom" and not (a.place or a.people)} if found else set()
        if not third or third & set(pair):
            return []
        # they are a row in the same case
        ends = [(m.start(), m.end() - 2, m.lastgroup or "nom") for m in found]
        return [Actor(start, end, s, case, official=True, group=start) for start, end, case in ends for s in pair]

    def _meant(
        self, context: Context, scene: Scene, actors: list[Actor], last: Callable[[], Subject], pair: tuple[str, str] | None
    ) -> list[Actor]:
        found: list[Actor] = []
        if not self.stand_in(context, scene):
            return found
        for m in self._pronouns.finditer(context.folded, scene.sentence.start, scene.sentence.end + 2):
            case = m.lastgroup or "nom"
            start, end = m.start(case) - 1, m.end(case) - 2
            if case == _THEY:
                row = last().row or (NOBODY,)
                found.extend(Actor(start, end, s, "nom", official=bool(s), group=start, pronoun=True) for s in row)
                continue
            subject = _acting(actors, start)
            state = subject.state if subject else None if stranger(context, scene, actors, start) else last().state
            if subject and case != "nom" and "," not in context.text[subject.end : start]:
                # whoever acts on "him" in one clause is another
                state = _another(subject.state, last(), pair)
            if state:
                found.append(Actor(start, end, state, case, official=True, pronoun=True))
        return found


def heard(context: Context, scene: Scene, actors: list[Actor], last: Subject) -> Subject:
    """Whom pronouns stand for behind a sentence with these actors."""
    subjects = [a for a in actors if a.case == "nom" and not (a.place or a.people)]
    official = next((a for a in subjects if _counts(scene, a)), None)
    row = _row(actors, subjects)
    if official:
        one = official.group < 0 or all(a.state == official.state for a in subjects if a.group == official.group and _counts(scene, a))
        return Subject(official.state if one else None, row=row)
    gone = bool(subjects) or last.idle >= REACH or stranger(context, scene, actors, scene.sentence.end)
    return Subject(None if gone else last.state, last.idle + 1, row)


def stranger(context: Context, scene: Scene, actors: list[Actor], before: int) -> bool:
    """Whether somebody is named in the nominative, before a place in the sentence, who is no state's."""
    named = [p for p in scene.phrases if p.holders and p.case == "nom" and p.kind in _PEOPLE and p.end <= before and not p.inner]
    people = [p for p in named if any(" " in n.base or context.persons.full(n.base) for n in p.holders)]
    return any(all(a.end <= p.start or a.start >= p.end for a in actors) for p in people)


def _row(actors: list[Actor], subjects: list[Actor]) -> tuple[str, ...]:
    """The states of a subject that is a row, or of a subject and the one partner that it acts with."""
    if not subjects:
        return ()
    row = [a.state for a in subjects if a is subjects[0] or a.group == subjects[0].group >= 0]
    beside = [a.state for a in actors if a.case == "with" and not (a.place or a.people)] if len(set(row)) == 1 else []
    whole = tuple(dict.fromkeys([*row, *(beside if len(set(beside)) == 1 else [])]))
    return whole if len(whole) > 1 else ()


def _named(scene: Scene, actor: Actor) -> bool:
    """Whether an official is not an institution: a phrase of another kind, or none, stands where he is named."""
    kinds = [p.kind for p in scene.phrases if p.start == actor.start]
    return not kinds or not _PEOPLE.isdisjoint(kinds)


def _counts(scene: Scene, actor: Actor) -> bool:
    """Whether somebody of a row is an official named as such."""
    return actor.official and bool(actor.person or _named(scene, actor))


def _acting(actors: list[Actor], before: int) -> Actor | None:
    """The first official who is a subject before a place in the sentence."""
    return next((a for a in actors if a.official and a.case == "nom" and a.end <= before), None)


def _another(than: str, last: Subject, pair: tuple[str, str] | None) -> str | None:
    """The subject before, or the other of the two spoken of."""
    if last.state != than:
        return last.state
    return next((s for s in pair if s != than), None) if pair and than in pair else None


def _colleague(phrase: Phrase) -> bool:
    same = phrase.head is not None and phrase.head.entry.kind == "title" and phrase.head.entry.row.same
    return same and not (phrase.state or phrase.holders or phrase.plural)


def _partner(phrase: Phrase, actors: list[Actor], last: Callable[[], Subject], pair: tuple[str, str] | None) -> list[Actor]:
    """The colleague of the subject is the other side of the two spoken of."""
    acting = _acting(actors, phrase.start)
    subject = acting.state if acting else last().state
    if pair is None or subject not in pair or any(a.start == phrase.start for a in actors):
        return []
    other = pair[1] if subject == pair[0] else pair[0]
    return [Actor(phrase.start, phrase.end, other, phrase.case, official=True)]
