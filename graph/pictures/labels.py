"""Names beside dots, none over another: the most connected first, each where there is room, or not at all."""

from collections.abc import Iterator, Mapping, Sequence

from graph.pictures.records import Dot, Label, Point

SIZE = 12.0
LONGEST = 42
FIRST = 30
# widths of letters in ems, generous: a renderer is told to keep to the sum, see graph.pictures.svg
_NARROW, _WIDE = frozenset("iljtfrI.,:;'|!()-·іїј "), frozenset("mwMWШЩЖЮМФЫшщжюмфы@—…")
_EM = {"narrow": 0.4, "wide": 0.95, "capital": 0.74, "other": 0.6}


def place(dots: Sequence[Dot], places: Mapping[str, Point], radii: Mapping[str, float], width: int, height: int) -> tuple[Label, ...]:
    """The names that find room; those of the first may lie over dots that are not among the first, the others over none."""
    ranked = sorted(dots, key=lambda one: (-one.degree, one.key))
    squares = {dot.key: Label(dot.key, "", *_square(places[dot.key], radii[dot.key])) for dot in ranked}
    first = [squares[dot.key] for dot in ranked[:FIRST]]
    named: list[Label] = []
    for rank, dot in enumerate(ranked):
        taken = [*named, *(box for box in (first if rank < FIRST else squares.values()) if box.key != dot.key)]
        free = (box for box in _around(dot, places[dot.key], radii[dot.key]) if _inside(box, width, height))
        found = next((box for box in free if not any(map(box.meets, taken))), None)
        named += [found] if found else []
    return tuple(named)


def text_width(text: str) -> float:
    """How wide a text is at most, in units of the picture."""
    return SIZE * sum(_EM[_class(letter)] for letter in text)


def _class(letter: str) -> str:
    if letter in _NARROW:
        return "narrow"
    return "wide" if letter in _WIDE else "capital" if letter.isupper() else "other"


def _around(dot: Dot, at: Point, radius: float) -> Iterator[Label]:
    """The boxes in which the name might stand, the best first: right, left, above, below, aslant."""
    text = dot.caption if len(dot.caption) <= LONGEST else f"{dot.caption[: LONGEST - 1]}…"
    wide, high = round(text_width(text), 1), SIZE * 1.25
    (x, y), gap = at, radius + 3
    beside = [(x + gap, y - high / 2), (x - gap - wide, y - high / 2)]
    over = [(x - wide / 2, y - gap - high), (x - wide / 2, y + gap)]
    aslant = [(x + across, y + down) for down in (-high - 2, 2) for across in (radius, -radius - wide)]
    for left, top in (*beside, *over, *aslant):
        yield Label(dot.key, text, round(left, 1), round(top, 1), wide, high)


def _square(at: Point, radius: float) -> tuple[float, float, float, float]:
    return at[0] - radius, at[1] - radius, 2 * radius, 2 * radius


def _inside(box: Label, width: int, height: int) -> bool:
    return box.left >= 0 and box.top >= 0 and box.left + box.width <= width and box.top + box.height <= height
