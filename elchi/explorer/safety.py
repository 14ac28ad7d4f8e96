"""Who is let in, with how much, and what browsers may do with the pages.

A page of somebody else in a reader's browser must not get at the graph: no other origin may read (no CORS, but for those told of),
a name that another makes resolve to this machine is refused (DNS rebinding), no script runs but ours, no page stands in another's
frame.
"""

import hashlib
import hmac

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elchi.explorer import links
from elchi.explorer.failing import failed, unforeseen

COOKIE = "elchi_token"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
MAX_ADDRESS = 64 * 1024
# the keys of 5,000 nodes and 20,000 edges, percent-encoded
MAX_BODY = 4 * 1024 * 1024
POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Gate(msgspec.Struct, frozen=True):
    """Who is let in: by which names the server may be asked for, null for any, and who knows the token, where there is one.

    `origins` are other sites whose pages may read what is served here; as a rule none.
    """

    hosts: frozenset[str] | None = LOOPBACK
    token: str | None = None
    origins: tuple[str, ...] = ()

    def known_host(self, told: str) -> bool:
        """Whether the `Host` of a request, port and all, is one of ours."""
        name = told if told.endswith("]") else told.rpartition(":")[0] or told
        return self.hosts is None or name.lower() in self.hosts

    def known_token(self, told: bytes) -> bool:
        """Whether this is the token; compared in constant time."""
        return self.token is None or hmac.compare_digest(told, self.token.encode())

    def known_cookie(self, told: str) -> bool:
        """Whether this is what a browser keeps of the token, which is not the token itself."""
        return self.token is None or hmac.compare_digest(told.encode(), _kept(self.token).encode())


class Guard:
    """Stands around everything: refuses before anything is read, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI has it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = _safe(send)
        refused = self._refused(request)
        if refused:
            await refused(scope, receive, answer)
        else:
            await self._answered(request, receive, answer)

    async def _answered(self, request: Request, receive: Receive, send: Send) -> None:
        """Whatever goes wrong beneath becomes a page, unless an answer has begun."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(request.scope, _bounded(receive), noted)
        except Exception as error:  # noqa: BLE001  the last that can answer
            page = unforeseen(request, error)
            if not begun:
                await page(request.scope, receive, send)

    def _refused(self, request: Request) -> Response | None:
        if not self._gate.known_host(request.headers.get("host", "")):
            return failed(request, "host")
        if len(request.scope.get("raw_path") or b"") + len(request.scope["query_string"]) > MAX_ADDRESS:
            return failed(request, "address")
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > len(str(MAX_BODY)) or int(length) > MAX_BODY:
            return failed(request, "body")
        if self._foreign(request.headers):
            return failed(request, "site")
        return self._stranger(request)

    def _foreign(self, headers: Headers) -> bool:
        """Whether a page of another site asks behind its reader's back; a link that is followed is the reader's own wish.

        It could read no answer, but it could have questions answered, and see how long that takes.
        """
        mode = headers.get("sec-fetch-mode", "navigate")
        told = mode == "navigate" or (mode == "cors" and self._gate.origins)
        return headers.get("sec-fetch-site") == "cross-site" and not told

    def _stranger(self, request: Request) -> Response | None:
        """The token comes as Bearer, or once in the address, and is then kept in a cookie so that it does not stay there."""
        told = request.query_params.get("token")
        if self._gate.token and told is not None and self._gate.known_token(told.encode()):
            return _remembered(request, told)
        if self._gate.known_token(_bearer(request.headers)) or self._gate.known_cookie(request.cookies.get(COOKIE, "")):
            return None
        return failed(request, "token", headers={"WWW-Authenticate": "Bearer"})


def _bearer(headers: Headers) -> bytes:
    scheme, _, told = headers.get("authorization", "").partition(" ")
    return told.strip().encode("latin-1") if scheme.lower() == "bearer" else b""


def _kept(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _remembered(request: Request, token: str) -> Response:
    kept = {name: value for name, value in request.query_params.items() if name != "token"}
    answer = RedirectResponse(links.changed(request.url.path, kept), 303)
    answer.set_cookie(COOKIE, _kept(token), httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return answer


def _safe(send: Send) -> Send:
    """The headers of safety on every answer that does not tell others."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-cache")
        await send(message)

    return told


def _bounded(receive: Receive) -> Receive:
    """A body that turns out longer than it may be, whatever its header said, is not read on."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MAX_BODY:
            raise HTTPException(413)
        return message

    return bounded
