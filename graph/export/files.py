"""Where what a writer made is put: a file, several beside one another, a folder."""

from collections.abc import Mapping
from pathlib import Path

from graph.errors import InputError
from graph.export.formats import Format, Made


def put(made: Made, form: Format, output: str, encoding: str = "utf-8") -> list[Path]:
    """Write what the format's writer made, and tell the files.

    `output` is a file; for several the stem, to which `.NAME.ENDING` is added; for a folder its path, which must be new or empty.

    Raises
    ------
    InputError
        When the folder holds something.
    """
    contents = _paths(made, form, output) if isinstance(made, Mapping) else {Path(output): made}
    for path, told in contents.items():
        if form.makes == "folder":
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(told if isinstance(told, bytes) else told.encode(encoding))
    return list(contents)


def _paths(made: Mapping[str, str] | Mapping[str, bytes], form: Format, output: str) -> dict[Path, str | bytes]:
    if form.makes == "files":
        stem = output.removesuffix(f".{form.ending}")
        return {Path(f"{stem}.{name}.{form.ending}"): told for name, told in made.items()}
    folder = Path(output)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{output} is there and not empty: {form.name} makes a folder of its own, name a new one")
    return {folder / name: told for name, told in made.items()}
