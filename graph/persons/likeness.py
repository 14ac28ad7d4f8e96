"""When two names are the same words: in spelling, or one as a case form of the other."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import permutations

from graph.persons.names import Name, skeleton
from graph.persons.sounds import VOWELS, Case, single, sound, transcription

_TO_LATIN = str.maketrans({"y": "i", "ö": "o", "ü": "u"})
_ACROSS = str.maketrans({"o": "a", "ö": "a"})


@lru_cache(maxsize=65536)
def readings(part: str, *, loose: bool, across: bool) -> frozenset[str]:
    """How a word may sound: Kyrgyz ө is о or е in Russian; in Latin letters (`loose`) ы is и; across scripts Uzbek and Tajik o is а."""
    both = {part.replace("ö", "o").replace("ü", "u"), part.replace("ö", "e").replace("ü", "u")}
    if loose:
        both = {single(reading.replace("iu", "u").translate(_TO_LATIN)) for reading in both}
    return frozenset({single(reading.translate(_ACROSS)) for reading in both} if across else both)


def word_alike(a: str, b: str, names: tuple[Name, Name]) -> bool:
    """Whether two words of two names are spellings of one."""
    loose, across = names[0].latin or names[1].latin, names[0].latin != names[1].latin
    return a == b or not readings(a, loose=loose, across=across).isdisjoint(readings(b, loose=loose, across=across))


def alike(a: Name, b: Name) -> bool:
    """Whether two names are spellings of the same words, in whatever order."""
    return any(all(word_alike(p, q, (a, b)) for p, q in pairs) for pairs in _aligned(a, b))


def is_form_of(form: Name, base: Name) -> bool:
    """Whether a name is a case form of another: Kyrgyz on its last word, Russian on every word."""
    if form.latin:
        return False
    return any(
        _kyrgyz(pairs, (form, base)) or any(_russian(pairs, case, (form, base)) for case in _cases()) for pairs in _aligned(form, base)
    )


def fathers_agree(a: Name, b: Name) -> bool:
    """Whether two fathers' names (both are there) can be one; an initial agrees with the names that it begins."""
    if a.father is None or b.father is None or (a.sex and b.sex and a.sex != b.sex):
        return False
    if a.father.endswith(".") or b.father.endswith("."):
        return a.father[0] == b.father[0]
    return word_alike(a.father, b.father, (a, b)) or word_alike(a.father.rstrip("aeoi"), b.father.rstrip("aeoi"), (a, b))


def _aligned(a: Name, b: Name) -> Iterator[list[tuple[str, str]]]:
    """The words of two names that can be one another's, side by side."""
    if len(a.parts) == len(b.parts):
        for order in permutations(b.parts):
            if all(skeleton(p) == skeleton(q) for p, q in zip(a.parts, order, strict=True)):
                yield list(zip(a.parts, order, strict=True))


def _kyrgyz(pairs: list[tuple[str, str]], names: tuple[Name, Name]) -> bool:
    """The last word has the suffix, the others are as they were."""
    last = names[0].parts[-1]
    return all(word_alike(form, base, names) if form != last else _ends(base, last, names) for form, base in pairs)


def _ends(base: str, form: str, names: tuple[Name, Name]) -> bool:
    return any(
        _suffix().fullmatch(form[cut:]) and word_alike(form[:cut], base, names) for cut in range(max(len(form) - 3, 2), len(form) - 1)
    )


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(transcription().kyrgyz_case)


@cache
def _cases() -> list[tuple[Case, list[tuple[str, str]]]]:
    """The Russian cases with their endings in sounds: of the name → of the case."""
    return [
        (case, [(sound(of) if of else "", sound(to)) for of, many in case.endings.items() for to in many]) for case in transcription().cases
    ]


def _russian(pairs: list[tuple[str, str]], case: tuple[Case, list[tuple[str, str]]], names: tuple[Name, Name]) -> bool:
    """Every word is in the case; one that cannot change stays. A genitive may be a woman's name, unless an ending says it is none."""
    changed = [_takes(form, base, case[1], names) for form, base in pairs]
    stays = [word_alike(form, base, names) and _may_stay(base, case[0]) for form, base in pairs]
    if not any(changed) or not all(c or s for c, s in zip(changed, stays, strict=True)):
        return False
    if case[0].case == "genitive" and case[0].sex == "male":
        return (names[0].sex == "son" and names[0].ending == "a") or any(form.endswith("skogo") for form, _ in pairs)
    return True


def _takes(form: str, base: str, endings: list[tuple[str, str]], names: tuple[Name, Name]) -> bool:
    made = (base[: len(base) - len(of)] + to for of, to in endings if form[-1] == to[-1] and base.endswith(of))
    return any(len(word) > 2 and word_alike(form, single(word), names) for word in made)


def _may_stay(base: str, case: Case) -> bool:
    if case.sex == "female":
        return base[-1] != "a"
    return (base[-1] in VOWELS and base[-1] != "a") or case.case == "instrumental"
