"""The header of a canned query: YAML in the comment lines at the top of its file (`//+ ` in Cypher, `#+ ` in SPARQL)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from queries.records import ColumnType, Parameter, Scope

_COMMENT = {"cypher": "//", "rq": "#"}
# what a `$name` inside of is no parameter: comments, strings, IRIs, quoted names; the last alternative is the parameter
_LEXICAL = {
    "cypher": re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|\$(?P<name>\w+)", re.DOTALL),
    "rq": re.compile(r"<[^<>\s]*>|#[^\n]*|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|\$(?P<name>\w+)"),
}
_TRUTH = "tag:yaml.org,2002:bool"
_KINDS: dict[str, Any] = {"title": str, "description": str, "scope": Scope, "order": str, "example": dict[str, str | int]}
_TABLES: dict[str, Any] = {"parameters": Parameter, "columns": ColumnType}
_KEYS = {"cypher": {*_KINDS, *_TABLES}, "rq": {"name", "parameters", "columns"}}


class Header(msgspec.Struct, frozen=True):
    """A header as read: the values that are in order, the line of each key, and every problem with file and line."""

    values: dict[str, Any]
    lines: dict[str, int]
    problems: list[str]


def read_header(file: str, text: str) -> Header:
    """Read and check the header of one file; the ending tells the language."""
    import yaml

    language = file.rpartition(".")[2]
    loader = _loader()(_yaml(text, _COMMENT[language]))
    try:
        node = loader.get_single_node()
        raw = loader.construct_object(node, deep=True) if node else {}
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Header({}, {}, [f"{file}:{line}: not YAML: {error.problem}"])
    if not isinstance(raw, dict):
        return Header({}, {}, [f"{file}:1: the header is not a mapping"])
    lines = dict(_lines(node))
    values, faults = _checked(raw, _KEYS[language], language)
    return Header(values, lines, [f"{file}:{lines.get(at, 1)}: {what}" for at, what in faults])


def parameters_of(text: str, language: str) -> set[str]:
    """The names that stand as `$name` in a query, its comments and strings left out."""
    return {found["name"] for found in _LEXICAL[language].finditer(text) if found["name"]}


def with_values(text: str, terms: dict[str, str]) -> str:
    """A SPARQL text in which each `$name` is the term given, already written as a term."""
    return _LEXICAL["rq"].sub(lambda found: terms[found["name"]] if found["name"] else found[0], text)


@cache
def _loader() -> Any:
    """A loader for which, as in YAML 1.2, only true and false are truth values: a parameter may be called `on`."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    plain = {first: [row for row in rows if row[0] != _TRUTH] for first, rows in base.yaml_implicit_resolvers.items()}
    made = type("HeaderLoader", (base,), {"yaml_implicit_resolvers": plain})
    made.add_implicit_resolver(_TRUTH, re.compile("true|false"), ["t", "f"])  # type: ignore[attr-defined]
    return made


def _yaml(text: str, comment: str) -> str:
    """The header alone, every line where it was."""
    sign = f"{comment}+"
    lines = text.splitlines()
    stop = next((n for n, line in enumerate(lines) if not line.startswith(sign)), len(lines))
    return "\n".join(line.removeprefix(sign).removeprefix(" ") for line in lines[:stop])


def _lines(node: Any) -> Iterator[tuple[str, int]]:
    """The line of each key, and of each key of a table as `table.key`."""
    for key, value in node.value:
        yield key.value, key.start_mark.line + 1
        if value.id == "mapping":
            yield from ((f"{key.value}.{inner.value}", inner.start_mark.line + 1) for inner, _ in value.value)


def _checked(raw: dict[str, Any], keys: set[str], language: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    faults = [(key, f"unknown key {key!r}") for key in raw.keys() - keys]
    faults += [(key, f"key {key!r} is missing") for key in keys - raw.keys()]
    values: dict[str, Any] = {}
    for key in keys & raw.keys():
        if language == "cypher" and key in _TABLES:
            values[key] = _table(key, raw[key], faults)
        else:
            _convert(key, raw[key], _KINDS.get(key, str if key == "name" else list[str]), values, faults)
    return values, sorted(faults)


def _table(key: str, rows: Any, faults: list[tuple[str, str]]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if not isinstance(rows, dict):
        faults.append((key, f"{key} is not a mapping"))
        return values
    for name, row in rows.items():
        _convert(f"{key}.{name}", row, _TABLES[key], values, faults)
    return {at.removeprefix(f"{key}."): value for at, value in values.items()}


def _convert(at: str, value: Any, kind: Any, values: dict[str, Any], faults: list[tuple[str, str]]) -> None:
    try:
        values[at] = msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        faults.append((at, f"{at}: {error}"))
