"""The firm that somebody heads."""

import re
from collections.abc import Callable, Sequence

from ingest.engine.modifiers import STATE_KINDS
from ingest.engine.sentences import Unit

_QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,50})[»\"”]\w*\s(\w+\s(?:\w+\s)?)?$")
_CLOSING = re.compile('[»"”]')


def company(text: str, head: Unit, units: Sequence[Unit], owner: Callable[[str], str | None]) -> str | None:
    """The firm that a head belongs to: one that the pack names, else the quoted name or the abbreviation before the head.

    `units` are those of the head's phrase before it, right to left; `owner` is a name without
    a genitive's ending, nothing where it has another case's.
    """
    firms = [u for u in units if u.entry.value == "company"]
    named = next((u.entry.name for u in firms if u.entry.name[0].isupper()), None)
    if named or not head.form.possessive:
        return named
    end = units[0].start if units and units[0].kind == "former" else head.start
    before = text[max(0, end - 60) : end]
    quoted = _QUOTED.search(before) if _CLOSING.search(before) else None
    if quoted and (firms or (quoted[2] or "A")[0].isupper()):
        *first, word = quoted[1].split(" ")
        if last := owner(word):
            return " ".join([*first, last])
    if any(u.kind in STATE_KINDS for u in units):
        return None
    # where there are no capitals at all, there is no abbreviation
    words = [] if before.islower() else reversed(before.rsplit(maxsplit=4)[-4:])
    return next((stem for word in words if not word[2:3].islower() and (stem := _abbreviation(word))), None)


def _abbreviation(word: str) -> str | None:
    """The capitals of an inflected abbreviation (КТРКнын): three at least."""
    stem = word.rstrip("".join(c for c in word if c.islower()))
    return stem if len(stem) > 2 and stem.isalpha() and stem.isupper() and 2 <= len(word) - len(stem) <= 4 else None
