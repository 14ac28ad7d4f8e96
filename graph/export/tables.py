"""A pair of CSV tables, as Excel, pandas, R and Gephi read them."""

import csv
import io
from typing import Any, NamedTuple

from graph.export.flat import Values, flatten
from graph.export.selection import Selection

# a cell that begins so would be run as a formula
FORMULA = ("=", "+", "-", "@", "\t", "\n")


class Table(NamedTuple):
    """A table: what its rows are, the columns in order, the rows; a row may lack columns."""

    name: str
    columns: list[str]
    rows: list[Values]


def tables(selection: Selection) -> dict[str, str]:
    """`nodes` and `edges` as CSV text; text that begins like a formula has an apostrophe before it."""
    return {table.name: _csv(table) for table in rows(selection)}


def rows(selection: Selection) -> tuple[Table, Table]:
    """Nodes and edges, with the columns that Gephi knows first: Id, Label; Source, Target, Type."""
    flat = flatten(selection)
    nodes = [{"Id": key, "Label": values.get("caption", ""), **values} for key, values in flat.nodes]
    edges = [{"Source": s, "Target": t, "Type": "Directed", "Id": key, **values} for s, t, key, values in flat.edges]
    return _table("nodes", nodes, "Id", "Label"), _table("edges", edges, "Source", "Target", "Type", "Id")


def _table(name: str, told: list[Values], *first: str) -> Table:
    return Table(name, [*first, *sorted({column for row in told for column in row} - set(first))], told)


def _csv(table: Table) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, table.columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _safe(value) for column, value in row.items()} for row in table.rows)
    return out.getvalue()


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
