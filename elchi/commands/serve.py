"""`elchi serve`."""

import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from elchi.failures import say
from elchi.options import db_option

if TYPE_CHECKING:
    from elchi.explorer.safety import Gate

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
# listening everywhere: by which name the server is asked for cannot be known
_ANYWHERE = ("0.0.0.0", "::")  # noqa: S104


def _origins(_context: click.Context, _option: click.Parameter, told: tuple[str, ...]) -> tuple[str, ...]:
    """Each as a browser sends it, without a path; or `*` for any."""
    from urllib.parse import urlsplit

    for one in told:
        parts = urlsplit(one)
        if one != "*" and (parts.scheme not in {"http", "https"} or not parts.netloc or one != f"{parts.scheme}://{parts.netloc}"):
            raise click.BadParameter(f"{one!r} is no origin; write it as https://example.org")
    return told


@click.command
@click.option("--port", type=click.IntRange(0, 65535), default=8420, show_default=True, help="0 for any that is free.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; all but loopback need a token.")
@click.option("--token", envvar="ELCHI_TOKEN", help="Only who knows it is let in. [env: ELCHI_TOKEN]")
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", callback=_origins, help="A site whose pages may read this. Repeatable.")
@click.option("--open", "browse", is_flag=True, help="Open it in the browser.")
@db_option
def command(db: Path, port: int, host: str, token: str | None, origins: tuple[str, ...], *, browse: bool) -> None:
    """Show the graph in a browser: search, pages, pictures, questions.

    \b
    Example:
      elchi serve --db elchi.db
    """
    if host not in _LOOPBACK and not token:
        raise click.UsageError(f"{host} is open to others: tell a token they must know, with --token or in ELCHI_TOKEN")
    with _listening(host, port) as listener:
        from elchi.explorer.app import application
        from elchi.explorer.server import server

        app = application(db, _gate(host, token, origins))
        address = _address(host, listener.getsockname()[1], token)
        say(f"elchi: {address} (Ctrl+C ends it)")
        if browse:
            _browse(address)
        server(app).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens, before anything else is done: a port in use is told at once."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        # what is wrong is told in more words than one by some platforms
        why = (error.strerror or str(error)).partition(" (")[0]
        raise click.ClickException(f"cannot listen on {host}, port {port} ({why}); --port 0 takes any that is free") from error


def _gate(host: str, token: str | None, origins: tuple[str, ...]) -> "Gate":
    from elchi.explorer.safety import LOOPBACK, Gate

    named = f"[{host}]" if ":" in host else host
    return Gate(None if host in _ANYWHERE else LOOPBACK | {named.lower()}, token, origins)


def _address(host: str, port: int, token: str | None) -> str:
    shown = "127.0.0.1" if host in _ANYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")


def _browse(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        say("elchi: no browser found; open the address yourself")
