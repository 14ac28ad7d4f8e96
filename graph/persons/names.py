"""A person's name taken apart: words, father's name, block key."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from graph.persons.sounds import VOWELS, Children, is_latin, plain, single, sound, transcription

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*'?\.?")
_DASHES = re.compile(r"[-‐‑‒–—]")
# consonants that a case ending may add
_OF_ENDINGS = "tdkgnm"
_MAX_WORDS = 6
_TWO = 2


@dataclass(frozen=True)
class Name:
    """A name of two words or more.

    parts are its words in sounds (a recognised surname last, what stands before it as one); father is the father's name in sounds
    (a letter and a full stop for an initial), sex what a father's name tells, ending what its father's name ends in after -ович.
    """

    text: str
    parts: tuple[str, ...]
    latin: bool
    father: str | None = None
    sex: str | None = None
    ending: str = ""

    @cached_property
    def key(self) -> str:
        """What the names that could be the same person's share."""
        return " ".join(sorted(skeleton(part) for part in self.parts))


@lru_cache(maxsize=65536)
def parse(text: str) -> Name | None:
    """A name taken apart; nothing for a bare surname, and where only an initial stands for the given name."""
    words = _words(text)
    latin = any(is_latin(word) for word in words)
    words, father, sex, ending = _without_father(words)
    initials = [word for word in words if _is_initial(word)]
    if initials:
        words = [word for word in words if word not in initials]
        if len(initials) > 1 or father or not _is_initial_inside(text, words):
            return None
        father = sound(initials[0].rstrip(".")) + "."
    if not 1 < len(words) <= _MAX_WORDS:
        return None
    return Name(text, _parts([sound(word.rstrip(".")) for word in words]), latin, father, sex, ending)


def block(name: str) -> str | None:
    """What the names that could be one person's share; nothing for a bare surname or initials, which are never taken for another's."""
    found = parse(name)
    return found.key if found else None


@dataclass(frozen=True)
class Short:
    """Initials and a surname: the first initial as it stands and in sounds, the second in sounds, the surname in sounds."""

    text: str
    initial: str
    letter: str
    second: str
    surname: str

    def fits(self, name: Name) -> bool:
        """Whether the father's name, where both tell it, begins as it should."""
        return not (self.second and name.father) or name.father[0] == self.second


def short(text: str) -> Short | None:
    """Initials and a surname taken apart; nothing for other names."""
    words = _words(text)
    initials = [word for word in words if _is_initial(word)]
    surnames = [word for word in words if word not in initials]
    if len(surnames) != 1 or not initials:
        return None
    letters = [sound(word.rstrip(".")) for word in initials]
    return Short(text, initials[0].upper(), letters[0][:1], letters[1][:1] if len(letters) > 1 else "", sound(surnames[0].rstrip(".")))


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """The consonants of a word, whatever its vowels and its case: a first vowel is `*`, consonants that case endings add are dropped."""
    found = ("*" if part[0] in VOWELS else "") + "".join(c for c in part if c not in VOWELS)
    kept = found.rstrip(_OF_ENDINGS)
    return single(kept if len(kept) > 1 else found[:2])


def _words(text: str) -> list[str]:
    titles = transcription().titles
    words = [w.group() for piece in _DASHES.split(plain(text)) for w in _WORD.finditer(piece)]
    return [word for word in words if word.rstrip(".") not in titles]


def _is_initial(word: str) -> bool:
    """A letter with a full stop, or a consonant alone; a vowel alone can be a name (Ван И)."""
    return len(word.rstrip(".'")) == 1 and (word.endswith(".") or sound(word) not in VOWELS)


def _is_initial_inside(text: str, words: list[str]) -> bool:
    """Whether the initial stands for a second name, as in Donald J. Trump."""
    every = _words(text)
    return len(words) > 1 and not _is_initial(every[0]) and not _is_initial(every[-1])


def _without_father(words: list[str]) -> tuple[list[str], str | None, str | None, str]:
    """The words without the father's name, that name in sounds, the sex it tells and its case ending."""
    for index, word in enumerate(words):
        for sex, apart, grown in _markers():
            if index and apart.fullmatch(word):
                return _before(words, index, sex)
            found = grown.fullmatch(sound(word)) if word not in transcription().surnames else None
            if found and len(words) > 1:
                return _grown(words, index, sex, found)
    return words, None, None, ""


def _before(words: list[str], index: int, sex: str) -> tuple[list[str], str | None, str | None, str]:
    """The father stands before the word at the index; with one name left he stands for the surname."""
    father, rest = words[index - 1], words[: index - 1] + words[index + 1 :]
    return (rest, sound(father), sex, "") if len(rest) > 1 else ([*rest, father + _child(father, sex)], None, sex, "")


def _grown(words: list[str], index: int, sex: str, found: re.Match[str]) -> tuple[list[str], str | None, str | None, str]:
    """The word at the index is the father's name; beside one other it may be a surname (Имамоглу), or the surname is not told."""
    if len(words) > _TWO:
        return words[:index] + words[index + 1 :], found[1], sex, found[2]
    return ([], None, None, "") if _is_patronymic(found[0]) else (words, None, None, "")


def _child(father: str, sex: str) -> str:
    """The word after a father's name that stands for a surname, in the father's script."""
    words: list[str] = getattr(transcription().child_of, sex)
    return next(word for word in words if is_latin(word) == is_latin(father))


def _is_patronymic(sounds: str) -> bool:
    return bool(re.search(r"[eo]v(?:iq|na)", sounds))


@cache
def _markers() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    """For sons and daughters: the word that follows a father's name, and a father's name with its ending."""
    data = transcription()
    return [_marker("son", data.child_of.son, data.patronymics), _marker("daughter", data.child_of.daughter, data.patronymics)]


def _marker(sex: str, words: list[str], endings: Children) -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    """Their cases go with them: Kyrgyz ones of the word, Russian ones of the ending."""
    apart = re.compile("(?:" + "|".join(map(re.escape, words)) + r")(?:[нд](?:ын|ун|ы|у|а)|н|на|нан|га)?")
    tails = [sound(ending) for ending in getattr(endings, sex)]
    grown = [sound(word) for word in words]
    stems = "|".join(tail.removesuffix("a") for tail in tails) + "|" + "|".join(grown)
    return sex, apart, re.compile(rf"(..+?)(?:{stems})(a|oi|u|em|om|e|y|)")


def _parts(sounds: list[str]) -> tuple[str, ...]:
    """The words before and after a recognised surname are one; else each is for itself."""
    if len(sounds) > _TWO:
        for ending in _surname_endings():
            found = [index for index, word in enumerate(sounds) if ending.fullmatch(word)]
            if len(found) == 1:
                surname = sounds.pop(found[0])
                return single("".join(sounds)), surname
    return tuple(sounds)


@cache
def _surname_endings() -> list[re.Pattern[str]]:
    data = transcription()
    case = rf"(?:{data.kyrgyz_case}|ym|im|om|em|oi|ogo|omu|[auey])?"
    return [re.compile(rf"..+(?:{ending}){case}") for ending in data.surname_endings]
