"""What a picture is made of: dots and lines, then each with its place."""

import msgspec

Point = tuple[float, float]


class Dot(msgspec.Struct, frozen=True):
    """A node: `kind` is its label in the graph, `degree` how many edges of the picture it has."""

    key: str
    kind: str
    caption: str
    degree: int


class Line(msgspec.Struct, frozen=True):
    """All edges between two nodes, drawn as one: `count` of them, `quad` the class of the most telling, null for what is no act."""

    source: str
    target: str
    count: int
    quad: str | None


class Label(msgspec.Struct, frozen=True):
    """A name with its box: left, top, width and height in units of the picture."""

    key: str
    text: str
    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Label") -> bool:
        """Whether the boxes overlap."""
        across = self.left < other.left + other.width and other.left < self.left + self.width
        return across and self.top < other.top + other.height and other.top < self.top + self.height


class Drawing(msgspec.Struct, frozen=True):
    """A picture of so many units: dots by key with their places and radii, lines, names."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    places: dict[str, Point]
    radii: dict[str, float]
    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
