"""Whether anything can come of an article, by what is found in it before it is cut into sentences: of a third, nothing can."""

from collections.abc import Iterable

from ingest.engine.hits import Hit
from ingest.engine.lexicon import PARTIES
from ingest.pack import Titles

_GOVERNMENT = "government"


class Prospects:
    """Knows what a claim cannot do without.

    Relations, events and memberships need a party other than home; an office needs a title, or an institution that somebody is told to
    lead or a government that goes by its head's name.
    """

    def __init__(self, titles: Titles) -> None:
        self._leading = tuple(f" {stem}" for stem in titles.leading)

    def any(self, hits: Iterable[Hit], folded: str, home: str) -> bool:
        """Whether a claim may come of a text with these hits, some of which may not count where others are longer."""
        led = any(folded.find(stem) >= 0 for stem in self._leading)
        return any(_foreign(h, home) or (h.kind == "institution" and (led or h.entry.value == _GOVERNMENT)) for h in hits)


def _foreign(hit: Hit, home: str) -> bool:
    """Whether it is a title, or names a party other than home."""
    if hit.kind == "institution":
        return hit.entry.row.of not in {None, "home", home}
    return hit.kind == "title" or (hit.kind in PARTIES and hit.entry.value not in {"home", home})
