"""Evidence that a word stands in a text without an ending, too."""

import re
from collections.abc import Iterator

# in the word itself, and bare
_TWICE = 2
# letters before a name in which another word of it stands, and what ends a sentence before that
_NEAR = 60
_ENDS = frozenset({"", ".", "!", "?", "…", "»", "\n"})
# questions after which it is cheaper to list the words: reading must not slow down as a text goes on
_PATIENCE = 20


class Attested:
    """Which words stand capitalised in a text, folded; `word` finds one from its first letter to its last."""

    def __init__(self, text: str, folded: str, word: re.Pattern[str]) -> None:
        self._text, self._folded, self._word = text, folded, word
        self._listed: set[str] | None = None
        self._asked = 0

    def has(self, stem: str) -> bool:
        """Whether the stem of one of the text's words also stands in it without an ending."""
        if self._listed is None:
            self._asked += 1
            if self._asked < _PATIENCE:
                return self._folded.count(stem) >= _TWICE and self._stands(stem)
            self._listed = self._words()
        return stem in self._listed

    def behind_another(self, word: str, than: tuple[str, ...]) -> bool:
        """Whether a word, folded, stands behind another capitalised one `than` these somewhere, as surnames do."""
        before = (self._before(at) for at in self._places(word))
        return any(b and b not in than for b in before)

    def _places(self, word: str) -> Iterator[int]:
        """Where a word begins that begins so and has a capital letter."""
        at = self._folded.find(f" {word}")
        while at >= 0:
            # the folded text begins with a space that the text has not
            if self._text[at].isupper():
                yield at + 1
            at = self._folded.find(f" {word}", at + 1)

    def _before(self, at: int) -> str | None:
        """The capitalised word right before a place, if that word does not begin a sentence."""
        *first, word = ["", *self._text[max(0, at - _NEAR) : at - 1].rsplit(maxsplit=1)]
        return word if word[:1].isupper() and word.isalpha() and first[-1][-1:] not in _ENDS else None

    def _stands(self, stem: str) -> bool:
        """Whether one of the places where it stands is a whole word."""
        at = self._folded.find(stem)
        while at >= 0:
            # the folded text begins with a space that the text has not
            if self._text[at - 1].isupper():
                word = self._word.match(self._text, at - 1)
                if word and word.end() == at - 1 + len(stem):
                    return True
            at = self._folded.find(stem, at + 1)
        return False

    def _words(self) -> set[str]:
        found = (m.span() for m in self._word.finditer(self._text) if m[0][0].isupper())
        return {self._folded[start + 1 : end + 1] for start, end in found}
