"""Opening what was named, and giving each format to its reader."""

import re
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from ingest.sources import html, jsonfiles
from ingest.sources.encoding import decode, is_utf16
from ingest.sources.options import Format
from ingest.sources.records import Found, Item, Record
from ingest.sources.refusal import LIMIT, TOO_LONG, RefusedError, from_os_error
from ingest.sources.walk import File

STDIN = "stdin"
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|\?xml|html|head|body|article|div|p)\b", re.IGNORECASE | re.DOTALL)
_HEAD = 64
_SMALLER = {
    "json": "write it as JSON lines (.jsonl), which are read record by record",
    "jsonl": "save it as UTF-8, then it is read record by record",
    "html": "save the article alone",
    "text": "split it, or leave it out",
    None: "split it, or write it as JSON lines (.jsonl)",
}


def items(file: File) -> Iterator[Item]:
    """The records of one file; a refusal where it cannot be read further."""
    try:
        yield from _from_file(Path(file.path), file)
    except OSError as error:
        yield from_os_error(error).found(file.path)
    except RefusedError as error:
        yield error.found(file.path)


def stdin_items(stream: BinaryIO, given: Format | None) -> Iterator[Item]:
    """The records that come in on stdin, in the format given or the one that the content shows."""
    try:
        yield from _from_pipe(stream, given)
    except OSError as error:
        yield from_os_error(error).found(STDIN)
    except RefusedError as error:
        yield error.found(STDIN)


def _from_file(path: Path, file: File) -> Iterator[Item]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise RefusedError("not a regular file", "pipe it in, with - as the path")
    if file.format == "jsonl" and not is_utf16(_head(path)):
        return _streamed(path, file)
    # a read with the limit as its size would cost a buffer of that size for every file
    if status.st_size > LIMIT:
        raise _too_long(file.format)
    return _document(path.read_bytes(), file.format, file.path, file.fallback_id)


def _streamed(path: Path, file: File) -> Iterator[Item]:
    with path.open("rb") as stream:
        yield from jsonfiles.lines(stream, file.path, file.fallback_id)


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_HEAD)


def _too_long(format_: Format | None) -> RefusedError:
    return RefusedError(TOO_LONG, _SMALLER[format_])


def _from_pipe(stream: BinaryIO, given: Format | None) -> Iterator[Item]:
    first = stream.readline(LIMIT + 1)
    if jsonfiles.is_record(first) if given is None else given == "jsonl" and not is_utf16(first[:_HEAD]):
        return jsonfiles.lines(stream, STDIN, STDIN, first)
    return _document(first + stream.read(max(0, LIMIT + 1 - len(first))), given, STDIN, STDIN)


def _document(data: bytes, given: Format | None, where: str, fallback_id: str) -> Iterator[Item]:
    if len(data) > LIMIT:
        raise _too_long(given)
    format_ = given or _guessed(data)
    if format_ == "jsonl":
        return jsonfiles.lines(BytesIO(decode(data).encode()), where, fallback_id)
    if format_ == "json":
        return jsonfiles.document(data, where, fallback_id)
    record = html.record(data) if format_ == "html" else Record(text=decode(data))
    return iter((Found(where, fallback_id, record),))


def _guessed(data: bytes) -> Format:
    text = decode(data)
    if text.lstrip().startswith(("{", "[")):
        first = text.lstrip().split("\n", 1)[0]
        return "jsonl" if jsonfiles.is_record(first.encode()) else "json"
    return "html" if _HTML.match(text) else "text"
