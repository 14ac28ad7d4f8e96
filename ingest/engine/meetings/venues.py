"""Where events take place."""

import re

import msgspec

from ingest.engine.actors import Actor
from ingest.engine.context import Context, Scene
from ingest.engine.phrase import Phrase

_KINDS = frozenset({"city", "region", "state"})
# letters of a remark in brackets before a place in it
_LONG = 60
_CITIES = frozenset({"city", "region"})


class Venue(msgspec.Struct, frozen=True):
    """A place that a sentence names, with its case in a row counted in."""

    phrase: Phrase
    case: str
    group: int = -1

    @property
    def country(self) -> str | None:
        """The state it lies in, or is."""
        return self.phrase.state or self.phrase.place


def venues(context: Context, scene: Scene, actors: list[Actor], areas: dict[str, re.Pattern[str]]) -> list[Venue]:
    """The places of a sentence, in order; `areas`: by case, words for a part of the place before them (Ысык-Көлдүн жээгинде).

    What stands there under `topic` is only spoken of (Газадагы абал).
    """
    acting = {a.start: a for a in actors}
    found: list[Venue] = []
    for phrase in scene.phrases:
        if phrase.kind == "institution" and phrase.abroad and not phrase.inner:
            found.extend(Venue(p, "attr") for p in _abroad(scene, phrase))
        if phrase.inner or phrase.kind not in _KINDS or phrase.state == "home" or not (phrase.state or phrase.place):
            continue
        if scene.sentence.start < phrase.start and _remark(context.text, phrase.start, phrase.end):
            continue
        actor = acting.get(phrase.start)
        case = actor.case if actor and actor.group >= 0 and actor.case in {"dat", "loc"} else phrase.case
        rest = context.folded[phrase.end + 1 : phrase.end + 40] if case in {"gen", "nom", "attr"} else ""
        case = next((c for c, words in areas.items() if words.match(rest)), case) if rest else case
        found.append(Venue(phrase, case, actor.group if actor else -1))
    return found


def _remark(text: str, start: int, end: int) -> bool:
    """Whether a place is told in brackets, with other words (резиденциясы Астанада)."""
    opening = text.rfind("(", max(0, start - _LONG), start)
    inside = opening >= 0 and text.find(")", opening, end) < 0
    return inside and text[opening + 1 : start].strip() != ""


def _abroad(scene: Scene, phrase: Phrase) -> list[Phrase]:
    """Where a mission is (Түркиядагы Казакстандын элчилиги)."""
    inside = [u for u in scene.sentence.units if phrase.start <= u.start and u.end <= phrase.end and u.case == "attr"]
    there = [(u, u.kind, phrase.abroad[0]) for u in inside if u.kind in _KINDS]
    return [Phrase(start=u.start, end=u.end, kind=k, head=u, state=s, place=s, case="attr") for u, k, s in there[:1]]


def nearest(found: list[Venue], cases: list[str], start: int, at: int, end: int) -> Venue | None:
    """The city, else the state, in one of the cases; the nearest before a cue at `at`, else the first behind it."""
    fitting = [v for v in found if v.case in cases and start <= v.phrase.start and v.phrase.end <= end]
    for pool in ([v for v in fitting if v.phrase.kind in _CITIES], fitting):
        before = [v for v in pool if v.phrase.end <= at]
        if before or pool:
            return before[-1] if before else pool[0]
    return None


def row(found: list[Venue], venue: Venue) -> list[Venue]:
    """The places of a row (A, B and C), the first of each state."""
    members = [v for v in found if v.group >= 0 and v.group == venue.group] or [venue]
    firsts: dict[str | None, Venue] = {}
    for member in members:
        firsts.setdefault(member.country, member)
    return list(firsts.values())
