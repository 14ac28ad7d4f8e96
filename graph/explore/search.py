"""Finding nodes by name as one types, whatever script the name is typed in.

Words compare by their sounds (`graph.persons.sounds`), so Japarov finds Жапаров and Токио finds Tokyo; by a code too.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

import msgspec

from graph.explore.live import LiveGraph
from graph.facts import Node
from graph.persons.likeness import readings
from graph.persons.sounds import plain, sound

# where a name may stand, by label
_NAMES = ("code", "name", "name_ky", "name_ru", "names", "title", "caption")
LABELS = ("Person", "State", "Organization", "Meeting", "Place", "Office", "Article")
_APART = re.compile(r"[\W_]+")
# words of a name in sounds, each in all its readings
_Words = tuple[frozenset[str], ...]


class Found(msgspec.Struct, frozen=True):
    """A node that was found, and the name by which it was."""

    node: Node
    name: str


class Names:
    """The names of a graph; made anew when the graph has gone on."""

    def __init__(self, graph: LiveGraph) -> None:
        self._graph = graph
        self._of: dict[str, tuple[Node, list[tuple[_Words, str]]]] = {}
        self._words: list[tuple[str, str]] = []
        self._seq = -1

    def find(self, text: str, *, labels: Collection[str] = LABELS, limit: int = 20) -> list[Found]:
        """The nodes that have every word of a text in one name, the last as its beginning; the best first.

        A node called just so comes first, then people and states before places and articles, then who is called so from the first
        word on, then who has more edges.
        """
        with self._graph.lock:
            self._renew()
            wanted = words(text)
            found = [one for key in self._with(wanted) if (one := self._match(key, wanted, labels))] if wanted else []
            found.sort(key=lambda one: one[0])
            return [hit for _, hit in found[:limit]]

    def _match(self, key: str, wanted: _Words, labels: Collection[str]) -> tuple[tuple[int, int, int, int, str], Found] | None:
        node = self._graph.nodes[key]
        fitting = [(_rank(told, wanted), name) for told, name in self._of[key][1] if fits(told, wanted)]
        if node.label not in labels or not fitting:
            return None
        rank, name = min(fitting)
        return (min(rank, 1), LABELS.index(node.label) // 3, rank, -self._graph.degree(key), key), Found(node, name)

    def _with(self, wanted: _Words) -> set[str]:
        """The nodes with a word that begins as the longest of the wanted does."""
        longest = max(wanted, key=lambda word: max(map(len, word)))
        return {key for reading in longest for key in self._begun(reading)}

    def _begun(self, reading: str) -> Iterator[str]:
        for at in range(bisect_left(self._words, (reading, "")), len(self._words)):
            word, key = self._words[at]
            if not word.startswith(reading):
                return
            yield key

    def _named(self, node: Node) -> tuple[Node, list[tuple[_Words, str]]]:
        """A node with its names in sounds; one that is as it was keeps them."""
        known = self._of.get(node.key)
        return known if known and known[0] is node else (node, list(_told(node)))

    def _renew(self) -> None:
        if self._seq == self._graph.applied():
            return
        self._of = {key: self._named(node) for key, node in self._graph.nodes.items() if node.label in LABELS}
        spoken = ((key, word) for key, (_, names) in self._of.items() for told, _ in names for word in told)
        self._words = sorted({(reading, key) for key, word in spoken for reading in word})
        self._seq = self._graph.applied()


def words(text: str) -> _Words:
    """The words of a text in sounds; one that is typed in no known letters as it is."""
    return tuple(_heard(word) for word in _APART.split(plain(text).replace("'", "")) if word)


@lru_cache(maxsize=1 << 16)
def _heard(word: str) -> frozenset[str]:
    """A word in all its readings; names share their words."""
    return readings(sound(word) or word, loose=True, across=True)


def fits(name: _Words, wanted: _Words) -> bool:
    """Whether a name has all the words, each another one, and the last perhaps only begun."""
    left = list(name)
    return all(_take(left, word, begun=index == len(wanted) - 1) for index, word in enumerate(wanted))


def _take(left: list[frozenset[str]], word: frozenset[str], *, begun: bool) -> bool:
    found = next((at for at, other in enumerate(left) if _same(other, word, begun=begun)), None)
    if found is not None:
        del left[found]
    return found is not None


def _same(word: frozenset[str], wanted: frozenset[str], *, begun: bool) -> bool:
    if not begun:
        return not word.isdisjoint(wanted)
    return any(reading.startswith(start) for reading in word for start in wanted)


def _rank(name: _Words, wanted: _Words) -> int:
    """0 for just the words, 1 where the name begins with them, else 2."""
    same = len(name) >= len(wanted) and all(_same(a, b, begun=False) for a, b in zip(name, wanted[:-1], strict=False))
    if same and len(name) == len(wanted) and _same(name[-1], wanted[-1], begun=False):
        return 0
    return 1 if same and _same(name[len(wanted) - 1], wanted[-1], begun=True) else 2


def _told(node: Node) -> Iterator[tuple[_Words, str]]:
    return ((words(name), name) for name in dict.fromkeys(_names(node)))


def _names(node: Node) -> Iterable[str]:
    for key in _NAMES:
        told = node.properties.get(key)
        yield from (told if isinstance(told, list) else [told] if told else [])
