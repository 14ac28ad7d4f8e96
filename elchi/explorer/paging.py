"""Long lists in pages."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from graph.explore.parts import PAGE

T = TypeVar("T")


class Page(Generic[T]):
    """A page of a list: what its address calls it, what is on it, and how many there are in all."""

    def __init__(self, name: str, rows: Sequence[T], query: Mapping[str, str], size: int = PAGE) -> None:
        self.name = name
        self.total = len(rows)
        self.last = max(1, -(-self.total // size))
        told = query.get(name, "1")
        self.number = min(max(int(told), 1), self.last) if told.isdecimal() and len(told) < len(str(self.total)) + 2 else 1
        self.first = (self.number - 1) * size
        self.rows = rows[self.first : self.first + size]
