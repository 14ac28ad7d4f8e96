"""A page from its template, in the reader's language and light."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from elchi.explorer import links, looks
from elchi.explorer.assets import bundled
from elchi.explorer.tongue import tongue
from graph.vocabulary import LANGUAGES, vocabulary


def show(request: Request, template: str, status: int = 200, headers: Mapping[str, str] | None = None, **told: Any) -> HTMLResponse:
    """The page that a template makes of what it is told; every text is escaped."""
    seen = looks.look(request)
    query = {name: value for name, value in request.query_params.items() if name not in {"token"}}
    page = _templates().get_template(template)
    here = {"path": request.url.path, "query": query, "look": seen, "languages": LANGUAGES, "themes": looks.THEMES}
    html = page.render(t=tongue(seen.language), bundled=bundled(), **here, **told)
    response = HTMLResponse(html, status, headers)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Vary"] = "Cookie, Accept-Language"
    looks.keep(request, response)
    return response


def warm() -> None:
    """Read what every page needs before the first is asked for; what one kind of page needs is read with it."""
    for name in ("base.html", "parts.html"):
        _templates().get_template(name)
    vocabulary()
    for language in LANGUAGES:
        tongue(language)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("elchi.explorer"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals["at"] = links
    return made
