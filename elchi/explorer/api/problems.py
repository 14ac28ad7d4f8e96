"""What is wrong with a request, as `application/problem+json` (RFC 9457)."""

from http import HTTPStatus

import msgspec
from starlette.responses import Response

from graph.errors import ElchiError, InputError, NotFoundError, QueryError, StoreError

MEDIA_TYPE = "application/problem+json"


class Wrong(msgspec.Struct, frozen=True):
    """A parameter, and what is wrong with it."""

    parameter: str
    detail: str


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why there is no answer; `errors` names the parameters that are to blame."""

    status: int
    title: str
    detail: str
    errors: tuple[Wrong, ...] = ()


class RequestError(ElchiError):
    """Parameters that are wrong, all of them."""

    def __init__(self, errors: list[Wrong]) -> None:
        super().__init__("; ".join(f"{one.parameter}: {one.detail}" for one in errors))
        self.errors = tuple(errors)


def refused(error: ElchiError) -> Response:
    """The answer to a request that led to an error of ours."""
    errors = error.errors if isinstance(error, RequestError) else ()
    return problem(_status(error), str(error), errors)


def problem(status: int, detail: str, errors: tuple[Wrong, ...] = (), headers: dict[str, str] | None = None) -> Response:
    """A refusal in one line."""
    body = msgspec.json.encode(Problem(status, HTTPStatus(status).phrase, detail, errors))
    return Response(body, status, headers, media_type=MEDIA_TYPE)


def _status(error: ElchiError) -> int:
    if isinstance(error, (RequestError, QueryError, InputError)):
        return 400
    if isinstance(error, NotFoundError):
        return 404
    return 503 if isinstance(error, StoreError) else 500
