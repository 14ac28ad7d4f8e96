"""What a word of a name sounds like, whatever script and language it is written in.

The equivalences are data (`graph/ontology/transcription.yaml`); a sound is a letter there, so names of several scripts compare as text.
"""

import re
import unicodedata
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from graph.errors import DataError

FILE = Path(__file__).parents[1] / "ontology" / "transcription.yaml"
VOWELS = frozenset("aeiouyöü")
_DOUBLED = re.compile(r"(.)\1+")
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼʻ`‘", "'") | {"\u0307": None, "\u0301": None, "ѳ": "ө", "ӊ": "ң"})


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The endings of a Russian case: of the name as it stands in a list → of the case."""

    case: Literal["instrumental", "dative", "prepositional", "genitive", "accusative"]
    sex: Literal["male", "female"]
    endings: dict[str, list[str]]


class Children(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a father's name, for sons and daughters."""

    son: list[str]
    daughter: list[str]


class Transcription(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """The content of `transcription.yaml`."""

    cyrillic: dict[str, str]
    latin: dict[str, str]
    same_names: list[list[str]]
    patronymics: Children
    child_of: Children
    surnames: frozenset[str]
    surname_endings: list[str]
    cases: list[Case]
    kyrgyz_case: str
    titles: frozenset[str]

    @cached_property
    def first_names(self) -> dict[str, str]:
        """Spellings → the spelling that stands for them."""
        return {spelling: row[0] for row in self.same_names for spelling in row}

    @cached_property
    def patterns(self) -> dict[bool, re.Pattern[str]]:
        """One pattern a script (True: Latin), a group a row."""
        return {latin: re.compile("|".join(f"({p})" for p in rows)) for latin, rows in ((False, self.cyrillic), (True, self.latin))}

    @cached_property
    def sounds(self) -> dict[bool, list[str]]:
        """What the groups of `patterns` sound like."""
        return {False: list(self.cyrillic.values()), True: list(self.latin.values())}


def read_transcription(path: Path) -> Transcription:
    """Read and check a file of equivalences.

    Raises
    ------
    DataError
        With every fault found in it, one a line, each with the file's name.
    """
    import yaml

    try:
        read = msgspec.convert(yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader)), Transcription)  # noqa: S506
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"{path.name}: {error}") from error
    problems = [*_bad_patterns(read), *_twice(read)]
    if problems:
        raise DataError("\n".join(f"{path.name}: {problem}" for problem in problems))
    return read


@cache
def transcription() -> Transcription:
    """The equivalences that ship with elchi."""
    return read_transcription(FILE)


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters."""
    return any("a" <= c <= "z" or "\u00df" <= c <= "\u024f" or c == "ə" for c in word)


def plain(text: str) -> str:
    """A text without differences of case, of composed letters and of apostrophes."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The sounds of one word (as `plain` gives it); letters of other scripts stay as they are."""
    data = transcription()
    word = data.first_names.get(word, word).replace("'", "")
    latin = is_latin(word)
    if latin:
        word = "".join(c if c in "çčćşšğəâıöüî" else unicodedata.normalize("NFD", c)[0] for c in word)
    sounds = data.sounds[latin]
    return single(data.patterns[latin].sub(lambda match: sounds[(match.lastindex or 1) - 1], word).replace("ь", "").replace("ъ", ""))


def single(sounds: str) -> str:
    """Sounds with doubled ones single."""
    return _DOUBLED.sub(r"\1", sounds)


def _bad_patterns(read: Transcription) -> list[str]:
    bad = []
    for pattern in (*read.cyrillic, *read.latin, *read.surname_endings, read.kyrgyz_case):
        try:
            groups = re.compile(pattern).groups
        except re.error as error:
            bad.append(f"{pattern!r} is no regular expression: {error}")
        else:
            bad.extend([f"{pattern!r} has a group: write (?:…)"] if groups else [])
    return bad


def _twice(read: Transcription) -> list[str]:
    seen: dict[str, str] = {}
    twice = []
    for row in read.same_names:
        for spelling in row:
            if spelling in seen:
                twice.append(f"same_names: {spelling} stands in the rows of {seen[spelling]} and {row[0]}")
            seen[spelling] = row[0]
    return twice
