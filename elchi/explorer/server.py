"""The server that carries the application."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uvicorn
    from starlette.applications import Starlette

# bytes of a request's first line and headers: an address of the longest kind that is answered, and a browser's cookies beside it
_HEAD = 128 * 1024


def server(app: "Starlette") -> "uvicorn.Server":
    """A server for sockets that listen; questions that are being answered when it is to end are waited for some seconds."""
    import uvicorn

    # what a proxy's headers tell is not believed: nothing here depends on the address of whoever asks
    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=_HEAD,
    )
    return uvicorn.Server(config)
