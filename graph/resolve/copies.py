"""Which texts are nearly the same: agency copies that several outlets print count as one source.

MinHash over the triples of neighbouring words; texts that share a band of it are compared.
"""

import re
from array import array
from collections.abc import Iterator

_WORD = re.compile(r"\w+")
_TRIPLE = 3
# 16 bands of 6: of two texts that share four fifths of their triples one pair in a hundred shares no band
_BANDS, _ROWS = 16, 6
_SEED = 1
# what two texts must have in common, of all their triples
ALIKE = 0.8


def signature(text: str) -> bytes:
    """The MinHash of a text: 96 numbers of 32 bits."""
    from rensa import RMinHash

    words = _WORD.findall(text.casefold())
    triples = [" ".join(words[at : at + _TRIPLE]) for at in range(max(1, len(words) - _TRIPLE + 1))]
    made = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    made.update(triples)
    return array("I", made.digest()).tobytes()


def bands(told: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a signature by which near texts are found, with their numbers."""
    size = len(told) // _BANDS
    return ((at, told[at * size : (at + 1) * size]) for at in range(_BANDS))


def alike(a: bytes, b: bytes) -> float:
    """The share of the triples of two texts that both have, as their signatures estimate it."""
    first, second = array("I", a), array("I", b)
    return sum(x == y for x, y in zip(first, second, strict=True)) / len(first)
