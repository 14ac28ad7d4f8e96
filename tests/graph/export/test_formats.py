"""The table of formats: every row writes, says what it makes, and makes the same again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.errors import InputError
from graph.export import extras
from graph.export.files import put
from graph.export.formats import FORMATS, Format, format_of
from graph.export.selection import Selection
from graph.ledger import Ledger

every = pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)


@every
def test_a_row_makes_what_it_says_and_the_same_again(ledger: Ledger, whole: Selection, form: Format) -> None:
    made = form.write(whole, ledger)
    kinds: dict[str, Any] = {"text": str, "bytes": bytes, "files": Mapping, "folder": Mapping}
    assert isinstance(made, kinds[form.makes])
    assert form.write(whole, ledger) == made


@every
def test_the_files_are_where_they_were_wanted(ledger: Ledger, whole: Selection, form: Format, tmp_path: Path) -> None:
    wanted = tmp_path / ("out" if form.makes == "folder" else f"out.{form.ending}")
    files = put(form.write(whole, ledger), form, str(wanted))
    assert sorted(files) == sorted(path for path in tmp_path.rglob("*") if path.is_file())
    if form.makes in {"text", "bytes"}:
        assert files == [wanted]
    elif form.makes == "files":
        assert all(file.name.startswith("out.") and file.name.endswith(f".{form.ending}") for file in files)


@every
def test_nothing_is_written_as_well(ledger: Ledger, form: Format) -> None:
    assert form.write(Selection((), ()), ledger) is not None
    assert form.told(Selection((), ())) is None


@pytest.mark.parametrize(
    ("name", "output", "found"),
    [
        (None, "a.gexf", "gexf"),
        (None, "a.nq", "nquads"),
        (None, "a.places.geojson", "geojson"),
        (None, "-", "graphml"),
        (None, "a.txt", "graphml"),
        ("csv", "a.gexf", "csv"),
    ],
)
def test_a_format_goes_by_its_name_else_by_the_files_ending(name: str | None, output: str, found: str) -> None:
    assert format_of(name, output).name == found


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="no format 'gml'; there are: graphml, gexf"):
        format_of("gml", "-")


def test_a_file_makes_no_folders(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put("x", FORMATS["graphml"], str(tmp_path / "mistyped/out.graphml"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.md").touch()
    with pytest.raises(InputError, match="is there and not empty"):
        put({"a.md": "x"}, FORMATS["obsidian"], str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


@pytest.mark.parametrize("form", [row for row in FORMATS.values() if row.extra], ids=lambda row: row.name)
def test_a_missing_extra_is_named(ledger: Ledger, whole: Selection, form: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(module: str) -> object:
        raise ModuleNotFoundError(module)

    monkeypatch.setattr(extras, "import_module", absent)
    with pytest.raises(InputError, match=rf"pip install 'elchi\[{form.extra}\]'"):
        form.write(whole, ledger)
