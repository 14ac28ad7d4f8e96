"""Person names: capitalised stretches that the lexicon does not know, stripped of endings on evidence, and who is who inside the article."""

import re
from collections import Counter

import msgspec

from ingest.engine.folding import Folding
from ingest.engine.morphology import Form, Morphology
from ingest.engine.sentences import Sentence
from ingest.pack import Names

_WORD = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_INITIAL = r"(?:[A-ZА-ЯЁҢӨҮ][а-яёңөү]?\.\s?){1,3}"


class Name(msgspec.Struct, frozen=True):
    """A capitalised stretch `[start, end)`; `base` is its form without an ending, `case` what the ending said."""

    start: int
    end: int
    base: str
    case: str
    plural: bool = False


class NameFinder:
    """Finds names in sentences; knows the shapes of the pack."""

    def __init__(self, data: Names, morphology: Morphology, folding: Folding) -> None:
        self._surname = tuple(data.surname)
        self._morphology = morphology
        self._folding = folding
        self._stop = frozenset(data.stop)
        particles = "|".join(data.particles)
        capital = rf"(?=[A-ZА-ЯЁҢӨҮ]){_WORD}"
        self._chunk = re.compile(rf"(?<![\w.])(?:{_INITIAL})?(?:{capital})(?:\s(?:(?:{particles})\w*(?=\W)|{_INITIAL}|{capital}))*")
        self._word = re.compile(_WORD)

    def attested(self, text: str) -> Counter[str]:
        """Capitalised words of the text, folded: what counts as evidence of a bare form."""
        return Counter(self._folding.of(w) for w in self._word.findall(text) if w[0].isupper())

    def find(self, text: str, sentence: Sentence, attested: Counter[str]) -> list[Name]:
        """The names in a sentence, in order."""
        found: list[Name] = []
        for start, end in self._free(sentence):
            for chunk in self._chunk.finditer(text, start, end):
                name = self._name(chunk.group(), chunk.start(), sentence, attested)
                if name:
                    found.append(name)
        return found

    def _free(self, sentence: Sentence) -> list[tuple[int, int]]:
        """The stretches of a sentence that no unit covers."""
        free, at = [], sentence.start
        for unit in sentence.units:
            free.append((at, unit.start))
            at = unit.end
        return [*free, (at, sentence.end)]

    def _name(self, chunk: str, start: int, sentence: Sentence, attested: Counter[str]) -> Name | None:
        words = chunk.split()
        while words and words[0] in self._stop:
            start += len(words[0]) + 1
            words = words[1:]
        while words and words[-1] in self._stop:
            words = words[:-1]
        if not words or len("".join(words)) < 3 or (len(words) == 1 and words[0].isupper()):
            return None
        text = " ".join(words)
        head, _, last = text.rpartition(" ")
        initials, _, surname = last.rpartition(".")
        stem, form = self._strip(surname or last, attested)
        prefix = f"{initials}." if initials else ""
        base = f"{head} {prefix}{stem}".strip()
        return Name(start, start + len(text), base, form.case, form.plural)

    def _strip(self, word: str, attested: Counter[str]) -> tuple[str, Form]:
        """Cut a case ending off, only where the bare form is attested, or a surname's shape or a plain genitive shows it."""
        splits = [s for s in self._morphology.splits(self._folding.of(word)) if s[1].possessive is None and s[1].derived is None]
        whole, cuts = splits[0], splits[1:]
        best = next((c for c in cuts if attested[c[0]]), None)
        if best is None and not whole[0].endswith(self._surname):
            best = next((c for c in cuts if c[0].endswith(self._surname) and len(c[0]) > 4), None)
            best = best or next((c for c in cuts if c[1].case in {"gen", "dat", "acc", "abl"} and len(c[0]) > 3), None)
        stem, form = best or whole
        return word[: len(stem)], form


class Persons:
    """Who is who in one article: mentions that may be one person under the longest name the article gives."""

    def __init__(self) -> None:
        self._full: list[str] = []

    def add(self, name: str) -> None:
        """Take note of a name that a title or a list of persons has shown to be a person's."""
        if name not in self._full:
            self._full.append(name)

    def full(self, name: str) -> str | None:
        """The longest form of the name's bearer; null when nobody known bears it, or two do."""
        bearers = [f for f in self._full if _compatible(name, f)]
        if not bearers:
            return None
        longest = max(bearers, key=lambda f: (len([w for w in f.split() if "." not in w]), len(f)))
        if all(_compatible(b, longest) for b in bearers):
            return longest
        return None


def _parts(name: str) -> list[str]:
    return name.lower().replace("ё", "е").replace(".", ". ").split()


def _compatible(short: str, long: str) -> bool:
    a, b = _parts(short), _parts(long)
    if len(a) == 1:
        return a[0] in (b[-1], b[0])
    if len(b) == 1:
        return b[0] in (a[-1], a[0])
    if a[-1] != b[-1]:
        return False
    return a[0] == b[0] or (("." in a[0] or "." in b[0]) and a[0][0] == b[0][0])
