"""Programs for tables open the workbook and Parquet: openpyxl, LibreOffice, pyarrow."""

import csv
import datetime
import io
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest

from graph.errors import InputError
from graph.export import workbook
from graph.export.columnar import parquet
from graph.export.selection import Selection
from graph.export.workbook import cut, xlsx
from graph.facts import Node
from tests.debian import program
from tests.graph.export.awkward import PLAIN
from tests.graph.export.readers.conftest import PERSON, captions

# all sheets as files, UTF-8, with commas, texts as they are
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


@pytest.fixture(scope="module")
def book(hard: Selection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "graph.xlsx"
    path.write_bytes(xlsx(hard))
    return path


def of(*texts: str) -> Selection:
    """A place for each text."""
    keys = [f"elchi:Place/{at}" for at in range(len(texts))]
    return Selection(tuple(Node(key, "Place", {"id": key, "caption": "Ош", "v": text}) for key, text in zip(keys, texts, strict=True)), ())


def column(book: Any, sheet: str, name: str) -> list[Any]:
    head, *rows = book[sheet].iter_rows()
    at = [cell.value for cell in head].index(name)
    return [row[at] for row in rows]


def test_openpyxl_reads_every_row(hard: Selection, book: Path) -> None:
    opened = openpyxl.load_workbook(book)
    assert opened.sheetnames == ["nodes", "edges"]
    assert [cell.value for cell in column(opened, "nodes", "Id")] == [node.key for node in hard.nodes]
    assert [cell.value for cell in column(opened, "edges", "Id")] == [edge.key for edge in hard.edges]
    assert PERSON in [cell.value for cell in column(opened, "nodes", "Label")]
    assert PLAIN in [cell.value for cell in column(opened, "nodes", "title")]
    assert {type(cell.value) for cell in column(opened, "nodes", "lat")} == {float, type(None)}


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\n", "http://"])
def test_what_begins_like_a_formula_is_text(begin: str) -> None:
    told = f"{begin}cmd|' /C calc'!A0"
    (cell,) = column(openpyxl.load_workbook(io.BytesIO(xlsx(of(told)))), "nodes", "v")
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", told, None)
    assert cell.quotePrefix is (begin != "http://")


def test_texts_longer_than_a_cell_are_cut_and_told() -> None:
    longest = "ө" * workbook.MOST_CHARACTERS
    selection = of(longest, longest + "ө", "😀" * workbook.MOST_CHARACTERS)
    texts = [cell.value for cell in column(openpyxl.load_workbook(io.BytesIO(xlsx(selection))), "nodes", "v")]
    assert texts == [longest, longest[:-1] + "…", "😀" * (workbook.MOST_CHARACTERS // 2) + "…"]
    assert cut(selection) == "2 texts are longer than a cell of Excel may be and are cut"
    assert cut(of(longest)) is None


def test_more_rows_than_a_sheet_holds_are_refused(hard: Selection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 5)
    with pytest.raises(InputError, match=r"\d+ nodes are more than a sheet of Excel holds"):
        xlsx(hard)


def test_a_workbook_does_not_tell_when_it_was_made(book: Path) -> None:
    assert openpyxl.load_workbook(book).properties.created == datetime.datetime(2000, 1, 1)


def test_libreoffice_opens_the_workbook(hard: Selection, book: Path, tmp_path: Path) -> None:
    office = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", _CSV, "--outdir", str(tmp_path), str(book)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    texts = ((tmp_path / f"graph-{name}.csv").read_text(encoding="utf-8") for name in ("nodes", "edges"))
    nodes, edges = (list(csv.DictReader(io.StringIO(text))) for text in texts)
    assert (len(nodes), len(edges)) == (len(hard.nodes), len(hard.edges))
    assert {row["Id"]: " ".join(row["Label"].split()) for row in nodes} == captions(hard)
    # not 2, which a formula would give
    assert PLAIN in [row["title"] for row in nodes]


def test_pyarrow_reads_every_row(hard: Selection) -> None:
    nodes, edges = (pyarrow.parquet.read_table(io.BytesIO(made)) for made in parquet(hard).values())
    assert nodes["id"].to_pylist() == [node.key for node in hard.nodes]
    assert edges["key"].to_pylist() == [edge.key for edge in hard.edges]
    assert PERSON in nodes["caption"].to_pylist()
    assert [PERSON] in nodes["names"].to_pylist()
    types = {name: str(edges.schema.field(name).type) for name in ("source", "confidence", "claims", "first_day")}
    assert types == {"source": "string", "confidence": "double", "claims": "list<element: string>", "first_day": "string"}


def test_nothing_is_a_table_too() -> None:
    nodes, edges = (pyarrow.parquet.read_table(io.BytesIO(made)) for made in parquet(Selection((), ())).values())
    assert (nodes.num_rows, nodes.column_names, edges.num_rows) == (0, ["id"], 0)
    assert openpyxl.load_workbook(io.BytesIO(xlsx(Selection((), ()))))["edges"].max_row == 1
