"""Folding: text as the lexicon compares it, letter for letter, so that offsets do not move."""

import re
import unicodedata

# soft hyphen, zero-width marks, direction marks, byte order mark: nothing to the reader, but they cut words in two
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]")


class Folding(dict[int, str]):
    """A table for `str.translate`: lower case, look-alike letters made one, all that is no letter or digit a space."""

    def __init__(self, look_alikes: dict[str, str]) -> None:
        super().__init__()
        self._look_alikes = look_alikes

    def __missing__(self, code: int) -> str:
        letter = chr(code).lower()
        letter = letter if len(letter) == 1 else chr(code)
        letter = self._look_alikes.get(letter, letter)
        self[code] = folded = letter if letter.isalnum() else " "
        return folded

    def of(self, text: str) -> str:
        """The folded text, of the same length."""
        return text.translate(self)


class Source:
    """An article's text, what the engine reads of it, and the way back: hidden characters are left out of `text`."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._offsets: list[int] | None = None
        if _HIDDEN.search(original) or not unicodedata.is_normalized("NFC", original):
            self._clean(original)
        else:
            self.text = original

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a stretch of `text`."""
        if self._offsets is None:
            return start, end
        return self._offsets[start], self._offsets[end - 1] + 1

    def _clean(self, original: str) -> None:
        letters: list[str] = []
        offsets: list[int] = []
        for i, c in enumerate(original):
            if _HIDDEN.match(c):
                continue
            composed = unicodedata.normalize("NFC", letters[-1] + c) if letters and unicodedata.combining(c) else ""
            if len(composed) == 1:
                letters[-1] = composed
            else:
                letters.append(c)
                offsets.append(i)
        self.text = "".join(letters)
        self._offsets = offsets
