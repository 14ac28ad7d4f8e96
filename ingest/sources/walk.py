"""From the paths that were named to the files that hold articles."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.sources.options import Format
from ingest.sources.refusal import Refusal, from_os_error

FORMATS: dict[str, Format] = {"txt": "text", "html": "html", "htm": "html", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl"}


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its path, the id of last resort, and its format, None when only the content can tell."""

    path: str
    fallback_id: str
    format: Format | None


def files(path: str) -> Iterator[File | Refusal]:
    """The file itself, or a folder's files, folder by folder in the order of their names.

    Hidden files and folders, and files of other extensions, are passed over; links to folders are not followed, so that no loop can arise.
    """
    if not _is_folder(path):
        stem, extension = _split(Path(path).name)
        yield File(path, _printable(stem), FORMATS.get(extension))
        return
    inside = _folder(path)
    yield next(inside, Refusal(path, "a folder without articles", "put .txt, .html, .json or .jsonl files in it"))
    yield from inside


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        # whatever stands in the way is said when it is opened
        return False


def _folder(root: str) -> Iterator[File | Refusal]:
    """Depth first with a stack of our own: (path, path from the root, whether a folder)."""
    stack = [(root, "", True)]
    while stack:
        path, relative, is_folder = stack.pop()
        if not is_folder:
            stem, extension = _split(relative)
            yield File(path, _printable(stem), FORMATS[extension])
            continue
        try:
            stack.extend(reversed(_entries(path, relative)))
        except OSError as error:
            yield from_os_error(error).found(path)


def _entries(path: str, relative: str) -> list[tuple[str, str, bool]]:
    prefix = f"{relative}/" if relative else ""
    with os.scandir(path) as entries:
        kept = [(e.path, prefix + e.name, e.is_dir(follow_symlinks=False)) for e in entries if _is_wanted(e)]
    return sorted(kept)


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    return entry.is_dir(follow_symlinks=False) or _split(entry.name)[1] in FORMATS


def _split(name: str) -> tuple[str, str]:
    stem, dot, extension = name.rpartition(".")
    return (stem, extension.lower()) if dot and stem and "/" not in extension else (name, "")


def _printable(name: str) -> str:
    """Names of bytes that are no UTF-8 become text that can be stored."""
    return name.encode("utf-8", "backslashreplace").decode()
