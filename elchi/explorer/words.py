"""The words of the interface: `words/LANGUAGE.yaml`, the same keys and the same `{places}` in each."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING

import msgspec

from graph.errors import DataError
from graph.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Words = Mapping[str, str]


@cache
def words() -> dict[str, Words]:
    """The words of each language.

    Raises
    ------
    DataError
        With every problem of every file.
    """
    return read_words(files("elchi.explorer") / "words")


def read_words(folder: "Traversable") -> dict[str, Words]:
    """The words of a folder; raises as `words` does."""
    read: dict[str, Words] = {language: _read(folder / f"{language}.yaml") for language in LANGUAGES}
    problems = [problem for language in LANGUAGES for problem in _problems(language, read[language], read["en"])]
    if problems:
        raise DataError("\n".join(problems))
    return read


def _read(file: "Traversable") -> dict[str, str]:
    import yaml

    try:
        told = yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        return msgspec.convert(told, dict[str, str])
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"{file.name}: {error}") from error


def _problems(language: str, told: Words, english: Words) -> Iterator[str]:
    yield from (f"{language}.yaml: {key} is missing" for key in english.keys() - told.keys())
    yield from (f"{language}.yaml: {key} is unknown in en.yaml" for key in told.keys() - english.keys())
    for key in english.keys() & told.keys():
        if _places(told[key]) != _places(english[key]):
            yield f"{language}.yaml: {key} has the places {_places(told[key])}, en.yaml {_places(english[key])}"


def _places(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name})
