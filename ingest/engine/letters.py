"""Folded text with a byte a letter: an automaton takes half the steps over it, and its offsets are those of the text."""

import codecs
from collections.abc import Iterable

# letters of a code page; what stands first means "none" there
_PAGE, _NONE = 256, "\0"


class Letters:
    """The letters of a lexicon; all others are one, of which no word of it is made."""

    def __init__(self, words: Iterable[str]) -> None:
        # a question mark stands for the others: folded, a text has none
        page = [_NONE, "?", *sorted(set("".join(words)) | set(map(chr, range(ord(" "), ord("?")))))]
        if len(page) > _PAGE:
            raise ValueError(f"{len(page)} letters are too many for a code page")
        self._encoding = codecs.charmap_build("".join(page))

    def of(self, folded: str) -> bytes:
        """The text, a byte a letter."""
        return codecs.charmap_encode(folded, "replace", self._encoding)[0]
