"""A drawing as SVG: text stays text, sizes are told so that no font makes one name run into another."""

from xml.etree import ElementTree as ET

from graph.pictures.labels import SIZE
from graph.pictures.records import Drawing

_SVG = "http://www.w3.org/2000/svg"
# also the colours of the explorer, elchi/explorer/web/src/explorer.css
_KINDS = {
    "Person": "#1a8a4a",
    "State": "#2a6fd6",
    "Organization": "#b8620b",
    "Office": "#7a7f87",
    "Meeting": "#9a4fc4",
    "Place": "#b23a6b",
    "Article": "#4f7f86",
}
_QUADS = {
    "verbal_cooperation": "#4a8fd4",
    "material_cooperation": "#0b4f94",
    "verbal_conflict": "#e08a3c",
    "material_conflict": "#a33a12",
}
_FONT = "DejaVu Sans, Noto Sans, Arial, sans-serif"
_NEUTRAL = "#8b949e"


def svg(drawing: Drawing, title: str) -> str:
    """The drawing, white beneath, with a title for who does not see it."""
    root = _root(drawing, title)
    scene = ET.SubElement(root, "g", {"class": "scene"})
    _lines(scene, drawing)
    _dots(scene, drawing)
    _names(scene, drawing)
    return ET.tostring(root, encoding="unicode")


def _root(drawing: Drawing, title: str) -> ET.Element:
    wide, high = str(drawing.width), str(drawing.height)
    told = {"xmlns": _SVG, "role": "img", "aria-label": title, "font-family": _FONT}
    root = ET.Element("svg", {**told, "viewBox": f"0 0 {wide} {high}", "width": wide, "height": high})
    ET.SubElement(root, "title").text = title
    ET.SubElement(root, "rect", {"class": "paper", "width": wide, "height": high, "fill": "#ffffff"})
    return root


def _lines(scene: ET.Element, drawing: Drawing) -> None:
    """By class, so that a large picture tells its colours once; `data-ends` are the numbers of the dots."""
    number = {dot.key: at for at, dot in enumerate(drawing.dots)}
    drawn = ET.SubElement(scene, "g", {"stroke-opacity": "0.6"})
    classes = {quad: ET.SubElement(drawn, "g", {"stroke": _QUADS.get(quad or "", _NEUTRAL)}) for quad in (None, "neutral", *_QUADS)}
    for line in drawing.lines:
        (x1, y1), (x2, y2) = drawing.places[line.source], drawing.places[line.target]
        place = {"x1": f"{x1:g}", "y1": f"{y1:g}", "x2": f"{x2:g}", "y2": f"{y2:g}"}
        thick = f"{min(6.0, 0.8 + line.count**0.5 / 2):.1f}"
        ends = f"{number[line.source]} {number[line.target]}"
        ET.SubElement(classes[line.quad], "line", {**place, "stroke-width": thick, "data-ends": ends})


def _dots(scene: ET.Element, drawing: Drawing) -> None:
    for at, dot in enumerate(drawing.dots):
        x, y = drawing.places[dot.key]
        look = {"r": f"{drawing.radii[dot.key]:g}", "fill": _KINDS.get(dot.kind, _NEUTRAL)}
        circle = ET.SubElement(scene, "circle", {"cx": f"{x:g}", "cy": f"{y:g}", **look, "data-dot": str(at)})
        ET.SubElement(circle, "title").text = dot.caption


def _names(scene: ET.Element, drawing: Drawing) -> None:
    number = {dot.key: at for at, dot in enumerate(drawing.dots)}
    halo = {"stroke": "#ffffff", "stroke-width": "3", "stroke-opacity": "0.8", "paint-order": "stroke"}
    drawn = ET.SubElement(scene, "g", {"class": "names", "font-size": str(SIZE), "fill": "#1b1f24", **halo})
    for label in drawing.labels:
        place = {"x": f"{label.left:g}", "y": f"{label.top + SIZE:.1f}"}
        width = {"textLength": f"{label.width:g}", "lengthAdjust": "spacingAndGlyphs"}
        ET.SubElement(drawn, "text", {**place, **width, "data-dot": str(number[label.key])}).text = label.text
