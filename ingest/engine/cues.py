"""Predicates of a text, read sentence by sentence when first asked for: most articles tell of home alone, and theirs are never needed."""

from bisect import bisect_right
from collections.abc import Sequence

from ingest.engine.lexicon import Hit, Lexicon, Match

# of these verbs the longest counts at once; a frame's hides shorter ones only where what it asks for stands around it
_ALONE = frozenset({"meeting_verb", "membership_verb"})


class Cues:
    """Stretches of a text that may be predicates."""

    def __init__(self, lexicon: Lexicon, folded: str, matches: list[Match], starts: Sequence[int]) -> None:
        self._lexicon, self._folded, self._matches, self._starts = lexicon, folded, matches, starts
        self._sorted: dict[int, list[Match]] | None = None

    def of(self, index: int, end: int) -> tuple[Hit, ...]:
        """The predicates of the sentence of that index, which ends at `end`."""
        found = self._lexicon.predicates(self._folded, self._matches_of(index))
        return chosen([h for h in found if h.end <= end and (h.form.derived is None or h.kind.endswith("_verb"))])

    def kinds(self, index: int) -> frozenset[str]:
        """Of which kinds the predicates of that sentence may be: frame, membership, meeting, gathering."""
        return self._lexicon.kinds(self._matches_of(index))

    def places(self, index: int, kind: str) -> list[int]:
        """Where predicates of a kind may begin in that sentence."""
        return [start for stem, start, _ in self._matches_of(index) if self._lexicon.may(stem, kind)]

    def _matches_of(self, index: int) -> Sequence[Match]:
        if self._sorted is None:
            self._sorted = {}
            for match in self._lexicon.predicative(self._matches):
                self._sorted.setdefault(bisect_right(self._starts, match[1]) - 1, []).append(match)
        return self._sorted.get(index, ())


def chosen(hits: list[Hit]) -> tuple[Hit, ...]:
    """Where a noun and a verb reading of one stretch belong to one row, the noun; of stretches that begin together, the longest."""
    return tuple(hits if disjoint(hits) else _longest(_nouns_first(hits)))


def disjoint(hits: list[Hit]) -> bool:
    """Whether the hits, as they come, lie one behind the other, so that there is nothing to choose."""
    if len(hits) < 2:
        return True
    end = 0
    for hit in hits:
        if hit.start < end:
            return False
        end = hit.end
    return True


def _nouns_first(hits: list[Hit]) -> list[Hit]:
    """Without verbs where a noun of the same row begins, and without what a longer verb of its file holds (… кабыл ал, кабыл ал).

    A stem that is longer by the ending of the passive alone leaves the shorter one (чыгарыл, чыгар).
    """
    nouns = {(h.start, h.entry.value) for h in hits if h.kind.endswith("_noun")}
    kept = [h for h in hits if h.kind.endswith("_noun") or (h.start, h.entry.value) not in nouns] if nouns else hits
    stems: dict[tuple[int, int, str], int] = {}
    first: dict[tuple[int, str], int] = {}
    for hit in kept:
        start, end, kind, long = hit.start, hit.end, hit.kind, len(hit.entry.name)
        if stems.get((start, end, kind), 0) < long:
            stems[start, end, kind] = long
        if first.get((end, kind), start) >= start:
            first[end, kind] = start
    told = [h for h in kept if len(h.entry.name) == stems[h.start, h.end, h.kind]]
    if len(told) < len(kept):
        whole = {(h.start, h.end, h.entry.value) for h in told}
        longest = set(map(id, told))
        told = [h for h in kept if id(h) in longest or (h.form.passive and (h.start, h.end, h.entry.value) not in whole)]
    return [h for h in told if h.kind not in _ALONE or first[h.end, h.kind] == h.start]


def _longest(hits: list[Hit]) -> list[Hit]:
    """The longest of each row at each place, in order."""
    longest: dict[tuple[int, str], Hit] = {}
    for hit in hits:
        key = (hit.start, hit.kind[:5] + hit.entry.value)
        if key not in longest or hit.end > longest[key].end:
            longest[key] = hit
    return sorted(longest.values(), key=lambda h: (h.start, h.end))
