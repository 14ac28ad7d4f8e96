"""Which names are the same person's: pure functions of names, without a store."""

from collections.abc import Mapping

from graph.persons.names import parse
from graph.persons.parting import clusters
from graph.persons.sounds import is_latin, plain

__all__ = ["block", "clusters", "display", "same"]


def block(name: str) -> str | None:
    """What the names that could be one person's share; nothing for a bare surname or initials, which are never taken for another's."""
    found = parse(name)
    return found.key if found else None


def same(a: str, b: str) -> bool:
    """Whether two names, on their own, are one person's."""
    return block(a) is not None and block(a) == block(b) and len(clusters({a, b})) == 1


def display(names: Mapping[str, int]) -> str:
    """Which spelling names the person: the commonest; of equals Cyrillic, then the shortest, then by alphabet."""
    return min(names, key=lambda name: (-names[name], is_latin(plain(name)), len(name), name))
