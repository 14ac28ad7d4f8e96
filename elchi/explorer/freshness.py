"""Answers that hold as long as nothing new is in the ledger: who has one asks whether it still holds, and is told so at once."""

from collections.abc import Callable
from importlib.metadata import version
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from graph.identity import digest

if TYPE_CHECKING:
    from elchi.explorer.world import World


def fresh(request: Request, answer: Callable[[], Response]) -> Response:
    """The answer with its mark (ETag), or 304 where whoever asks has just that; without one where a form is posted."""
    if request.method not in {"GET", "HEAD"}:
        return answer()
    mark = _mark(request.app.state.world)
    headers = {"ETag": mark, "Cache-Control": "no-cache"}
    if mark in {told.strip() for told in request.headers.get("If-None-Match", "").split(",")}:
        return Response(status_code=304, headers=headers)
    made = answer()
    made.headers.update(headers)
    return made


def _mark(world: "World") -> str:
    """Of the ledger's head as it is now, and of this elchi."""
    ledger = world.ledger()
    head = ledger.head()
    told = digest(f"{version('elchi')} {ledger.id} {head} {ledger.change(head)}")
    return f'W/"{told}"'
