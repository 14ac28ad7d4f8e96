"""Who is who in one article."""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

# words of a name of two surnames
_LONG = 4
_DIAERESIS = "\u0308"


class Persons:
    """Who is who in one article: mentions that may be one person under the longest name the article gives."""

    def __init__(self) -> None:
        self._order: dict[str, int] = {}
        self._by_part: dict[str, list[str]] = {}
        self._bearers: Callable[[str], list[str]] = _nobody
        self._known: dict[str, str | None] = {}

    def add(self, name: str) -> None:
        """Take note of a name that a title or a list of persons has shown to be a person's."""
        if name not in self._order:
            self._order[name] = len(self._order)
            parts = _parts(name)
            for part in _known_by(parts):
                self._by_part.setdefault(part, []).append(name)
            self._known.clear()

    def listen(self, bearers: Callable[[str], list[str]]) -> None:
        """Learn where to look for the full names that end in a surname: they lend their first name to one that stands bare."""
        self._bearers = bearers

    def full(self, name: str) -> str | None:
        """The longest form of the name's bearer; null when nobody known bears it, or two do."""
        if name not in self._known:
            self._known[name] = self._full(name)
        return self._known[name]

    def _full(self, name: str) -> str | None:
        ends = _known_by(_parts(name))
        alike = {f for part in ends for f in self._by_part.get(part, ())}
        bearers = sorted((f for f in alike if _compatible(name, f)), key=self._order.__getitem__)
        if not bearers:
            return None
        longest = bearers[0] if len(bearers) == 1 else max(bearers, key=lambda f: (len([w for w in f.split() if "." not in w]), len(f)))
        if not all(_compatible(b, longest) for b in bearers):
            return None
        return longest if " " in longest else self._named(longest)

    def _named(self, surname: str) -> str:
        """A bare surname with the one first name that the article gives it."""
        full = self._bearers(last_word(surname))
        longest = max(full, key=len, default=surname)
        return longest if all(_compatible(f, longest) for f in full) else surname


def _nobody(_: str) -> list[str]:
    return []


def last_word(name: str) -> str:
    """The last word of a name, as names are compared."""
    return _parts(name)[-1]


@lru_cache(maxsize=4096)
def undotted(text: str) -> str:
    """The text without diaereses: print often leaves them out."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_DIAERESIS, ""))


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(undotted(name.lower()).replace(".", ". ").split())


def _known_by(parts: tuple[str, ...]) -> set[str]:
    """The words of a name by which its bearer is called alone: of a long one also the surname before a second (X Лопес де Сантос)."""
    return {parts[0], parts[-1], parts[1] if len(parts) >= _LONG else parts[0]}


def _compatible(short: str, long: str) -> bool:
    a, b = _parts(short), _parts(long)
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 1:
        return a[0] in _known_by(b)
    if a[-1] != b[-1]:
        return len(b) >= _LONG and a == b[: len(a)]
    return a[0] in b or (("." in a[0] or "." in b[0]) and a[0][0] == b[0][0])
