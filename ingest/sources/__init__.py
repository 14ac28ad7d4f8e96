"""Sources: files, folders and stdin become articles, or refusals that say what, where and how to mend it."""

from collections.abc import Iterable, Iterator, Sequence
from os import fspath
from pathlib import Path
from typing import BinaryIO

from graph.articles import Article
from graph.errors import InputError
from ingest.sources.options import Format, SourceOptions
from ingest.sources.reading import items, stdin_items
from ingest.sources.records import Item, article
from ingest.sources.refusal import Refusal
from ingest.sources.walk import files

__all__ = ["Format", "Refusal", "SourceOptions", "read"]


def read(paths: Sequence[str | Path], options: SourceOptions | None = None, stdin: BinaryIO | None = None) -> Iterator[Article | Refusal]:
    """The articles of files, folders and stdin (`-`), one at a time, in the order named and in folders by name.

    A refusal stands in the place of what cannot be taken in; the rest goes on. `language` is what the source or the options say, else None.

    Raises
    ------
    InputError
        At once, when an option is malformed or `-` is named without stdin.
    """
    checked = (options or SourceOptions()).checked()
    if stdin is None and "-" in (fspath(path) for path in paths):
        raise InputError("stdin cannot be read here; name a file")
    found = (item for path in paths for item in _items(fspath(path), stdin, checked.format))
    return _unique(found, checked)


def _items(path: str, stdin: BinaryIO | None, stdin_format: Format | None) -> Iterator[Item]:
    if path == "-" and stdin is not None:
        yield from stdin_items(stdin, stdin_format)
        return
    for file in files(path):
        if isinstance(file, Refusal):
            yield file
        else:
            yield from items(file)


def _unique(found: Iterable[Item], options: SourceOptions) -> Iterator[Article | Refusal]:
    """Articles in place of records; of two with one id the second is refused."""
    seen: set[str] = set()
    for item in found:
        outcome = item if isinstance(item, Refusal) else article(item, options)
        if isinstance(outcome, Article) and outcome.id in seen:
            outcome = Refusal(item.where, f"a second article with the id {outcome.id!r}", "give it another id, or leave it out")
        elif isinstance(outcome, Article):
            seen.add(outcome.id)
        yield outcome
