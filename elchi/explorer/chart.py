"""The balance of cooperation and conflict as bars: acts of goodwill upwards, of hostility downwards."""

from collections.abc import Sequence

import msgspec

from graph.explore.relations import Period

UP = ("verbal_cooperation", "material_cooperation")
DOWN = ("verbal_conflict", "material_conflict")
_HEIGHT, _BAR, _LEFT, _TOP, _LETTER = 160, 24, 40, 10, 9
# names of periods that fit beneath the bars
_LABELS = 24


class Bar(msgspec.Struct, frozen=True):
    """A rectangle, in units of the picture."""

    quad: str
    x: float
    y: float
    height: float
    count: int
    period: str


class Tick(msgspec.Struct, frozen=True):
    """A name beneath a bar, or a number beside the axis."""

    text: str
    x: float
    y: float


class Chart(msgspec.Struct, frozen=True):
    """A picture of so many units; `zero` is where the axis stands."""

    width: float
    height: float
    zero: float
    bar: float
    bars: tuple[Bar, ...]
    periods: tuple[Tick, ...]
    numbers: tuple[Tick, ...]


def chart(balance: Sequence[Period]) -> Chart | None:
    """The bars of periods that have a name; null where there is none."""
    told = [period for period in balance if period.name]
    if not told:
        return None
    up, down = (max(sum(period.quads[quad] for quad in quads) for period in told) for quads in (UP, DOWN))
    unit = _HEIGHT / max(up + down, 1)
    step = max(len(str(period.name)) for period in told) * _LETTER
    zero = _TOP + up * unit
    every = -(-len(told) // _LABELS)
    return Chart(
        width=_LEFT + len(told) * step,
        height=_TOP + _HEIGHT + 30,
        zero=zero,
        bar=_BAR,
        bars=tuple(bar for at, period in enumerate(told) for bar in _bars(period, _LEFT + at * step, zero, unit)),
        periods=tuple(
            Tick(str(period.name), _LEFT + at * step + _BAR / 2, _TOP + _HEIGHT + 20) for at, period in enumerate(told) if at % every == 0
        ),
        numbers=tuple(Tick(str(number), _LEFT - 8, y) for number, y in ((up, _TOP), (down, _TOP + _HEIGHT)) if number),
    )


def _bars(period: Period, x: float, zero: float, unit: float) -> list[Bar]:
    bars = []
    for quads, sign in ((UP, -1), (DOWN, 1)):
        edge = zero
        for quad in quads:
            height = period.quads[quad] * unit
            bars.append(Bar(quad, x, edge - height if sign < 0 else edge, height, period.quads[quad], str(period.name)))
            edge += sign * height
    return [bar for bar in bars if bar.count]
