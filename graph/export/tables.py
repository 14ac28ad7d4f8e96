"""A pair of CSV tables, as Excel, pandas, R and Gephi read them."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from graph.export.flat import flatten
from graph.export.selection import Selection

# a cell that begins so would be run as a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def tables(selection: Selection) -> dict[str, str]:
    """`nodes` and `edges` as CSV text with the columns that Gephi knows first (Id, Label; Source, Target, Type)."""
    flat = flatten(selection)
    nodes = [{"Id": key, "Label": values.get("caption", ""), **values} for key, values in flat.nodes]
    edges = [{"Source": s, "Target": t, "Type": "Directed", "Id": key, **values} for s, t, key, values in flat.edges]
    return {"nodes": _csv(nodes, ["Id", "Label"]), "edges": _csv(edges, ["Source", "Target", "Type", "Id"])}


def _csv(rows: list[dict[str, Any]], first: Iterable[str]) -> str:
    columns = list(dict.fromkeys([*first, *sorted({column for row in rows for column in row})]))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _safe(value) for column, value in row.items()} for row in rows)
    return out.getvalue()


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
