"""Names that are likely one person's, for a reader to decide: what no rule may merge."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from graph.persons.likeness import fathers_agree, readings
from graph.persons.names import Name, Short, parse, short
from graph.persons.parting import same
from graph.persons.sounds import VOWELS, plain, sound

_VOWELS_DIFFER, _MAY_BE_A_CASE, _INITIAL = 0.4, 0.5, 0.6


@dataclass(frozen=True, order=True)
class Candidate:
    """A name that may be the same person's: how likely (0…1, an order rather than a probability), and why in a sentence."""

    score: float
    name: str
    why: str


class Candidates:
    """An index over person names; made for some ten thousand of them."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._blocks: dict[str, list[Name]] = defaultdict(list)
        self._nearly: dict[str, list[tuple[str, Name]]] = defaultdict(list)
        self._full: dict[tuple[str, str], list[Name]] = defaultdict(list)
        self._short: dict[tuple[str, str], list[Short]] = defaultdict(list)
        self._known: set[str] = set()
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take a name in; a name that is in already, and a bare surname, change nothing."""
        if name in self._known:
            return
        self._known.add(name)
        if full := parse(name):
            self._blocks[full.key].append(full)
            text = _text(full)
            for key in _deletions(text):
                self._nearly[key].append((text, full))
            for initial in _initials(full):
                self._full[initial].append(full)
        elif abbreviated := short(name):
            self._short[abbreviated.letter, _surname(abbreviated.surname)].append(abbreviated)

    def of(self, name: str, limit: int = 5) -> list[Candidate]:
        """The likeliest names in the index that `same` does not merge with this one, best first, ties by alphabet."""
        best: dict[str, Candidate] = {}
        for found in self._found(name):
            if found.name != name and (found.name not in best or best[found.name] < found):
                best[found.name] = found
        ordered = (found for found in sorted(best.values(), key=lambda c: (-c.score, c.name)) if not same(name, found.name))
        return [found for found, _ in zip(ordered, range(limit), strict=False)]

    def _found(self, name: str) -> Iterator[Candidate]:
        full = parse(name)
        if full:
            yield from self._spelt_nearly(full)
            yield from self._in_block(full)
            shorts = [s for initial in _initials(full) for s in self._short.get(initial, ()) if s.fits(full)]
            yield from (_by_initial(s.text, s, full, 1) for s in shorts)
        elif abbreviated := short(name):
            fits = [n for n in self._full.get((abbreviated.letter, _surname(abbreviated.surname)), ()) if abbreviated.fits(n)]
            yield from (_by_initial(n.text, abbreviated, n, len(fits)) for n in fits)

    def _spelt_nearly(self, name: Name) -> Iterator[Candidate]:
        text, seen = _text(name), set()
        for key in _deletions(text):
            for spelt, other in self._nearly.get(key, ()):
                if other.text not in seen and _one_letter(text, spelt) and _may_be_one(name, other):
                    yield _one_letter_apart(name, other)
                seen.add(other.text)

    def _in_block(self, name: Name) -> Iterator[Candidate]:
        for other in self._blocks.get(name.key, ()):
            if other.parts == name.parts or not _may_be_one(name, other):
                continue
            if _is_genitive(name, other) or _is_genitive(other, name):
                yield Candidate(_MAY_BE_A_CASE, other.text, f"one may be the genitive of the other: {name.text} / {other.text}")
            elif _consonants(name.parts) == _consonants(other.parts):
                yield Candidate(_VOWELS_DIFFER, other.text, f"differs in vowels alone: {name.text} / {other.text}")


def _text(name: Name) -> str:
    return " ".join(sorted(name.parts))


def _deletions(text: str) -> set[str]:
    """The text, and the text without each of its letters: texts that differ in one letter share one of these."""
    return {text, *(text[:i] + text[i + 1 :] for i in range(len(text)))}


def _one_letter(a: str, b: str) -> bool:
    """Whether one letter is another, is missing, or two neighbours have changed places."""
    start = next((i for i, (p, q) in enumerate(zip(a, b, strict=False)) if p != q), min(len(a), len(b)))
    return a != b and (a[start + 1 :] in {b[start + 1 :], b[start:]} or a[start:] == b[start + 1 :] or _swapped(a[start:], b[start:]))


def _swapped(a: str, b: str) -> bool:
    return len(a) > 1 and a[1::-1] == b[:2] and a[2:] == b[2:]


def _may_be_one(a: Name, b: Name) -> bool:
    """Not when fathers differ, nor when all that differs is the ending of a woman's name."""
    if a.father and b.father and not fathers_agree(a, b):
        return False
    return [p for p in a.parts if p not in b.parts and p + "a" not in b.parts and p.removesuffix("a") not in b.parts] != [] or (
        len({*a.parts} - {*b.parts}) > 1
    )


def _one_letter_apart(a: Name, b: Name) -> Candidate:
    mine, others = _only_in(a, b), _only_in(b, a)
    return Candidate(round(0.9 * (1 - 1 / max(len(mine), 2)), 3), b.text, f"differs in one letter: {mine} / {others}")


def _only_in(a: Name, b: Name) -> str:
    """The word of a name that the other does not have, as it is spelt; the whole name where that is not one word."""
    there = {sound(plain(word)) for word in b.text.split()}
    words = [word for word in a.text.split() if sound(plain(word)) not in there]
    return words[0] if len(words) == 1 else a.text


def _initials(name: Name) -> Iterator[tuple[str, str]]:
    """First letter and surname, whichever of the words that is."""
    return ((given[0], _surname(surname)) for given, surname in permutations(name.parts, 2))


def _surname(part: str) -> str:
    return min(readings(part, loose=True, across=True))


@lru_cache(maxsize=65536)
def _consonants(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted("".join(c for c in part if c not in VOWELS) for part in parts))


def _is_genitive(form: Name, base: Name) -> bool:
    """Whether every word has the ending that makes a man's genitive and a woman's name alike."""
    return not form.latin and all(p == q + "a" for p, q in zip(sorted(form.parts), sorted(base.parts), strict=False))


def _by_initial(found: str, abbreviated: Short, full: Name, many: int) -> Candidate:
    given = next((word for word in full.text.split() if sound(plain(word))[:1] == abbreviated.letter), full.text)
    return Candidate(round(_INITIAL / many, 3), found, f"{abbreviated.initial} may be {given}")
