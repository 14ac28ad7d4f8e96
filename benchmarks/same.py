"""When two names mean the same: persons by surname and initial, organisations and places by the words of one within the other."""

import unicodedata
from functools import cache

from graph.vocabulary import vocabulary
from ingest.pack import codes, load

_SIGNS = str.maketrans({"ё": "е", "–": "-", "—": "-"})


def folded(name: str | None) -> str:
    """A name as compared: case, dashes and `ё` folded, marks other than dash and apostrophe gone, white space single."""
    plain = unicodedata.normalize("NFC", name or "").casefold().translate(_SIGNS)
    return " ".join("".join(c if c.isalnum() or c in "-' " else " " for c in plain).split())


def same_person(a: str, b: str) -> bool:
    """Surnames (last words) equal, and first names equal, or one the other's initial, or one missing."""
    one, two = folded(a).split(), folded(b).split()
    if not one or not two:
        return False
    if len(one) == 1 or len(two) == 1:
        short, long = sorted((one, two), key=len)
        return short[0] in {long[0], long[-1]}
    return one == two or (one[-1] == two[-1] and _same_first(one[0], two[0]))


def _same_first(a: str, b: str) -> bool:
    return a == b or (a[0] == b[0] and min(len(a), len(b)) <= 2)


def same_full_person(found: str, gold: str) -> bool:
    """As `same_person`, but a first name that gold gives must be there."""
    return same_person(found, gold) and (len(folded(gold).split()) == 1 or len(folded(found).split()) > 1)


def same_owner(a: str | None, b: str | None) -> bool:
    """Whose an office is: the same code, or two organisations of which one's name stands in the other's."""
    one, two = _owner(a), _owner(b)
    if one == two:
        return True
    if not (one.startswith("org") and two.startswith("org")):
        return False
    words, others = one[3:].split(), two[3:].split()
    return bool(words and others) and (within(words, others) or within(others, words))


def _owner(of: str | None) -> str:
    return folded(of) if (of or "").startswith("ORG:") else of or ""


def organisation(code_or_name: str) -> str:
    """An organisation by its code, where what is given is a name that the ontology or a language pack has for it; else as folded."""
    name = folded(code_or_name)
    return _organisations().get(name, name)


@cache
def _organisations() -> dict[str, str]:
    known = {folded(n): code for pack in map(load, codes()) for code, names in pack.organisations.names.items() for n in names}
    return known | {folded(label): row.code for row in vocabulary().organisations.values() for label in (row.code, row.ky, row.ru, row.en)}


def same_city(found: str | None, gold: str | None) -> bool:
    """Gold names no city, or one name stands in the other, what is found being longer by a word at most."""
    one, two = folded(found).split(), folded(gold).split()
    if one == two or gold is None:
        return True
    return bool(one and two) and (within(one, two) or (within(two, one) and len(one) <= len(two) + 1))


def within(short: list[str], long: list[str]) -> bool:
    """The words of one name stand side by side in the other."""
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))
