"""Which of the predicates that read the same words are meant, whatever stands around them."""

from collections.abc import Iterable, Sequence

from ingest.engine.hits import Hit

# of these verbs the longest counts at once; a frame's hides shorter ones only where what it asks for stands around it
_ALONE = frozenset({"meeting_verb", "membership_verb"})


def chosen(hits: Sequence[Hit]) -> list[Hit]:
    """Where a noun and a verb reading of one stretch belong to one row, the noun; of stretches that begin together, the longest."""
    return _longest(_nouns_first(hits))


def settled(stretches: Iterable[list[Hit]]) -> list[Hit]:
    """The same for stems in the order of their ends, each with hits chosen among themselves: a look at those that overlap."""
    groups: list[tuple[list[Hit], bool]] = []
    for hits in stretches:
        group, alone = hits, True
        while groups and hits[0].start < groups[-1][0][-1].end:
            group, alone = groups.pop()[0] + group, False
        groups.append((group, alone))
    return [hit for group, alone in groups for hit in (group if alone else chosen(group))]


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


def _nouns_first(hits: Sequence[Hit]) -> list[Hit]:
    """Without verbs where a noun of the same row begins, and without what a longer verb of its file holds (… кабыл ал, кабыл ал).

    A stem that is longer by the ending of the passive alone leaves the shorter one (чыгарыл, чыгар).
    """
    nouns = {(h.start, h.entry.value) for h in hits if h.case != "verb"}
    kept = [h for h in hits if h.case != "verb" or (h.start, h.entry.value) not in nouns] if nouns else hits
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
