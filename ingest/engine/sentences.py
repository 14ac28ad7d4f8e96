"""Sentences of a text, each with the units that the lexicon found in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ingest.engine.choosing import disjoint
from ingest.engine.cues import Cues
from ingest.engine.hits import Hit
from ingest.engine.lazy import lazy
from ingest.engine.lexicon import Match
from ingest.pack import Head

# which reading of one stretch is meant, where several are left
_RANK = {
    "none": 0,
    "state": 1,
    "organisation": 2,
    "seat": 3,
    "city": 4,
    "region": 5,
    "title": 6,
    "institution": 7,
    "deputy": 8,
    "demonym": 9,
}


_PLACES = frozenset({"city", "region"})
# kinds of which one may be a person's given name, or only look like the office
_NAMESAKES = frozenset({"title", "institution", *_PLACES})
# what ends a sentence, by the groups of the pattern
_LINE, _GAP = 1, 2
# letters of a surname, and of a case's ending, at most
_LONG = 40
_ENDING = 4
# letters of a sentence at most; the longest in a thousand articles of news has a third of it
LONGEST = 2000
# a hit that was chosen among those of its stretch: a stretch of a sentence with one meaning
Unit = Hit


class Sentence:
    """A sentence `[start, end)` with entity units (not overlapping, in order)."""

    def __init__(self, start: int, end: int, units: tuple[Unit, ...], cues: Cues) -> None:
        self.start, self.end, self.units = start, end, units
        self._cues = cues

    @lazy
    def _matches(self) -> Sequence[Match]:
        return self._cues.within(self.start, self.end)

    @lazy
    def cues(self) -> tuple[Unit, ...]:
        """Its predicates, in order."""
        return self._cues.of(self._matches, self.start, self.end)

    @lazy
    def predicates(self) -> frozenset[str]:
        """Of which kinds its predicates may be: frame, membership, meeting, gathering; asked before they are read."""
        return self._cues.kinds(self._matches)

    def places(self, kind: str) -> list[int]:
        """Where predicates of that kind may begin."""
        return self._cues.places(self._matches, kind)


class Splitter:
    """Cuts text into sentences; a full stop behind an abbreviation or an initial does not end one."""

    def __init__(self, head: Head) -> None:
        words = "|".join(re.escape(a) for a in head.abbreviations)
        upper, lower = head.upper, head.lower
        # the end of a line; a mark before a capital; a mark that ends a line; a full stop with no space behind it
        line, gap = r"(?<=\n)()\s*", rf"([»\"”]?\s+)(?=[«\"„“—–-]?\s*[{upper}0-9])"
        last, glued = r"()(?=\s*\n)\s*", rf"(?<=[{lower}][{lower}]\.)(?=[{upper}][{lower}])"
        self._cut = re.compile(rf"[.!?…\n](?:{line}|{gap}|{last}|{glued})")
        self._short = tuple(f"{a}." for a in head.abbreviations)
        self._no_end = re.compile(rf"(?:\b(?:{words})|\b[{upper}])\.$")

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Offsets of the sentences, in order."""
        found: list[tuple[int, int]] = []
        start = seen = 0
        for cut in self._cut.finditer(text):
            at, behind = cut.span()
            kind, before, seen = cut.lastindex, seen, behind
            if kind == _GAP and text[at] == "." and self._abbreviated(text, start, at + 1, behind):
                continue
            end = before + len(text[before:at].rstrip()) if kind == _LINE else at + (kind is not None)
            _add(found, text, start, end)
            start = behind
        _add(found, text, start, len(text))
        return found

    def _abbreviated(self, text: str, start: int, end: int, behind: int) -> bool:
        """Whether the full stop before `end` is an abbreviation's, with no end of line behind it."""
        if text[end - 2].islower() and not text.endswith(self._short, start, end):
            return False
        return "\n" not in text[end:behind] and self._no_end.search(text, max(start, end - 12), end) is not None


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Note a sentence; one without an end is cut between words, for the time to read one grows with the square of its length."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        stop = cut if cut > 0 else start + LONGEST
        found.append((start, stop))
        start = stop + (cut > 0)
    if end > start:
        found.append((start, end))


def sentences(text: str, splitter: Splitter, names: list[Hit], cues: Cues) -> list[Sentence]:
    """The text's sentences with the names and predicates that were found in it."""
    spans = splitter.spans(text)
    starts = [s for s, _ in spans]
    named: dict[int, list[Hit]] = {}
    for hit in names:
        index = bisect_right(starts, hit.start) - 1
        if index >= 0 and hit.end <= spans[index][1]:
            named.setdefault(index, []).append(hit)
    return [Sentence(s, e, _entities(named[i]) if i in named else (), cues) for i, (s, e) in enumerate(spans)]


def entities(text: str, names: list[Hit], given: frozenset[str], family: tuple[str, ...] = ()) -> list[Hit]:
    """Those that count: names begin with a capital letter, and a derived form (төрагалык) is not the office.

    `given`: names of offices that are given names when capitalised, and of places that are where a surname stands behind them; `family`:
    endings of surnames, before which any place's name is one behind a title.
    """
    found = [h for h in names if (not h.entry.proper or _capital(text, h)) and (h.kind not in _NAMESAKES or _meant(text, h, given))]
    places = [h for h in found if h.kind in _PLACES and h.case == "nom" and _named(text, h, family)]
    titles = {h.end for h in found if h.kind == "title"} if places else set()
    people = {h.start for h in places if h.start - 1 in titles}
    return [h for h in found if h.start not in people] if people else found


def _named(text: str, place: Hit, family: tuple[str, ...]) -> bool:
    """Whether a surname follows a place's name, which is somebody's given name then (министр Кашкар Осмонов)."""
    behind = text[place.end : place.end + _LONG].split(" ", 2)
    word = behind[1] if len(behind) > 1 and not behind[0] else ""
    stem = word.rstrip(",.;:!?»").lower()
    return word[:1].isupper() and any(0 <= len(stem) - len(f) - stem.rfind(f) <= _ENDING for f in family if f in stem[2:])


def _capital(text: str, hit: Hit) -> bool:
    """Whether a name's capitals are the text's: Крым is no form of КР."""
    return text[hit.start].isupper() and (not hit.entry.name[1:2].isupper() or text[hit.start + 1].isupper())


def _meant(text: str, hit: Hit, given: frozenset[str]) -> bool:
    if hit.kind in _PLACES:
        return not (text[hit.end + 1 : hit.end + 2].isupper() and text[hit.start : hit.end] in given)
    return hit.form.derived is None and (hit.kind != "title" or text[hit.start : hit.end] not in given)


def _entities(hits: list[Hit]) -> tuple[Unit, ...]:
    """Longest first, then by rank."""
    return tuple([h for h in (hits if disjoint(hits) else _chosen(hits)) if h.kind != "none"])


def _chosen(hits: list[Hit]) -> list[Hit]:
    ranked = sorted(hits, key=lambda h: (h.start - h.end, _RANK.get(h.kind, 10), h.start, h.form.derived is not None, -len(h.entry.name)))
    taken: list[Hit] = []
    for hit in ranked:
        if all(hit.end <= t.start or hit.start >= t.end for t in taken):
            taken.append(hit)
    return sorted(taken, key=lambda h: h.start)
