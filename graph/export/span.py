"""An interval of days, and which nodes and edges lie in it."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from graph.errors import InputError
from graph.facts import Edge, Fact, Node
from graph.identity import claim_key

_DAY, _YEAR = len("2024-05-31"), len("2024")
Published = Mapping[str, tuple[str, str]]


class Span:
    """An interval; null stands for an open end.

    Raises
    ------
    InputError
        When a date is not ISO.
    """

    def __init__(self, first: str | None, last: str | None, published: Published) -> None:
        self._first, self._last = _day(first), _day(last)
        self._published = published

    def holds(self, fact: Fact) -> bool:
        """Whether a dated fact overlaps the interval, or may: nothing says when it was."""
        begin, end = _interval(fact, self._published)
        if begin is None or end is None:
            return True
        # a partial date (2024-05) is the whole of what it names, so only as much of the bounds is compared
        begin, end = begin[:_DAY], end[:_DAY]
        return (self._last is None or begin <= self._last) and (self._first is None or end >= self._first[: len(end)])

    def missing(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> int:
        """How many of them bear a date by their kind, and have none."""
        return sum(dated(fact) and None in _interval(fact, self._published) for fact in chain[Fact](nodes, edges))

    def days(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> dict[str, tuple[str, str]]:
        """By key, the first and the last day of what bears a date."""
        told = {fact.key: _interval(fact, self._published) for fact in chain[Fact](nodes, edges) if dated(fact)}
        whole = {key: (_first_day(begin), _last_day(end)) for key, (begin, end) in told.items() if begin and end}
        return {key: (begin, max(begin, end)) for key, (begin, end) in whole.items()}


def dated(fact: Fact) -> bool:
    """Whether facts of its kind bear a date: a meeting, an office held, a relation, a membership."""
    return "status" in fact.properties if isinstance(fact, Edge) else fact.label == "Meeting"


def support(edge: Edge) -> set[str]:
    """The keys of the claims that support an edge."""
    return {claim_key(claim) for claim in edge.properties.get("claims", ())}


def published(facts: Sequence[Fact]) -> Published:
    """By the keys of nodes and edges: the first and last day on which those who tell of it were published."""
    days = {fact.key: str(fact.properties["published"]) for fact in facts if isinstance(fact, Node) and "published" in fact.properties}
    edges = [fact for fact in facts if isinstance(fact, Edge)]
    stated = {edge.start: days[edge.end] for edge in edges if edge.type == "STATED_IN" and edge.end in days}
    told: defaultdict[str, list[str]] = defaultdict(list)
    for edge in edges:
        # the evidence of a meeting is what is about it
        told[edge.end if edge.type == "ABOUT" else edge.key] += [stated[claim] for claim in support(edge) if claim in stated]
    return {key: (min(every), max(every)) for key, every in told.items() if every}


def _interval(fact: Fact, published: Published) -> tuple[str | None, str | None]:
    """As told of the fact, else the days of publication of those who tell it."""
    told = fact.properties
    begin = told.get("date_from") or told.get("from") or told.get("date") or told.get("first_seen")
    end = told.get("date_to") or told.get("until") or told.get("date") or told.get("last_seen")
    return (begin or end, end or begin) if begin or end else published.get(fact.key, (None, None))


def _first_day(told: str) -> str:
    """Of a day, month or year."""
    return (told + "-01-01"[len(told) - _YEAR :])[:_DAY]


def _last_day(told: str) -> str:
    if len(told) >= _DAY:
        return told[:_DAY]
    if len(told) == _YEAR:
        return f"{told}-12-31"
    return f"{told}-{monthrange(int(told[:_YEAR]), int(told[_YEAR + 1 :]))[1]:02}"


def _day(told: str | None) -> str | None:
    if told is None:
        return None
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError as wrong:
        raise InputError(f"{told!r} is no day; write it as 2024-05-31") from wrong
