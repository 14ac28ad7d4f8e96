"""Folding: text as the lexicon compares it, letter for letter, so that offsets do not move."""

import codecs
import unicodedata

# soft hyphen, zero-width marks, direction marks, byte order mark: nothing to the reader, but they cut words in two
_HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"

# letters of a code page; the last one that it may hold, but for the one that means "none" there
_PAGE, _LAST = 256, "\ufffd"


class Folding(dict[int, str]):
    """A table for `str.translate`: lower case, look-alike letters made one, all that is no letter or digit a space.

    A look at this table for every letter of a text would cost ten times as much as a code page; so the first 255 letters met make
    one, of which each byte is folded. Texts with others go the slow way.
    """

    def __init__(self, look_alikes: dict[str, str]) -> None:
        super().__init__()
        self._look_alikes = look_alikes
        self._page = self._folded = "\0"
        self._learn("".join(map(chr, range(1, 128))))

    def __missing__(self, code: int) -> str:
        letter = chr(code).lower()
        letter = letter if len(letter) == 1 else chr(code)
        letter = self._look_alikes.get(letter, letter)
        self[code] = folded = letter if letter.isalnum() else " "
        return folded

    def of(self, text: str) -> str:
        """The folded text, of the same length."""
        try:
            return codecs.charmap_decode(codecs.charmap_encode(text, "strict", self._encoding)[0], "strict", self._folded)[0]
        except UnicodeEncodeError:
            if len(self._page) < _PAGE:
                self._learn(text)
            return text.translate(self)

    def _learn(self, text: str) -> None:
        new = sorted({c for c in text if c <= _LAST} - set(self._page))
        self._page += "".join(new)[: _PAGE - len(self._page)]
        self._folded = self._page.translate(self)
        self._encoding = codecs.charmap_build(self._page)


class Source:
    """An article's text, what the engine reads of it, and the way back: hidden characters are left out of `text`."""

    def __init__(self, original: str) -> None:
        self.original = original
        self._offsets: list[tuple[int, int]] | None = None
        if _hides(original) or not unicodedata.is_normalized("NFC", original):
            self._clean(original)
        else:
            self.text = original

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of a stretch of `text`."""
        if self._offsets is None:
            return start, end
        return self._offsets[start][0], self._offsets[end - 1][1]

    def _clean(self, original: str) -> None:
        letters: list[str] = []
        offsets: list[tuple[int, int]] = []
        for i, c in enumerate(original):
            if c in _HIDDEN:
                continue
            composed = unicodedata.normalize("NFC", letters[-1] + c) if letters and unicodedata.combining(c) else ""
            if len(composed) == 1:
                letters[-1] = composed
                offsets[-1] = (offsets[-1][0], i + 1)
            else:
                letters.append(c)
                offsets.append((i, i + 1))
        self.text = "".join(letters)
        self._offsets = offsets


def _hides(text: str) -> bool:
    """Whether a hidden character stands in a text."""
    for letter in _HIDDEN:  # noqa: SIM110 (a pattern takes twice as long, as does `any`)
        if letter in text:
            return True
    return False
