"""JSON documents (one record or a list) and JSON lines."""

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from ingest.sources.encoding import decode
from ingest.sources.records import Found, Item, Record
from ingest.sources.refusal import LIMIT, TOO_LONG, RefusedError

_MEND_JSON = "mend the JSON; the file may be cut off"
_record = msgspec.json.Decoder(Record)
_list = msgspec.json.Decoder(list[msgspec.Raw])


def document(data: bytes, where: str, fallback_id: str) -> Iterator[Item]:
    """The records of one JSON document; an element of a list that names no id gets the list's and its place, `news:3`."""
    text = decode(data)
    if not text.strip():
        raise RefusedError("empty, or only white space", "leave it out, or put a record in it")
    if not text.lstrip().startswith("["):
        yield Found(where, fallback_id, _parsed(text))
        return
    elements = _elements(text)
    if not elements:
        raise RefusedError("a list without a record", "leave it out, or put a record in it")
    for number, element in enumerate(elements, start=1):
        yield _element(element, f"{where}[{number}]", f"{fallback_id}:{number}")


def lines(stream: BinaryIO, where: str, fallback_id: str, first: bytes = b"") -> Iterator[Item]:
    """The records of JSON lines, read one at a time; one without an id gets the file's and its line, `news:3`.

    `first` is what has been read of the stream already: nothing, or its first line.
    """
    records = 0
    for number, line in enumerate(_bounded(stream, first), start=1):
        if not line.strip():
            continue
        records += 1
        yield _element(line, f"{where}:{number}", f"{fallback_id}:{number}")
    if not records:
        raise RefusedError("empty, or only white space", "leave it out, or put records in it")


def is_record(line: bytes) -> bool:
    """Whether a line is a whole JSON object, that is, the first of JSON lines."""
    try:
        return isinstance(msgspec.json.decode(line.removeprefix(codecs.BOM_UTF8)), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _bounded(stream: BinaryIO, first: bytes) -> Iterator[bytes]:
    """Lines of at most LIMIT + 1 bytes; the rest of a longer one is passed over."""
    line = first or stream.readline(LIMIT + 1)
    while line:
        yield line
        rest = line
        while len(rest) >= LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(LIMIT)
        line = stream.readline(LIMIT + 1)


def _element(data: bytes | msgspec.Raw, where: str, fallback_id: str) -> Item:
    try:
        if len(data) > LIMIT:
            raise RefusedError(f"a record {TOO_LONG}", "split it, or leave it out")
        return Found(where, fallback_id, _parsed(decode(bytes(data)), place=""))
    except RefusedError as error:
        return error.found(where)


def _parsed(text: str, place: str | None = None) -> Record:
    try:
        return _record.decode(text)
    except msgspec.ValidationError as error:
        raise RefusedError(
            f"not a record of an article ({error})", "text, title, url … are strings in one JSON object", place or ""
        ) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise _invalid(text, error, place) from None


def _elements(text: str) -> list[msgspec.Raw]:
    try:
        return _list.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise _invalid(text, error, None) from None


def _invalid(text: str, error: Exception, place: str | None) -> RefusedError:
    """Why the text is no JSON; its line comes from the standard parser, which counts them."""
    try:
        json.loads(text)
    except json.JSONDecodeError as found:
        return RefusedError(f"invalid JSON ({found.msg}, column {found.colno})", _MEND_JSON, f":{found.lineno}" if place is None else place)
    except RecursionError:
        return RefusedError("JSON nested too deeply", "give flat records")
    return RefusedError(f"invalid JSON ({error})", _MEND_JSON, place or "")
