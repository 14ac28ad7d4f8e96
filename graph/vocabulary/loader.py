"""Reads tables of rows from YAML, a mapping of codes to rows, and reports everything wrong with them at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from graph.errors import DataError
from graph.vocabulary.records import Row

R = TypeVar("R", bound=Row)
# not written in a row: its key, and what is put together from another file
_FILLED = frozenset({"code", "modes"})


def read_table(path: Path, kind: type[R], problems: list[str]) -> dict[str, R]:
    """The rows of a file by code, in its order; a row with a fault is left out and its faults are added to `problems`."""
    loader, root = _compose(path, problems)
    keys = {f.encode_name: f.required for f in msgspec.structs.fields(kind) if f.name not in _FILLED}
    rows: dict[str, R] = {}
    for key, node in _pairs(root):
        code, faults = key.value, list(_faults(node, keys))
        if code in rows:
            faults.append((key, f"{code} stands here twice"))
        if not faults:
            row = _convert({"code": code, **loader.construct_object(node, deep=True)}, kind)
            if isinstance(row, kind):
                rows[code] = row
            else:
                faults.append((node, str(row)))
        problems.extend(f"{path.name}:{at.start_mark.line + 1}: {code}: {what}" for at, what in faults)
    return rows


def raise_all(problems: list[str]) -> None:
    """Raise DataError with all problems, one a line, or return when there is none."""
    if problems:
        raise DataError("\n".join(problems))


def _compose(path: Path, problems: list[str]) -> tuple[Any, Any]:
    import yaml

    fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = fast(path.read_text(encoding="utf-8"))
    try:
        return loader, loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.append(f"{path.name}:{line}: not YAML: {error.problem}")
        return loader, None


def _pairs(node: Any) -> list[tuple[Any, Any]]:
    return node.value if node is not None and node.id == "mapping" else []


def _faults(node: Any, keys: dict[str, bool]) -> Iterator[tuple[Any, str]]:
    """Keys that are unknown, twice there or missing."""
    seen: set[str] = set()
    if node.id != "mapping":
        yield node, "is not a mapping"
        return
    for key, _ in node.value:
        if key.value not in keys:
            yield key, f"unknown key {key.value!r}"
        elif key.value in seen:
            yield key, f"key {key.value!r} stands here twice"
        seen.add(key.value)
    yield from ((node, f"key {name!r} is missing") for name, required in keys.items() if required and name not in seen)


def _convert(row: dict[str, Any], kind: type[R]) -> R | str:
    try:
        return msgspec.convert(row, kind)
    except msgspec.ValidationError as error:
        return str(error)
