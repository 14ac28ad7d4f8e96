"""Sentences of a text, each with the units that the lexicon found in it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from ingest.engine.lexicon import Entry, Hit
from ingest.engine.morphology import Form
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


class Unit(msgspec.Struct, frozen=True):
    """A stretch of a sentence with one meaning."""

    start: int
    end: int
    entry: Entry
    form: Form

    @property
    def kind(self) -> str:
        """The entry's kind."""
        return self.entry.kind

    @property
    def case(self) -> str:
        """The case of its ending."""
        return self.form.case


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
        behind_stop = rf"(?<=[.!?…])[»\"”]?\s+(?=[«\"„“—–-]?\s*[{upper}0-9])"
        no_space = rf"(?<=[{lower}][{lower}])\.(?=[{upper}][{lower}])"
        self._end = re.compile(rf"{behind_stop}|\s*\n+\s*|{no_space}")
        self._no_end = re.compile(rf"(?:\b(?:{words})|\b[{upper}])\.\s*$")

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Offsets of the sentences, in order."""
        start = 0
        for cut in self._end.finditer(text):
            if "\n" not in cut.group() and self._no_end.search(text, max(start, cut.start() - 12), cut.start()):
                continue
            if cut.start() > start:
                yield start, cut.start()
            start = cut.end()
        if start < len(text):
            yield start, len(text)


def sentences(text: str, splitter: Splitter, hits: list[Hit], given: frozenset[str] = frozenset()) -> list[Sentence]:
    """The text's sentences with what was found in each; `given`: names of offices that are given names when capitalised."""
    hits = [h for h in hits if h.entry.kind != "title" or text[h.start : h.end] not in given]
    spans = list(splitter.spans(text))
    starts = [s for s, _ in spans]
    found: list[list[Hit]] = [[] for _ in spans]
    for hit in hits:
        index = bisect_left(starts, hit.start + 1) - 1
        if index >= 0 and hit.end <= spans[index][1]:
            found[index].append(hit)
    return [Sentence(s, e, _entities(text, h), _cues(h)) for (s, e), h in zip(spans, found, strict=True)]


def _entities(text: str, hits: list[Hit]) -> tuple[Unit, ...]:
    """Longest first, then by rank; names must begin with a capital letter."""
    wanted = [h for h in hits if _entity(text, h)]
    wanted.sort(key=lambda h: (h.start - h.end, _RANK.get(h.entry.kind, 10), h.start, h.form.derived is not None, -len(h.entry.name)))
    taken: list[Hit] = []
    for hit in wanted:
        if all(hit.end <= t.start or hit.start >= t.end for t in taken):
            taken.append(hit)
    taken.sort(key=lambda h: h.start)
    return tuple(Unit(h.start, h.end, h.entry, h.form) for h in taken if h.entry.kind != "none")


def _entity(text: str, hit: Hit) -> bool:
    """Names begin with a capital letter; a derived form (төрагалык) is not the office."""
    if hit.entry.kind not in ENTITY_KINDS or (hit.entry.proper and not text[hit.start].isupper()):
        return False
    return hit.entry.kind not in {"title", "institution"} or hit.form.derived is None


def _inside(hit: Hit, others: list[Hit]) -> bool:
    """Whether a longer verb of the same file holds this one (биргелешкен билдирүү кабыл ал, кабыл ал)."""
    return hit.entry.kind.endswith("_verb") and any(
        o.entry.kind == hit.entry.kind and o.start < hit.start and o.end == hit.end for o in others
    )


def _cues(hits: list[Hit]) -> tuple[Unit, ...]:
    """Predicates; where a noun and a verb reading of one stretch belong to one row, the noun."""
    cues = [h for h in hits if h.entry.kind.endswith("_verb") or (h.entry.kind.endswith("_noun") and h.form.derived is None)]
    nouns = {(h.start, h.entry.value) for h in cues if h.entry.kind.endswith("_noun")}
    kept = [h for h in cues if h.entry.kind.endswith("_noun") or (h.start, h.entry.value) not in nouns]
    stems: dict[tuple[int, int, str], int] = {}
    for hit in kept:
        place = (hit.start, hit.end, hit.entry.kind)
        stems[place] = max(stems.get(place, 0), len(hit.entry.name))
    kept = [h for h in kept if len(h.entry.name) == stems[h.start, h.end, h.entry.kind] and not _inside(h, kept)]
    longest: dict[tuple[int, str], Hit] = {}
    for hit in kept:
        key = (hit.start, hit.entry.kind[:5] + hit.entry.value)
        if key not in longest or hit.end > longest[key].end:
            longest[key] = hit
    ordered = sorted(longest.values(), key=lambda h: (h.start, h.end))
    return tuple(Unit(h.start, h.end, h.entry, h.form) for h in ordered)
