"""Which part of the graph is drawn: what lies around somebody, what two have to do with one another, what a question is about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from graph.errors import NotFoundError
from graph.explore import parts
from graph.explore.live import LiveGraph
from graph.explore.naming import named
from graph.explore.parts import Part
from graph.explore.search import Names
from graph.identity import folded

if TYPE_CHECKING:
    from graph.answers import Answer
    from graph.database import Database

# what ties two things of a question together without being in its rows
_TIES = frozenset({"Office", "Meeting"})
_NAMES = ("code", "name", "name_ky", "name_ru", "caption")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be drawn: at most one of the three, nothing for the whole; `told` are the parameters of the question."""

    around: str | None = None
    between: tuple[str, str] | None = None
    question: str | None = None
    told: Mapping[str, str] = {}
    limit: int = 300

    @property
    def title(self) -> str:
        """In words."""
        asked = " ".join([self.question or "", *(f"{key}={value}" for key, value in self.told.items())])
        return self.around or " – ".join(self.between or ()) or asked.strip() or "elchi"


def part(graph: LiveGraph, opened: "Database", wanted: Wanted) -> Part:
    """The part of the graph.

    Raises
    ------
    NotFoundError
        When nothing is called so, or there is no such question.
    QueryError
        When parameters are wrong.
    """
    if wanted.around:
        return around(graph, opened, wanted.around, wanted.limit)
    if wanted.between:
        return between(graph, opened, *wanted.between, wanted.limit)
    if wanted.question is None:
        return whole(graph, wanted.limit)
    from elchi.asking import answer
    from queries.catalog import question

    return asked(graph, answer(opened, question(wanted.question), wanted.told, "sparql"), wanted.told, wanted.limit)


def around(graph: LiveGraph, opened: "Database", name: str, limit: int) -> Part:
    """What lies around whom a name, code or key names; of its neighbours the most connected."""
    return parts.around(graph, meant(graph, opened, name), limit=limit - 1)


def between(graph: LiveGraph, opened: "Database", one: str, other: str, limit: int) -> Part:
    """Two with what has to do with both, and the shortest ways from one to the other where nothing has."""
    a, b = (meant(graph, opened, name) for name in (one, other))
    found = parts.between(graph, a, b)
    ways = [key for way in parts.paths(graph, a, b) for key in way]
    return parts.part(graph, [*dict.fromkeys([a, b, *(node.key for node in found.nodes), *ways])][:limit])


def whole(graph: LiveGraph, limit: int) -> Part:
    """The most connected of all, articles aside."""
    keys = (key for key, node in graph.nodes.items() if node.label != "Article")
    return parts.part(graph, sorted(keys, key=lambda key: (-graph.degree(key), key))[:limit])


def asked(graph: LiveGraph, answer: "Answer", told: Mapping[str, object], limit: int) -> Part:
    """What the rows of an answer name, in their order, with the offices and meetings that tie any two of these."""
    by_name = _by_name(graph)
    cells = [*told.values(), *(cell for row in answer.rows for cell in row)]
    keys = [*dict.fromkeys(key for cell in cells if isinstance(cell, str) for key in by_name.get(folded(cell), ()))]
    if not keys:
        raise NotFoundError("nothing in the answer is a node of the graph; `elchi query` prints it as a table")
    return parts.part(graph, [*keys, *_ties(graph, keys)][:limit])


def meant(graph: LiveGraph, opened: "Database", name: str) -> str:
    """The key of whom a key, a code, or a name in any script names.

    Raises
    ------
    NotFoundError
        When nobody is called so.
    """
    try:
        return named(graph, name, opened.ledger.meant)
    except NotFoundError:
        found = Names(graph).find(name, limit=1)
        if not found:
            raise NotFoundError(f"nothing in the graph is called {name!r}") from None
        return found[0].node.key


def _by_name(graph: LiveGraph) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, node in graph.nodes.items():
        names = [node.properties.get(name) for name in _NAMES] + list(node.properties.get("names", ()))
        for name in {folded(str(one)) for one in (*names, key) if one}:
            found.setdefault(name, []).append(key)
    return found


def _ties(graph: LiveGraph, keys: Sequence[str]) -> Iterable[str]:
    inside = set(keys)
    near: dict[str, set[str]] = {}
    for key in keys:
        for edge in graph.at(key):
            other = edge.end if edge.start == key else edge.start
            if graph.nodes[other].label in _TIES and other not in inside:
                near.setdefault(other, set()).add(key)
    return sorted(other for other, ends in near.items() if len(ends) > 1)
