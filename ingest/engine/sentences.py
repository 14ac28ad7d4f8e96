"""Sentences of a text, each with the units that the lexicon found in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.engine.choosing import disjoint
from ingest.engine.cues import Cues
from ingest.engine.hits import Hit
from ingest.engine.lazy import lazy
from ingest.engine.lexicon import Lexicon, Match
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
        self._mark = re.compile(r"[.!?…\n]\s*")
        self._gap = re.compile(rf"[»\"”]?\s+(?=[«\"„“—–-]?\s*[{upper}0-9])")
        self._glued = re.compile(rf"(?<=[{lower}][{lower}])\.(?=[{upper}][{lower}])")
        self._no_end = re.compile(rf"(?:\b(?:{words})|\b[{upper}])\.$")

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of the sentences, in order."""
        start = seen = 0
        for mark in self._mark.finditer(text):
            at = mark.start()
            cut = self._cut(text, at, mark.end(), seen) if at >= seen else None
            if cut is None:
                continue
            end, seen = cut
            if text[at] == "." and at < end and self._abbreviated(text, start, end, seen):
                continue
            yield from _pieces(text, start, end)
            start = seen
        yield from _pieces(text, start, len(text))

    def _cut(self, text: str, at: int, behind: int, seen: int) -> tuple[int, int] | None:
        """Where a sentence ends and the next begins, if the mark at `at` ends one; `seen` is where the last cut ended."""
        if text[at] == "\n":
            return seen + len(text[seen:at].rstrip()), behind
        gap = self._gap.match(text, at + 1)
        if gap:
            return gap.span()
        if "\n" in text[at:behind]:
            return at + 1, behind
        return (at, at + 1) if self._glued.match(text, at) else None

    def _abbreviated(self, text: str, start: int, end: int, seen: int) -> bool:
        """Whether the full stop before `end` is an abbreviation's, with no end of line behind it."""
        return "\n" not in text[end:seen] and self._no_end.search(text, max(start, end - 12), end) is not None


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence; one without an end is cut between words, for the time to read one grows with the square of its length."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        stop = cut if cut > 0 else start + LONGEST
        yield start, stop
        start = stop + (cut > 0)
    if end > start:
        yield start, end


def sentences(
    text: str, folded: str, splitter: Splitter, lexicon: Lexicon, read: tuple[list[Hit], list[Match]], given: frozenset[str]
) -> list[Sentence]:
    """The text's sentences with what the lexicon has `read` in each; `given`: names of offices that are given names when capitalised."""
    spans = list(splitter.spans(text))
    starts = [s for s, _ in spans]
    named: list[list[Hit]] = [[] for _ in spans]
    names, matches = read
    for hit in names:
        index = bisect_right(starts, hit.start) - 1
        if index >= 0 and hit.end <= spans[index][1] and _entity(text, hit, given):
            named[index].append(hit)
    cues = Cues(lexicon, folded, matches)
    return [Sentence(s, e, _entities(hits) if hits else (), cues) for (s, e), hits in zip(spans, named, strict=True)]


def _entity(text: str, hit: Hit, given: frozenset[str]) -> bool:
    """Names begin with a capital letter; a derived form (төрагалык) is not the office."""
    if hit.entry.proper and not text[hit.start].isupper():
        return False
    if hit.kind == "title" and text[hit.start : hit.end] in given:
        return False
    return hit.form.derived is None or hit.kind not in {"title", "institution"}


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
