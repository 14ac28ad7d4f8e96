"""A server that speaks just enough of Bolt 4.4 to be taken for a Neo4j of any version that refuses writes with any code."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_HELLO, _GOODBYE, _RESET, _RUN = 0x01, 0x02, 0x0F, 0x10
_SUCCESS, _FAILURE, _IGNORED = 0x70, 0x7F, 0x7E


@contextmanager
def bolt_stub(agent: str, refusal: str = "") -> Iterator[str]:
    """Its address; every statement is answered with no rows, one that would write with the code `refusal`."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_serve, args=(listening, agent, refusal), daemon=True).start()
        yield f"bolt://127.0.0.1:{listening.getsockname()[1]}"


def _serve(listening: socket.socket, agent: str, refusal: str) -> None:
    while True:
        try:
            connection, _ = listening.accept()
        except OSError:
            return
        threading.Thread(target=_talk, args=(connection, agent, refusal), daemon=True).start()


def _talk(connection: socket.socket, agent: str, refusal: str) -> None:
    with connection, connection.makefile("rb") as told:
        told.read(20)
        connection.sendall(bytes([0, 0, 4, 4]))
        failed = False
        while message := _message(told.read):
            kind = message[1]
            if kind == _GOODBYE:
                return
            failed = failed and kind != _RESET
            refused = refusal and kind == _RUN and (b"MERGE" in message or b" SET " in message)
            if failed:
                answer = _told(_IGNORED)
            elif refused:
                failed = True
                answer = _told(_FAILURE, {"code": refusal, "message": "No write operations are allowed here."})
            else:
                answer = _told(_SUCCESS, {"server": agent, "connection_id": "bolt-1"} if kind == _HELLO else {})
            connection.sendall(len(answer).to_bytes(2, "big") + answer + b"\0\0")


def _message(read: object) -> bytes:
    """The chunks of a message together; empty at the end of the connection."""
    assert callable(read)
    whole = b""
    while (size := int.from_bytes(read(2), "big")) or not whole:
        chunk: bytes = read(size)
        if not chunk:
            return b""
        whole += chunk
    return whole


def _told(kind: int, values: dict[str, str] | None = None) -> bytes:
    """A message with one map of texts, and a list of columns that is always empty."""
    if values is None:
        return bytes([0xB0, kind])
    packed = b"".join(_text(name) + _text(value) for name, value in values.items())
    return bytes([0xB1, kind, 0xA0 + len(values) + 1]) + packed + _text("fields") + b"\x90"


def _text(text: str) -> bytes:
    encoded = text.encode()
    return bytes([0xD0, len(encoded)]) + encoded
