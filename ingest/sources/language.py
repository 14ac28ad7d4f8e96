"""Which language a text is in, by py3langid over all the languages it knows."""

from functools import cache
from typing import Protocol

# (characters looked at, probability from which the answer stands): most texts are decided by the short prefix, at a third of the cost
_STEPS = ((160, 0.95), (600, 0.8))
# no prefix is sought further in than this, so that a long table of figures costs nothing
_LOOKED_AT = 2000


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def identify(text: str) -> str | None:
    """The ISO 639 code of the text's language, also where there is no pack for it; None when unsure.

    All languages compete, because among a few the nearest one always wins: of ky, ru, en and kk, Uzbek is called ky and Turkish en.
    """
    for length, sure in _STEPS:
        code, probability = _identifier().classify(_letters(text, length))
        if probability >= sure:
            return code
    return None


def _letters(text: str, length: int) -> str:
    """The first words of the text that hold letters, about `length` characters; addresses and figures tell nothing of a language."""
    words = text[:_LOOKED_AT].split()
    return " ".join(word for word in words if word.isalpha() or any(map(str.isalpha, word)))[:length]


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
