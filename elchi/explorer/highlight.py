"""A text with stretches of it marked, which may overlap; offsets count code points."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from markupsafe import Markup, escape


class Mark(msgspec.Struct, frozen=True):
    """A stretch `[start, end)`; the first of a name, where it has one, gets its anchor."""

    start: int
    end: int
    name: str = ""


def highlighted(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Markup:
    """The text between two offsets as HTML, every stretch in a `mark`.

    A mark inside another is nested in it; one that crosses another is cut at the other's end and goes on behind it.
    """
    end = len(text) if end is None else end
    inside = sorted(_cut(marks, start, end), key=lambda mark: (mark.start, -mark.end, mark.name))
    bounds = sorted({start, end, *(at for mark in inside for at in (mark.start, mark.end))})
    return Markup("").join(_pieces(text, inside, bounds))


def _cut(marks: Iterable[Mark], start: int, end: int) -> Iterator[Mark]:
    for mark in marks:
        if mark.start < end and mark.end > start:
            yield Mark(max(mark.start, start), min(mark.end, end), mark.name)


def _pieces(text: str, marks: Sequence[Mark], bounds: Sequence[int]) -> Iterator[Markup]:
    told: set[str] = set()
    open_: list[Mark] = []
    waiting = list(reversed(marks))
    for at, until in zip(bounds, [*bounds[1:], bounds[-1]], strict=True):
        yield from _closed(open_, at)
        while waiting and waiting[-1].start == at:
            mark = waiting.pop()
            yield _opened(mark, told)
            open_.append(mark)
        yield escape(text[at:until])


def _closed(open_: list[Mark], at: int) -> Iterator[Markup]:
    """Marks that end here are closed; those inside them that do not are closed and opened anew."""
    first = next((index for index, mark in enumerate(open_) if mark.end <= at), len(open_))
    going_on = [mark for mark in open_[first:] if mark.end > at]
    yield Markup("</mark>") * (len(open_) - first)
    open_[first:] = going_on
    yield Markup("<mark>") * len(going_on)


def _opened(mark: Mark, told: set[str]) -> Markup:
    anchor = Markup(' id="{}"').format(mark.name) if mark.name and mark.name not in told else Markup("")
    told.add(mark.name)
    return Markup("<mark{}>").format(anchor)
