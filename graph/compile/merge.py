"""Several contributions to one node or edge become one: a rule for each property, none of which depends on their order."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, repeat
from typing import Any

import msgspec

from graph.facts import Fact, Node

Weighted = tuple[Any, int]


def merge(contributions: Sequence[tuple[Fact, int]]) -> Fact:
    """One fact from several of the same key, each with how often it was contributed."""
    first = contributions[0][0]
    if all(fact == first for fact, _ in contributions[1:]):
        return first
    names = dict.fromkeys(chain.from_iterable(fact.properties for fact, _ in contributions))
    # a node's value must not depend on how often it was told: then one more article that tells the same changes nothing
    otherwise = _greatest if isinstance(first, Node) else _commonest
    properties = {name: _RULES.get(name, otherwise)(_values(contributions, name)) for name in sorted(names)}
    return msgspec.structs.replace(first, properties=properties)


def merge_all(facts: Iterable[Fact]) -> list[Fact]:
    """One fact for each key, nodes before edges, otherwise in the order of their first mention."""
    groups: dict[str, list[tuple[Fact, int]]] = {}
    for fact in facts:
        groups.setdefault(fact.key, []).append((fact, 1))
    return sorted((merge(group) for group in groups.values()), key=lambda fact: hasattr(fact, "type"))


def _values(contributions: Sequence[tuple[Fact, int]], name: str) -> list[Weighted]:
    return [(fact.properties[name], times) for fact, times in contributions if name in fact.properties]


def _commonest(values: list[Weighted]) -> Any:
    """The value told most often; of equals the first in the alphabet."""
    counts: Counter[Any] = Counter()
    for value, times in values:
        counts[value] += times
    return min(counts, key=lambda value: (-counts[value], str(value)))


def _union(values: list[Weighted]) -> list[str]:
    return sorted(set(chain.from_iterable(value for value, _ in values)))


def _least(values: list[Weighted]) -> Any:
    return min(value for value, _ in values)


def _greatest(values: list[Weighted]) -> Any:
    return max(value for value, _ in values)


_RULES: dict[str, Callable[[list[Weighted]], Any]] = {
    **dict(zip(("claims", "names"), repeat(_union))),
    **dict(zip(("first_seen", "from", "since"), repeat(_least))),
    **dict(zip(("last_seen", "until", "confidence"), repeat(_greatest))),
}
