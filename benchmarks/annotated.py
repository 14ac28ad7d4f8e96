"""Annotated articles: a folder of `ann/<id>.json` and `text/<id>.txt`, or the samples that are shipped."""

from pathlib import Path
from typing import Any

import msgspec

from graph.articles import Article
from graph.errors import InputError
from ingest import samples

Annotated = tuple[Article, dict[str, Any]]


def shipped() -> list[Annotated]:
    """The sample articles with what is expected of them."""
    return [(article, samples.expected(article.id)) for article in samples.articles()]


def from_folder(folder: Path, language: str) -> list[Annotated]:
    """The articles of a folder, in the order of their ids.

    Raises
    ------
    InputError
        When there are none, or one cannot be read.
    """
    files = sorted((folder / "ann").glob("*.json"))
    if not files:
        raise InputError(f"{folder}: no annotations in {folder / 'ann'}; expected are ann/<id>.json and text/<id>.txt")
    return [_read(file, folder / "text" / f"{file.stem}.txt", language) for file in files]


def _read(annotation: Path, text: Path, language: str) -> Annotated:
    try:
        article = Article(id=annotation.stem, text=text.read_text("utf-8"), language=language)
        return article, msgspec.json.decode(annotation.read_bytes(), type=dict[str, Any])
    except (OSError, UnicodeDecodeError) as wrong:
        raise InputError(f"{text}: the text of {annotation.name} cannot be read: {wrong}") from wrong
    except msgspec.DecodeError as wrong:
        raise InputError(f"{annotation}: {wrong}") from wrong
