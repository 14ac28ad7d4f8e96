"""The page at `/sparql` for people: a form for a question and its answer as a table, which needs no script."""

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from elchi.explorer import links
from elchi.explorer.desk import Told
from elchi.explorer.negotiation import FORMATS
from elchi.explorer.safety import POLICY
from elchi.explorer.showing import show
from graph.identity import PREFIX
from graph.rdf.terms import BASE

if TYPE_CHECKING:
    from elchi.explorer.world import World

# rows that a page shows, and characters of a text
_ROWS, _TEXT = 1_000, 200_000
# how the answer is asked for: of SELECT and ASK, of CONSTRUCT and DESCRIBE
TABLE, GRAPH = "JSON", "TURTLE"
# the one style that YASGUI sets in line: the grips by which the columns of an answer are widened
_GRIPS = "sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk="


class Cell(msgspec.Struct, frozen=True):
    """What stands in a cell, and where it leads to."""

    text: str
    href: str | None = None


class Shown(msgspec.Struct, frozen=True):
    """An answer: rows under columns, or a text; `forms` in which it may be had as a file.

    `more` where rows are left out here, `cut` where they are in files too.
    """

    forms: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    more: bool = False
    text: str = ""
    cut: bool = False


def page(request: Request, asked: str | None, told: Told | None = None, *, wrong: str = "", status: int = 200) -> Response:
    """The page with a question, its answer or what is wrong with it."""
    query = asked if asked is not None else (files("elchi.explorer") / "first.rq").read_text(encoding="utf-8")
    answer = _shown(request.app.state.world, told) if told else None
    response = show(
        request, "sparql.html", status, own_scripts=["sparql.js"], own_styles=["sparql.css"], asked=query, answer=answer, wrong=wrong
    )
    response.headers["Vary"] += ", Accept"
    response.headers["Content-Security-Policy"] = f"{POLICY}; style-src 'self' '{_GRIPS}'"
    return response


def _shown(world: "World", answer: Told) -> Shown:
    form = answer.form
    with answer.text as content:
        told = content.read()
    at = 0 if form == TABLE else 1
    forms = tuple(name for name, both in FORMATS.items() if both[at])
    if form != TABLE:
        return Shown(forms, text=told.decode()[:_TEXT], cut=answer.more)
    found = msgspec.json.decode(told)
    if "boolean" in found:
        return Shown(forms, text=str(found["boolean"]).lower())
    columns, rows = found["head"]["vars"], found["results"]["bindings"]
    cells = tuple(tuple(_cell(world, row.get(column)) for column in columns) for row in rows[:_ROWS])
    return Shown(forms, tuple(columns), cells, more=len(rows) > _ROWS, cut=answer.more)


def _cell(world: "World", term: dict[str, Any] | None) -> Cell:
    if term is None:
        return Cell("")
    text = str(term["value"])
    known = world.graph().nodes.get(PREFIX + text.removeprefix(BASE)) if text.startswith(BASE) else None
    return Cell(text, links.node(known) if known else None)
