"""Writes answers: a table for people, TSV, CSV, JSON, JSON lines and Markdown for programs and texts."""

import csv
import io
import sys
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from graph.answers import Answer
from graph.errors import QueryError


def render(answer: Answer, form: str, *, width: int | None = None) -> str:
    """The answer as text that ends with a line's end; `width` of a table in characters, else that of the terminal.

    Raises
    ------
    QueryError
        When the format is unknown.
    """
    if form not in FORMATS:
        raise QueryError(f"no format {form!r}; there are: {', '.join(FORMATS)}")
    return _table(answer, width) if form == "table" else _WRITERS[form](answer)


def default_format() -> str:
    """A table on a terminal, TSV otherwise."""
    return "table" if sys.stdout.isatty() else "tsv"


def _table(answer: Answer, width: int | None) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*answer.columns)
    for row in answer.rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    out = io.StringIO()
    Console(file=out, width=width).print(table)
    return out.getvalue()


def _tsv(answer: Answer) -> str:
    """Values hold no tab or line's end: both become a space."""
    lines = [answer.columns, *([" ".join(_cell(value).split()) for value in row] for row in answer.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _csv(answer: Answer) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)
    return out.getvalue()


def _json(answer: Answer) -> str:
    return msgspec.json.format(msgspec.json.encode(list(_records(answer))), indent=1).decode() + "\n"


def _jsonl(answer: Answer) -> str:
    return "".join(msgspec.json.encode(record).decode() + "\n" for record in _records(answer))


def _markdown(answer: Answer) -> str:
    lines = [answer.columns, ["---"] * len(answer.columns), *([_escaped(_cell(value)) for value in row] for row in answer.rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _records(answer: Answer) -> Iterable[dict[str, Any]]:
    return (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)


def _escaped(text: str) -> str:
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


_WRITERS: dict[str, Callable[[Answer], str]] = {"tsv": _tsv, "csv": _csv, "json": _json, "jsonl": _jsonl, "markdown": _markdown}
FORMATS = ("table", *_WRITERS)
