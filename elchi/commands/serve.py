"""`elchi serve`."""

from pathlib import Path

import click

from elchi.failures import say
from elchi.options import db_option


@click.command
@click.option("--port", type=click.IntRange(0, 65535), default=8420, show_default=True, help="0 for any that is free.")
@db_option
def command(db: Path, port: int) -> None:
    """Show the graph in a browser: search, pages, pictures, questions.

    \b
    Example:
      elchi serve --db elchi.db
    """
    import uvicorn

    from elchi.explorer.app import application

    app = application(db)
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", server_header=False)
    with config.bind_socket() as socket:
        say(f"elchi: http://127.0.0.1:{socket.getsockname()[1]}/ (Ctrl+C ends it)")
        uvicorn.Server(config).run(sockets=[socket])
