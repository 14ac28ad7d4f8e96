"""What `elchi viz` writes: a page, or a picture as SVG or PNG."""

from typing import TYPE_CHECKING

from elchi.explorer.tongue import tongue
from elchi.viz.page import page
from graph.errors import InputError
from graph.explore.parts import Part
from graph.pictures.draw import draw
from graph.pictures.svg import svg

if TYPE_CHECKING:
    from elchi.explorer.api.asked import Language
    from graph.explore.live import LiveGraph
    from graph.ledger import Ledger

# pixels of a PNG for a unit of the drawing
_ZOOM = 2


def made(form: str, part: Part, graph: "LiveGraph", ledger: "Ledger", title: str, language: "Language") -> bytes:
    """A part of the graph as `html`, `svg` or `png`.

    Raises
    ------
    InputError
        When a PNG is wanted and the extra that makes it is not installed.
    """
    picture = svg(draw(part.nodes, part.edges, tongue(language).caption), title)
    if form == "html":
        return page(picture, part, graph, ledger, title, language).encode()
    return _png(picture) if form == "png" else picture.encode()


def _png(picture: str) -> bytes:
    try:
        import resvg_py
    except ModuleNotFoundError:
        raise InputError("a PNG is made with resvg: install the extra elchi[png], or write SVG") from None
    return bytes(resvg_py.svg_to_bytes(svg_string=picture, zoom=_ZOOM, font_family="DejaVu Sans"))
