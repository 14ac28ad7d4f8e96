"""The explorer served on loopback, as readers of its endpoints find it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from elchi.explorer.app import application
from elchi.explorer.desk import Desk, Limits


@contextmanager
def served(folder: Path, limits: Limits | None = None) -> Iterator[str]:
    """The address of a server over a folder, `http://127.0.0.1:PORT`."""
    app = application(folder)
    app.state.desk = Desk(app.state.world, limits)
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning")
    with config.bind_socket() as socket:
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{socket.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
