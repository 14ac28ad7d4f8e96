"""Sentences of a text, each with the units that the lexicon found in it."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

from ingest.engine.lexicon import Hit
from ingest.pack import Head

ENTITY_KINDS = frozenset(
    {"state", "city", "seat", "region", "demonym", "organisation", "institution", "title", "deputy", "former", "acting", "none"}
)
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


class Sentence(msgspec.Struct, frozen=True):
    """A sentence `[start, end)` with entity units (not overlapping, in order) and predicate cues (in order)."""

    start: int
    end: int
    units: tuple[Unit, ...]
    cues: tuple[Unit, ...]


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


def sentences(text: str, splitter: Splitter, hits: list[Hit], given: frozenset[str] = frozenset()) -> list[Sentence]:
    """The text's sentences with what was found in each; `given`: names of offices that are given names when capitalised."""
    spans = list(splitter.spans(text))
    starts = [s for s, _ in spans]
    entities: list[list[Hit]] = [[] for _ in spans]
    cues: list[list[Hit]] = [[] for _ in spans]
    for hit in hits:
        index = bisect_right(starts, hit.start) - 1
        if index < 0 or hit.end > spans[index][1]:
            continue
        if hit.kind not in ENTITY_KINDS:
            if hit.form.derived is None or hit.kind.endswith("_verb"):
                cues[index].append(hit)
        elif _entity(text, hit, given):
            entities[index].append(hit)
    return [Sentence(s, e, _entities(u), _cues(c)) for (s, e), u, c in zip(spans, entities, cues, strict=True)]


def _entity(text: str, hit: Hit, given: frozenset[str]) -> bool:
    """Names begin with a capital letter; a derived form (төрагалык) is not the office."""
    if hit.entry.proper and not text[hit.start].isupper():
        return False
    if hit.kind == "title" and text[hit.start : hit.end] in given:
        return False
    return hit.form.derived is None or hit.kind not in {"title", "institution"}


def _disjoint(hits: list[Hit]) -> bool:
    """Whether the hits, as they come, lie one behind the other, so that there is nothing to choose."""
    if len(hits) == 1:
        return True
    end = 0
    for hit in hits:
        if hit.start < end:
            return False
        end = hit.end
    return True


def _entities(hits: list[Hit]) -> tuple[Unit, ...]:
    """Longest first, then by rank."""
    if not hits:
        return ()
    if not _disjoint(hits):
        hits = _chosen(hits)
    return tuple([h for h in hits if h.kind != "none"])


def _chosen(hits: list[Hit]) -> list[Hit]:
    ranked = sorted(hits, key=lambda h: (h.start - h.end, _RANK.get(h.kind, 10), h.start, h.form.derived is not None, -len(h.entry.name)))
    taken: list[Hit] = []
    for hit in ranked:
        if all(hit.end <= t.start or hit.start >= t.end for t in taken):
            taken.append(hit)
    return sorted(taken, key=lambda h: h.start)


def _cues(hits: list[Hit]) -> tuple[Unit, ...]:
    """Predicates; where a noun and a verb reading of one stretch belong to one row, the noun."""
    if not hits:
        return ()
    return tuple(hits if _disjoint(hits) else _longest(_nouns_first(hits)))


def _nouns_first(hits: list[Hit]) -> list[Hit]:
    """Without verbs where a noun of the same row begins, and without stems that a longer one of its file holds."""
    nouns = {(h.start, h.entry.value) for h in hits if h.kind.endswith("_noun")}
    kept = [h for h in hits if h.kind.endswith("_noun") or (h.start, h.entry.value) not in nouns]
    stems: dict[tuple[int, int, str], int] = {}
    for hit in kept:
        place = (hit.start, hit.end, hit.kind)
        stems[place] = max(stems.get(place, 0), len(hit.entry.name))
    return [h for h in kept if len(h.entry.name) == stems[h.start, h.end, h.kind] and not _inside(h, kept)]


def _inside(hit: Hit, others: list[Hit]) -> bool:
    """Whether a longer verb of the same file holds this one (биргелешкен билдирүү кабыл ал, кабыл ал)."""
    return hit.kind.endswith("_verb") and any(o.kind == hit.kind and o.start < hit.start and o.end == hit.end for o in others)


def _longest(hits: list[Hit]) -> list[Hit]:
    """The longest of each row at each place, in order."""
    longest: dict[tuple[int, str], Hit] = {}
    for hit in hits:
        key = (hit.start, hit.kind[:5] + hit.entry.value)
        if key not in longest or hit.end > longest[key].end:
            longest[key] = hit
    return sorted(longest.values(), key=lambda h: (h.start, h.end))
