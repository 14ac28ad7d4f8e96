"""Two files of Parquet, as pandas, R, DuckDB and Spark read them, written by pyarrow."""

from io import BytesIO
from typing import Any

from graph.export.extras import extra
from graph.export.flat import Values, typed
from graph.export.selection import Selection


def parquet(selection: Selection) -> dict[str, bytes]:
    """`nodes` and `edges`; lists stay lists, what is not told is null.

    Raises
    ------
    InputError
        When the extra is not installed.
    """
    flat = typed(selection)
    return {
        "nodes": _file([{"id": key, **values} for key, values in flat.nodes], ("id",)),
        "edges": _file([{"source": s, "target": t, "key": key, **values} for s, t, key, values in flat.edges], ("source", "target", "key")),
    }


def _file(rows: list[Values], first: tuple[str, ...]) -> bytes:
    arrow, files = extra("pyarrow", "parquet"), extra("pyarrow.parquet", "parquet")
    names = [*first, *sorted({name for row in rows for name in row} - set(first))]
    columns: dict[str, Any] = {name: arrow.array([row.get(name) for row in rows]) for name in names}
    empty = arrow.schema([(name, arrow.string()) for name in first])
    out = BytesIO()
    files.write_table(arrow.table(columns) if rows else empty.empty_table(), out)
    return out.getvalue()
