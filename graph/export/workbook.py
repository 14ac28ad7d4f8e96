"""A workbook of Excel's with a sheet of nodes and one of edges, written by XlsxWriter."""

import datetime
from io import BytesIO
from typing import Any

from graph.errors import InputError
from graph.export.extras import extra
from graph.export.selection import Selection
from graph.export.tables import FORMULA, Table, rows

# what Excel takes: characters a cell, as UTF-16 counts them, and rows a sheet
MOST_CHARACTERS, MOST_ROWS = 32_767, 1_048_576
_WIDTH = 24
# a workbook tells when it was made: two of one graph are the same file
_MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def xlsx(selection: Selection) -> bytes:
    """Sheets `nodes` and `edges`; text that begins like a formula is marked as text.

    Raises
    ------
    InputError
        When a sheet would have more rows than Excel takes, or the extra is not installed.
    """
    writer, out = extra("xlsxwriter", "xlsx"), BytesIO()
    with writer.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        head, text = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        for table in rows(selection):
            _sheet(book.add_worksheet(table.name), table, head, text)
    return out.getvalue()


def cut(selection: Selection) -> str | None:
    """A remark on texts that no cell can hold; they are cut short."""
    texts = (value for table in rows(selection) for row in table.rows for value in row.values() if isinstance(value, str))
    count = sum(_units(text) > MOST_CHARACTERS for text in texts)
    return f"{count} texts are longer than a cell of Excel may be and are cut" if count else None


def _sheet(sheet: Any, table: Table, head: Any, text: Any) -> None:
    if len(table.rows) >= MOST_ROWS:
        raise InputError(f"{len(table.rows)} {table.name} are more than a sheet of Excel holds ({MOST_ROWS - 1}): narrow with --around")
    sheet.write_row(0, 0, table.columns, head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_column(0, len(table.columns) - 1, _WIDTH)
    for at, row in enumerate(table.rows, 1):
        for column, name in enumerate(table.columns):
            _cell(sheet, at, column, row.get(name), text)


def _cell(sheet: Any, row: int, column: int, value: Any, as_text: Any) -> None:
    if isinstance(value, str):
        # not `write`, which would make formulas, links and numbers of text
        sheet.write_string(row, column, _short(value), as_text if value.startswith(FORMULA) else None)
    elif value is not None:
        sheet.write(row, column, value)


def _short(text: str) -> str:
    if _units(text) <= MOST_CHARACTERS:
        return text
    return text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore") + "…"


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
