"""A page from its template."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse


def show(request: Request, template: str, **told: Any) -> HTMLResponse:
    """The page that a template makes of what it is told; every text is escaped."""
    return HTMLResponse(_templates().get_template(template).render(path=request.url.path, **told))


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("elchi.explorer"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
