"""The explorer served on loopback, as readers of its endpoints find it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from elchi.explorer.app import application
from elchi.explorer.desk import Desk, Limits
from elchi.explorer.server import server


@contextmanager
def served(folder: Path, limits: Limits | None = None) -> Iterator[str]:
    """The address of a server over a folder, `http://127.0.0.1:PORT`."""
    app = application(folder)
    app.state.desk = Desk(app.state.world, limits)
    running = server(app)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not running.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            running.should_exit = True
            thread.join()
