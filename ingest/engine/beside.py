"""Whose a bare title is by what stands right before it: a side, those among whom it is, another office in one row with it."""

from collections.abc import Sequence

from ingest.engine.context import Context, Scene
from ingest.engine.names import Name
from ingest.engine.phrase import Phrase

# how many words of a title's own may stand between it and its side
_FIELD = 4
_SIDES = frozenset({"state", "demonym", "institution", "city"})
_PLACES = frozenset({"state", "city"})


class Beside:
    """Knows the words that join two offices and that set one among the members of a delegation."""

    def __init__(self, conjunctions: Sequence[str], among: Sequence[str]) -> None:
        self._and = frozenset(conjunctions)
        self._among = frozenset(among)

    def state(self, context: Context, scene: Scene, phrase: Phrase, *, foreign: bool = False) -> str | None:
        """The state of what stands right before a bare title, where that tells whose it is; `foreign`: its bearer's name is not home's."""
        if phrase.owner:
            return _of(context, phrase.owner)
        before = [p for p in scene.phrases if p.end <= phrase.start and not (p.inner or _nobodys(p))]
        if not before:
            return None
        gap = context.text[before[-1].end : phrase.start]
        state = self._row(context, before[-1], gap) or self._side(before[-1], gap, phrase, foreign=foreign)
        return context.home if state == "home" else state

    def _row(self, context: Context, near: Phrase, gap: str) -> str | None:
        """The state of the office that "and" joins with a bare one (A президенти X жана премьер-министр Y)."""
        if near.kind not in {"title", "name"} or gap.strip(" ,").lower() not in self._and:
            return None
        return near.state or next((s for s in (_of(context, n) for n in near.holders) if s), None)

    def _side(self, near: Phrase, gap: str, phrase: Phrase, *, foreign: bool) -> str | None:
        """The state from which an official is, whose delegation or side he leads or belongs to, or in which he came to office."""
        words = gap.split()
        state = near.state or near.place
        if near.kind not in _SIDES or not state or len(words) > _FIELD + 1 or not all(w.isalpha() and w.islower() for w in words):
            return None
        among = near.kind == "institution" and bool(words) and words[0] in self._among
        sided = (near.case == "abl" and near.kind != "city") or (near.kind == "institution" and near.case == "acc")
        there = foreign and near.kind in _PLACES and near.case == "loc"
        return state if among or ((sided or there) and phrase.holders) else None


def _nobodys(phrase: Phrase) -> bool:
    """Whether an institution's common noun only is part of what a clause says (бийликке келген)."""
    return phrase.kind == "institution" and not (phrase.state or phrase.organisation or phrase.place)


def _of(context: Context, name: Name) -> str | None:
    person = context.persons.full(name.base) or name.base
    return context.state_of(person) or context.statesman(person)
