"""Predicates of a text, read sentence by sentence when first asked for: most articles tell of home alone, and theirs are never needed."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ingest.engine.choosing import settled
from ingest.engine.hits import Hit
from ingest.engine.lazy import lazy
from ingest.engine.lexicon import Lexicon, Match


class Cues:
    """Stretches of a text that may be predicates, in the order of their ends; one belongs to the sentence in which its stem ends."""

    def __init__(self, lexicon: Lexicon, folded: str, matches: list[Match]) -> None:
        self._lexicon, self._folded, self._matches = lexicon, folded, matches

    @lazy
    def _stretches(self) -> tuple[list[Match], list[int]]:
        """Those of the matches that may be predicates, and where they end."""
        found = self._lexicon.predicative(self._matches)
        return found, [end for _, _, end in found]

    def within(self, start: int, end: int) -> Sequence[Match]:
        """The stretches in a sentence `[start, end)`."""
        found, ends = self._stretches
        # a stem ends one letter farther in the folded text
        return found[bisect_right(ends, start + 1) : bisect_left(ends, end + 2)]

    def of(self, matches: Sequence[Match], start: int, end: int) -> tuple[Hit, ...]:
        """The predicates of a sentence of which these are the stretches."""
        found = self._lexicon.predicates(self._folded, matches)
        return tuple(settled(hits for hits in found if start <= hits[0].start and hits[0].end <= end))

    def kinds(self, matches: Sequence[Match]) -> frozenset[str]:
        """Of which kinds the predicates may be: frame, membership, meeting, gathering."""
        return self._lexicon.kinds(matches)

    def places(self, matches: Sequence[Match], kind: str) -> list[int]:
        """Where predicates of a kind may begin."""
        return [match[1] for match in matches if self._lexicon.may(match, kind)]
