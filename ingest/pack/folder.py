"""A language pack: the data of one language, read from its folder and checked.

A folder holds the same file names in every pack and no code; what each file means stands at its head and in docs/adding-a-language.md.
"""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from graph.errors import DataError
from ingest.engine.confidence import ConfidenceData
from ingest.engine.morphology import MorphologyData
from ingest.pack.base import Data
from ingest.pack.clauses import Actors, Dates, Quantities, Realis, Verbs
from ingest.pack.predicates import Frame, Meetings, Memberships
from ingest.pack.words import Head, Institution, Names, Organisations, Places, Titles

T = TypeVar("T")


class Pack(Data, frozen=True):
    """One language."""

    head: Head
    morphology: MorphologyData
    places: Places
    organisations: Organisations
    titles: Titles
    institutions: list[Institution]
    frames: list[Frame]
    meetings: Meetings
    memberships: Memberships
    quantities: Quantities
    verbs: Verbs
    actors: Actors
    realis: Realis
    dates: Dates
    names: Names
    confidence: ConfidenceData

    @property
    def label(self) -> str:
        """Code and version, as claims name the pack."""
        return f"{self.head.code}/{self.head.version}"


_FILES = {"head": "pack", "organisations": "organisations"}


@cache
def load(code: str) -> Pack:
    """Read and check the pack of a language.

    Raises
    ------
    DataError
        When there is no such pack, or its files are wrong; all problems at once, each with its file.
    """
    folder = resources.files("ingest") / "languages" / code
    if not folder.is_dir():
        raise DataError(f"there is no language pack '{code}'; there are: {', '.join(codes())}")
    return read_folder(folder)


def codes() -> list[str]:
    """The languages there are packs for."""
    return sorted(f.name for f in (resources.files("ingest") / "languages").iterdir() if (f / "pack.yaml").is_file())


def read_folder(folder: Traversable) -> Pack:
    """Read a pack from any folder."""
    fields, problems = {}, []
    for field in msgspec.structs.fields(Pack):
        try:
            fields[field.name] = _read(folder / f"{_FILES.get(field.name, field.name)}.yaml", field.type)
        except DataError as wrong:
            problems.append(str(wrong))
    if problems:
        raise DataError("\n".join(problems))
    return Pack(**fields)


def _read(file: Traversable, type_: type[T]) -> T:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return msgspec.convert(yaml.load(file.read_text("utf-8"), Loader=loader), type_)  # noqa: S506 (a safe loader)
    except OSError as missing:
        raise DataError(f"{file}: cannot be read ({missing.strerror})") from missing
    except yaml.YAMLError as wrong:
        raise DataError(f"{file}: {wrong}") from wrong
    except msgspec.ValidationError as wrong:
        raise DataError(f"{file}: {wrong}") from wrong
