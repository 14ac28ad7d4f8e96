"""Suffix chains of agglutinative languages, generated from a pack's `morphology.yaml`.

A stem's table depends only on its harmony class and the kind of its last letter, so a few dozen tables serve every stem of the lexicon:
analysing a form is cutting the stem off and looking the rest up.
"""

from functools import cached_property
from typing import Any

import msgspec

MAX_SUFFIXES = 4
# words whose cuts are remembered
MAX_KNOWN = 50_000


class Form(msgspec.Struct, frozen=True):
    """What a suffix says: case (`nom` when none), number, possessive person, derivation; of verbs, whether they are in the passive."""

    case: str = "nom"
    plural: bool = False
    possessive: str | None = None
    derived: str | None = None
    passive: bool = False


BARE = Form()
Table = dict[str, Form]


class MorphologyData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a pack's `morphology.yaml`."""

    harmony: dict[str, str]
    endings: dict[str, str]
    vowels: dict[str, dict[str, str]]
    consonants: dict[str, dict[str, str]]
    alternations: dict[str, str]
    linked: list[str]
    dropped: str
    chain: dict[str, list[tuple[str, dict[str, str], str]]]
    possessive_endings: list[str]


class Morphology:
    """Generates and keeps the suffix tables of one language."""

    def __init__(self, data: MorphologyData) -> None:
        self._data = data
        self._splits: dict[str, list[tuple[str, Form]]] = {}
        self._tables: dict[tuple[str, str, str], Table] = {}

    def tables(self, stem: str, *, abbreviation: bool = False) -> list[tuple[str, Table]]:
        """Stems to look for and their suffix tables; a stem may come in several shapes (Израиль, Израил-; министрлик, министрлиг-).

        `stem` is a folded base form, its last word inflected; the suffixes of an `abbreviation` follow its spoken form, so every
        harmony class is accepted.
        """
        if abbreviation or not any(c in self._data.harmony for c in stem):
            return [(stem, self._any_class)]
        harmony, kind = self._class_of(stem)
        found = [(stem, self._noun_table(stem, harmony, kind))]
        last = stem[-1]
        if last == self._data.dropped:
            short = stem[:-1]
            found.append((short, {s: f for s, f in self._table(*self._class_of(short), "stem").items() if s}))
        if stem.endswith(tuple(self._data.linked)):
            for longer in (stem + vowel for vowel in dict.fromkeys(self._data.vowels["I"].values())):
                found.append((longer, {s: f for s, f in self._table(*self._class_of(longer), "stem").items() if s}))
        if last in self._data.alternations:
            voiced = stem[:-1] + self._data.alternations[last]
            found.append((voiced, self._vowel_initial(harmony, kind)))
        return found

    def verbs(self, stem: str) -> list[str]:
        """The shapes of a verb's stem: its last letter is voiced before a vowel (чык, чыгат)."""
        voiced = self._data.alternations.get(stem[-1])
        return [stem, stem[:-1] + voiced] if voiced else [stem]

    def splits(self, word: str) -> list[tuple[str, Form]]:
        """All ways to cut a word into a stem of at least two letters and a case suffix, the whole word first."""
        known = self._splits.get(word)
        if known is None:
            if len(self._splits) > MAX_KNOWN:
                self._splits.clear()
            known = self._splits[word] = self._cut(word)
        return known

    def possessed(self, stem: str, word: str) -> Form | None:
        """What the ending of a word says whose stem is possessed already (уулу, уулунун)."""
        return self._table(*self._class_of(stem), "possessed").get(word[len(stem) :])

    def ends_in_vowel(self, stem: str) -> bool:
        """Whether a stem's last letter is a vowel."""
        return stem[-1:].lower() in self._data.endings["vowel"]

    def _cut(self, word: str) -> list[tuple[str, Form]]:
        found = [(word, BARE)]
        for cut in range(len(word) - 1, 1, -1):
            stem, suffix = word[:cut], word[cut:]
            if len(suffix) > 6 or not any(c in self._data.harmony for c in stem):
                break
            form = self._table(*self._class_of(stem), "stem").get(suffix)
            if form is not None:
                found.append((stem, form))
        return found

    def _noun_table(self, stem: str, harmony: str, kind: str) -> Table:
        table = self._table(harmony, kind, "stem")
        if " " in stem and stem[-1] in self._data.possessive_endings:
            table = table | self._table(harmony, kind, "possessed")
        return table

    def _vowel_initial(self, harmony: str, kind: str) -> Table:
        vowels = self._data.endings["vowel"]
        return {s: f for s, f in self._table(harmony, kind, "stem").items() if s and s[0] in vowels}

    @cached_property
    def _any_class(self) -> Table:
        merged: Table = {}
        for harmony in dict.fromkeys(self._data.harmony.values()):
            for kind in (*self._data.endings, "voiced"):
                merged = self._table(harmony, kind, "stem") | merged
        return merged

    def _class_of(self, text: str) -> tuple[str, str]:
        harmony = next(self._data.harmony[c] for c in reversed(text) if c in self._data.harmony)
        kind = next((k for k, letters in self._data.endings.items() if text[-1] in letters), "voiced")
        return harmony, kind

    def _table(self, harmony: str, kind: str, state: str) -> Table:
        key = (harmony, kind, state)
        if key not in self._tables:
            table: Table = {"": BARE}
            self._grow(table, "", {}, key, 0)
            self._tables[key] = table
        return self._tables[key]

    def _grow(self, table: Table, suffix: str, features: dict[str, str], key: tuple[str, str, str], depth: int) -> None:
        if depth == MAX_SUFFIXES:
            return
        harmony, kind, state = key
        for template, added, then in self._data.chain.get(state, ()):
            merged = features | added
            for piece in self._spell(template, harmony, kind):
                longer = suffix + piece
                if longer not in table:
                    table[longer] = _form(merged)
                    self._grow(table, longer, merged, (*self._after(piece, harmony, kind), then), depth + 1)

    def _after(self, piece: str, harmony: str, kind: str) -> tuple[str, str]:
        if any(c in self._data.harmony for c in piece):
            return self._class_of(piece)
        last = next((k for k, letters in self._data.endings.items() if piece and piece[-1] in letters), "voiced")
        return harmony, last if piece else kind

    def _spell(self, template: str, harmony: str, kind: str) -> list[str]:
        spelled = [""]
        for c in template:
            if c in self._data.vowels:
                letters = self._data.vowels[c][harmony]
            elif c in self._data.consonants:
                current = kind if not spelled[0] else self._after(spelled[0], harmony, kind)[1]
                letters = self._data.consonants[c][current]
            else:
                letters = c
            spelled = [s + x for s in spelled for x in letters] if letters else spelled
        return spelled


def _form(features: dict[str, Any]) -> Form:
    return Form(features.get("case", "nom"), "number" in features, features.get("possessive"), features.get("derived"))
