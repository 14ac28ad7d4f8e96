"""The cells of an answer: which of them name something that has a page."""

from typing import Any

import msgspec

from elchi.explorer import links
from graph.explore.live import LiveGraph
from graph.identity import article_key, org_key, person_key, state_key
from queries.records import Question

# columns whose values are ids of articles, or names of persons or organisations; codes and keys are known by themselves
_ARTICLES = frozenset({"article", "article_1", "article_2", "article_3", "held_article", "one_article", "other_article"})
_PERSONS = frozenset({"person", "met", "other", "participant", "name"})
_CODES = frozenset(
    "a accredited_to b country host met_state org other participant partner receiver sender source state target visited visitor".split()  # noqa: SIM905
)
_NUMBERS = frozenset({"integer", "number"})


class Cell(msgspec.Struct, frozen=True):
    """A value as text, with the address of what it names."""

    text: str
    href: str = ""
    number: bool = False


class Cells:
    """Makes the cells of the answers to one question."""

    def __init__(self, graph: LiveGraph, question: Question) -> None:
        self._graph = graph
        self._columns = question.columns

    def row(self, values: tuple[Any, ...]) -> list[Cell]:
        """The cells of a row."""
        with self._graph.lock:
            return [self._cell(column, kind, value) for (column, kind), value in zip(self._columns.items(), values, strict=True)]

    def _cell(self, column: str, kind: str, value: Any) -> Cell:
        if value is None:
            return Cell("")
        if kind in _NUMBERS:
            return Cell(f"{value:g}" if isinstance(value, float) else str(value), number=True)
        if isinstance(value, bool):
            return Cell(str(value).lower())
        return Cell(str(value), self._page(column, str(value)))

    def _page(self, column: str, value: str) -> str:
        """Where the value leads, as far as its column tells what it may name and the graph has that."""
        if value.startswith("c:") and value in self._graph.stated:
            return links.claim(value)
        if value in self._graph.edges:
            return links.edge(value)
        node = next((self._graph.nodes[key] for key in self._keys(column, value) if key in self._graph.nodes), None)
        return links.node(node) if node else ""

    def _keys(self, column: str, value: str) -> list[str]:
        keys = [value]
        if column in _ARTICLES:
            keys.append(article_key(value))
        if column in _CODES:
            keys += [state_key(value), org_key(value)]
        return [*keys, person_key(value, "")] if column in _PERSONS else keys
