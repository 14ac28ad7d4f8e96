"""The canned questions: their list, a form for each from its parameters, the answer as a table and as a file."""

from typing import TYPE_CHECKING, Any

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elchi.asking import answer
from elchi.explorer import looks
from elchi.explorer.cells import Cells
from elchi.explorer.forms import Field, field
from elchi.explorer.paging import Page
from elchi.explorer.showing import show
from elchi.explorer.tongue import Tongue, tongue
from graph.answers import Answer
from graph.errors import NotFoundError
from queries.catalog import catalog
from queries.records import Question
from queries.render import render
from queries.said import heads, in_language, label

if TYPE_CHECKING:
    from elchi.explorer.world import World

# the twins; SPARQL first, because it is answered without the embedded engine, which takes seconds to start
BY = ("sparql", "cypher")
_FILES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# parameters of the page itself; all others must be those of the question
_OWN = frozenset({"by", "format", "rows", "ask", "lang", "theme"})


def listed(request: Request) -> Response:
    """`/questions`."""
    language = looks.look(request).language
    return show(request, "questions.html", questions=[in_language(asked, language) for asked in catalog().values()])


def question(request: Request) -> Response:
    """`/questions/NAME?parameters`: the form; the answer, where every parameter that is needed is told."""
    known = catalog().get(request.path_params["name"])
    if known is None:
        raise NotFoundError(f"no question {request.path_params['name']}")
    query, t = request.query_params, tongue(looks.look(request).language)
    asked = in_language(known, t.language)
    fields = _fields(asked, query, t)
    by = query.get("by", BY[0])
    wrong = any(one.error for one in fields) or by not in BY or _unknown(asked, query)
    answered = None if wrong or not _wanted(query) else _answered(request, asked, by)
    if answered is not None and (form := query.get("format")) in _FILES:
        return _file(answered, asked.name, str(form))
    told: dict[str, Any] = {"fields": fields, "by": by, "bys": BY, "unknown": _unknown(asked, query), "heads": heads(asked, t.language)}
    rows = _table(request, asked, answered)
    return show(request, "question.html", 400 if wrong else 200, question=asked, files=tuple(_FILES), **told, **rows)


def _wanted(query: QueryParams) -> bool:
    """An address that tells something asks; one without shows the form."""
    return bool(query.keys() - {"lang", "theme", "by"})


def _unknown(asked: Question, query: QueryParams) -> list[str]:
    return sorted(query.keys() - asked.parameters.keys() - _OWN)


def _fields(asked: Question, query: QueryParams, t: Tongue) -> list[Field]:
    """A field for each parameter, with its default where the form is shown for the first time."""
    fields = []
    for name, parameter in asked.parameters.items():
        told = query.get(name, "" if _wanted(query) or parameter.default is None else str(parameter.default))
        one = field(name, label(asked, name, t.language), told, parameter, t, note=parameter.description)
        fields.append(one if told.strip() or not parameter.required or not _wanted(query) else one.wrong(t("needed")))
    return fields


def _answered(request: Request, asked: Question, by: str) -> Answer:
    world: World = request.app.state.world
    told = {name: value for name in asked.parameters if (value := request.query_params.get(name, "").strip())}
    return answer(world.database(), asked, told, by)


def _file(found: Answer, name: str, form: str) -> Response:
    return Response(render(found, form), media_type=_FILES[form], headers={"Content-Disposition": f'attachment; filename="{name}.{form}"'})


def _table(request: Request, asked: Question, found: Answer | None) -> dict[str, Any]:
    """The rows of a page, each cell with where it leads."""
    if found is None:
        return {"rows": None, "cells": [], "more": False}
    world: World = request.app.state.world
    page = Page("rows", found.rows, request.query_params)
    cells = Cells(world.graph(), asked)
    return {"rows": page, "cells": [cells.row(row) for row in page.rows], "more": found.more}


ROUTES = [Route("/questions", listed), Route("/questions/{name}", question)]
