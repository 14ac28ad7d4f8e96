"""One HTML file that holds everything: the picture, what it shows as data, the sentences behind it, the script, the words."""

from collections.abc import Mapping
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from elchi.explorer.api.showing import Shower
from elchi.explorer.tongue import tongue
from elchi.viz.packing import evidence, packed
from graph.errors import DataError
from graph.explore.parts import Part

if TYPE_CHECKING:
    from elchi.explorer.api.asked import Language
    from graph.explore.live import LiveGraph
    from graph.ledger import Ledger

_FOLDER = "static"
# bytes that a page has for its sentences: what the picture and the data leave of half a megabyte
_MOST = 500_000


def page(picture: str, part: Part, graph: "LiveGraph", ledger: "Ledger", title: str, language: "Language") -> str:
    """The page; where the script was not bundled, DataError says how to."""
    t = tongue(language)
    made = Environment(loader=PackageLoader("elchi.viz", ""), autoescape=True, undefined=StrictUndefined)
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}  # a third of the size
    told = {"title": title, "language": language, "words": t.of_scripts(), "picture": Markup(picture)}  # noqa: S704
    told |= _named({name: _static(name) for name in ("viz.js", "viz.css")})
    data = packed(Shower(graph, language).part(part))
    room = _MOST - len(made.get_template("page.html").render(**told, data=data).encode())
    return made.get_template("page.html").render(**told, data=data | evidence(t, part.edges, ledger, room))


def _named(static: Mapping[str, str]) -> dict[str, Markup]:
    """Our own script and style, as they are: neither holds a closing tag."""
    return {name.replace(".", "_"): Markup(text) for name, text in static.items()}  # noqa: S704


def _static(name: str) -> str:
    file = files("elchi.explorer") / _FOLDER / name
    if not file.is_file():
        raise DataError(f"{name} is not there: in a checkout, `python hatch_build.py` bundles the scripts")
    return file.read_text("utf-8").replace("</", "<\\/") if name.endswith(".js") else file.read_text("utf-8")
