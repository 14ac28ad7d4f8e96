"""Whatever text and values a graph holds, the files can be read, and what was plain is read as it was."""

import csv
import io
from typing import Any

import openpyxl
import pyarrow.parquet
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export.columnar import parquet
from graph.export.flat import flatten
from graph.export.mermaid import label
from graph.export.tables import tables
from graph.export.vault import file_name
from graph.export.workbook import xlsx
from tests.graph.export.test_flat import from_gexf, from_graphml, of, on_a_line

TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
WHOLE = st.integers(-(2**63), 2**63 - 1)
VALUES = st.lists(
    st.none() | TEXT | WHOLE | st.floats(allow_nan=False, allow_infinity=False) | st.booleans() | st.lists(TEXT, max_size=3),
    min_size=1,
    max_size=4,
)
FORBIDDEN = set('<>:"/\\|?*#^[]\n\r\t')
few = settings(max_examples=60, deadline=None)


@few
@given(VALUES)
def test_networks_and_tables_read_what_was_flattened(values: list[Any]) -> None:
    selection = of(*values)
    flat = [told.get("v") for _, told in flatten(selection).nodes]
    assert len({type(value) for value in flat if value is not None}) <= 1
    for read in (from_graphml, from_gexf):
        assert [on_a_line(told.get("v")) for _, told in read(selection).nodes(data=True)] == [on_a_line(value) for value in flat]
    rows = list(csv.DictReader(io.StringIO(tables(selection)["nodes"], newline="")))
    assert [row.get("v", "").removeprefix("'") for row in rows] == ["" if value is None else str(value).removeprefix("'") for value in flat]


@few
@given(VALUES)
def test_workbooks_and_parquet_open(values: list[Any]) -> None:
    selection = of(*values)
    assert openpyxl.load_workbook(io.BytesIO(xlsx(selection)))["nodes"].max_row == len(values) + 1
    assert pyarrow.parquet.read_table(io.BytesIO(parquet(selection)["nodes"])).num_rows == len(values)


@few
@given(TEXT)
def test_names_of_notes_and_labels_are_safe(text: str) -> None:
    name = file_name(text)
    assert 0 < len(name.encode()) <= 165
    assert not FORBIDDEN & set(name)
    assert name == name.strip(" .")
    assert label(text)
    assert not set('"[]{}<>|`\n') & set(label(text))
