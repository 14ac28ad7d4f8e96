"""In which language and light a reader looks: told in the address, kept in a cookie, else what the browser asks for."""

from collections.abc import Iterable

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from graph.vocabulary import LANGUAGES

COOKIE = "elchi_view"
THEMES = ("light", "dark")
_YEAR = 365 * 24 * 3600
# characters of a header that are looked at
_HEADER = 500


class Look(msgspec.Struct, frozen=True):
    """A language of the interface, and a theme; an empty one is that of the reader's system."""

    language: str
    theme: str = ""


def look(request: Request) -> Look:
    """How this reader looks at pages."""
    kept = request.cookies.get(COOKIE, "").split(".")
    told = request.query_params
    language = _known((told.get("lang", ""), kept[0], *_accepted(request)), LANGUAGES) or "en"
    return Look(language, _known((told.get("theme", ""), kept[-1]), THEMES))


def keep(request: Request, response: Response) -> None:
    """Keep what the address told."""
    if {"lang", "theme"} & request.query_params.keys():
        seen = look(request)
        response.set_cookie(COOKIE, f"{seen.language}.{seen.theme}", max_age=_YEAR, httponly=True, samesite="strict")


def _known(told: Iterable[str], known: Iterable[str]) -> str:
    return next((one for one in told if one in known), "")


def _accepted(request: Request) -> list[str]:
    """Languages by the weights that the browser gives them: `ru-KG;q=0.8` means `ru`."""
    from python_multipart.multipart import parse_options_header

    asked = [parse_options_header(part) for part in request.headers.get("accept-language", "")[:_HEADER].split(",")]
    weighed = sorted(asked, key=lambda one: -_weight(one[1].get(b"q", b"1")))
    return [name.decode("latin-1").partition("-")[0].lower() for name, _ in weighed]


def _weight(told: bytes) -> float:
    try:
        return float(told)
    except ValueError:
        return 0.0
