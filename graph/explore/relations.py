"""Relations of states: with whom, when, of which class, and how cooperation and conflict balance."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import msgspec

from graph.explore.live import LiveGraph
from graph.explore.support import Span, span
from graph.facts import Edge
from graph.vocabulary import vocabulary

NEUTRAL = "neutral"
_PERIODS: dict[str, Callable[[str], str]] = {
    "year": lambda day: day[:4],
    "quarter": lambda day: f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}",
    "month": lambda day: day[:7],
}
PERIODS = tuple(_PERIODS)


class Tie(msgspec.Struct, frozen=True):
    """A relation of two states with the time it is dated to."""

    edge: Edge
    span: Span

    @property
    def quad(self) -> str:
        """The class of the act."""
        return str(self.edge.properties.get("quad_class", NEUTRAL))


class Wanted(msgspec.Struct, frozen=True):
    """Which relations are looked for; empty means any. Days are ISO and inclusive, `confidence` the least."""

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    confidence: float = 0.0

    def admits(self, tie: Tie) -> bool:
        """Whether a relation is among them."""
        told = tie.edge.properties
        return (
            (not self.types or tie.edge.type in self.types)
            and (not self.statuses or told["status"] in self.statuses)
            and float(told.get("confidence", 1.0)) >= self.confidence
            and tie.span.within(self.first, self.last)
        )


class Partner(msgspec.Struct, frozen=True):
    """What a state has with another: how many relations that took place of each class, of all statuses, and the last day of one held."""

    key: str
    quads: Counter[str]
    relations: int
    last: str | None


class Period(msgspec.Struct, frozen=True):
    """Relations held in a period, by class; `score` the mean of the acts that are not neutral, null where there is none."""

    name: str | None
    quads: Counter[str]
    score: float | None


def ties(graph: LiveGraph, state: str, other: str | None = None) -> list[Tie]:
    """The relations of a state, or of two, as told; the undated at the end."""
    here, there = (other, state) if other and graph.degree(other) < graph.degree(state) else (state, other)
    found = [
        Tie(edge, span(graph, edge.properties, edge.properties["claims"]))
        for edge in graph.at(here)
        if edge.type in vocabulary().relation_types and there in {None, edge.start, edge.end}
    ]
    return sorted(found, key=lambda tie: (*tie.span.order, tie.edge.start, tie.edge.end, tie.edge.type, tie.edge.key))


def partners(state: str, found: Iterable[Tie]) -> list[Partner]:
    """The relations of a state by partner; those with most come first."""
    of: dict[str, list[Tie]] = defaultdict(list)
    for tie in found:
        of[tie.edge.end if tie.edge.start == state else tie.edge.start].append(tie)
    return sorted((_partner(key, its) for key, its in of.items()), key=lambda one: (-one.relations, one.key))


def _partner(key: str, found: list[Tie]) -> Partner:
    held = [tie for tie in found if tie.edge.properties["status"] == "held"]
    days = [tie.span.last for tie in held if tie.span.last]
    return Partner(key, Counter(tie.quad for tie in held), len(found), max(days, default=None))


def balance(found: Iterable[Tie], period: str = "year") -> list[Period]:
    """The relations held, by period; in the one without a name what is undated or spans several periods."""
    of: dict[str | None, list[Tie]] = defaultdict(list)
    for tie in found:
        if tie.edge.properties["status"] == "held":
            of[_period(tie.span, period)].append(tie)
    return [_summed(name, of[name]) for name in sorted(of, key=lambda name: name or "~")]


def _period(when: Span, period: str) -> str | None:
    ends = {_PERIODS[period](day) for day in (when.first, when.last) if day}
    return ends.pop() if len(ends) == 1 else None


def _summed(name: str | None, found: list[Tie]) -> Period:
    scores = [float(tie.edge.properties.get("score", 0.0)) for tie in found if tie.quad != NEUTRAL]
    return Period(name, Counter(tie.quad for tie in found), sum(scores) / len(scores) if scores else None)
