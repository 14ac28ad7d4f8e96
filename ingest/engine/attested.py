"""Evidence that a word stands in a text without an ending, too."""

from collections.abc import Iterator

# in the word itself, and bare
_TWICE = 2
# questions after which it is cheaper to list the words: reading must not slow down as a text goes on
_PATIENCE = 20


class Attested:
    """Which words stand capitalised in a text, folded. They are listed at the first question for one that the text may hold bare."""

    def __init__(self, folded: str, words: Iterator[str]) -> None:
        self._folded, self._words = folded, words
        self._listed: set[str] | None = None
        self._asked = 0

    def has(self, stem: str) -> bool:
        """Whether the stem of one of the text's words also stands in it without an ending."""
        if self._listed is None:
            self._asked += 1
            if self._asked < _PATIENCE and self._folded.count(stem) < _TWICE:
                return False
            self._listed = set(self._words)
        return stem in self._listed
