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
        ours = {None, "home", home}
        institutions: list[Hit] = []
        for hit in hits:
            kind = hit.kind
            if kind == "title" or (kind in PARTIES and hit.entry.value not in ours):
                return True
            if kind == "institution":
                institutions.append(hit)
        return any(h.entry.value == _GOVERNMENT or h.entry.row.of not in ours for h in institutions) or self._led(institutions, folded)

    def _led(self, institutions: list[Hit], folded: str) -> bool:
        """Whether somebody may be told to lead one."""
        return bool(institutions) and any(stem in folded for stem in self._leading)
