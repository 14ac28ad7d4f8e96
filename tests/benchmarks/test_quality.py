"""The quality report: its floors on the sample articles, its forms, and the document it fills."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from benchmarks.annotated import shipped
from benchmarks.quality import halves, main, measure
from benchmarks.report import Report, as_markdown, replaced, section
from benchmarks.scoring import FAMILIES
from graph.errors import InputError

DOCUMENT = Path(__file__).parents[2] / "docs" / "quality.md"
MARKED = "head\n<!-- quality: samples -->\n\nold\n<!-- end: samples -->\ntail\n"
FLOORS = [("roles", 0.60), ("relations", 0.30), ("meetings", 0.35)]
TABLES = ["Families", "Reliability", "Relation types", "Roles by role", "Meetings by kind", "Memberships by type"]


@pytest.fixture(scope="module")
def report() -> Report:
    return measure("samples", "ky", shipped(), folds=True)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def tables(markdown: str) -> dict[str, list[dict[str, str]]]:
    """The tables of a section by heading, a row a dictionary."""
    found = {}
    for part in markdown.split("### ")[1:]:
        title, *lines = [line for line in part.splitlines() if line.strip()]
        head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
        found[title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


@pytest.mark.parametrize(("family", "floor"), FLOORS)
def test_floors_on_the_samples(report: Report, family: str, floor: float) -> None:
    assert report.families[family].f1 >= floor


def test_the_report_adds_up(report: Report) -> None:
    families, parts = report.families, report.parts
    assert report.articles == len(shipped()) == sum(n for n, _ in report.folds.values())
    for title, family in [("relation types", "relations"), ("roles by role", "roles"), ("meetings by kind", "events")]:
        assert sum(c.tp for c in parts[title].values()) == families[family].tp
        assert sum(c.missed for c in parts[title].values()) == families[family].missed
        assert sum(f[family].extra for _, f in report.folds.values()) == families[family].extra
    judged = [families[f] for f in ("roles", "relations", "memberships", "events")]
    assert sum(b.claims for b in report.bands) == sum(c.tp + c.extra for c in judged)
    assert sum(b.right for b in report.bands) == sum(c.tp for c in judged)


def test_tables_read_back(report: Report) -> None:
    found = tables(as_markdown(report))
    assert list(found) == [*TABLES, "Halves"]
    assert [row["family"] for row in found["Families"]] == list(FAMILIES)
    assert all(float(row["F1"]) == round(report.families[row["family"]].f1, 3) for row in found["Families"])
    assert [row["confidence"] for row in found["Reliability"]] == ["≥ 0.9", "0.8–0.9", "0.7–0.8", "< 0.7"]


@pytest.mark.parametrize("name", ["samples", "ky"])
def test_the_document_is_filled(name: str) -> None:
    found = tables(section(DOCUMENT.read_text("utf-8"), name))
    assert set(found) >= set(TABLES)
    assert [row["family"] for row in found["Families"]] == list(FAMILIES)
    assert all(0 <= float(row[ratio]) <= 1 for row in found["Families"] for ratio in ("precision", "recall", "F1"))
    assert all(int(row["right"]) <= int(row["claims"]) for row in found["Reliability"])


def as_folder(folder: Path) -> Path:
    """The sample articles as a folder of annotations and texts."""
    for name in ("ann", "text"):
        (folder / name).mkdir()
    for article, annotation in shipped():
        (folder / "ann" / f"{article.id}.json").write_text(json.dumps(annotation), "utf-8")
        (folder / "text" / f"{article.id}.txt").write_text(article.text, "utf-8")
    return folder


def test_a_folder_is_measured_and_printed_as_json(tmp_path: Path, report: Report) -> None:
    printed: dict[str, Any] = json.loads(run("--gold", str(as_folder(tmp_path)), "--folds", "--json").stdout)
    assert (printed["name"], printed["articles"]) == ("ky", report.articles)
    assert printed["families"]["roles"]["f1"] == pytest.approx(report.families["roles"].f1)
    assert list(printed["folds"]) == ["A", "B"]


def test_write_replaces_its_section_alone(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text(MARKED, "utf-8")
    assert run("--samples", "--write", str(document)).exit_code == 0
    written = document.read_text("utf-8")
    assert replaced(written, "samples", "old") == MARKED
    assert set(tables(section(written, "samples"))) == set(TABLES)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "one of --gold FOLDER and --samples"),
        (["--samples", "--gold", "."], 2, "one of --gold FOLDER and --samples"),
        (["--gold", "nowhere"], 1, "no annotations"),
        (["--samples", "--language", "xx"], 1, "no language pack 'xx'"),
    ],
)
def test_refusals_are_one_line(arguments: list[str], code: int, message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert message in result.stderr


@pytest.mark.parametrize(("name", "content"), [("ann/phone-call.json", "{"), ("text/phone-call.txt", None)])
def test_an_article_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: str | None) -> None:
    file = as_folder(tmp_path) / name
    file.unlink() if content is None else file.write_text(content, "utf-8")
    result = run("--gold", str(tmp_path))
    assert result.exit_code == 1
    assert str(file) in result.stderr


def test_a_document_without_the_section_is_refused() -> None:
    with pytest.raises(InputError, match="no section 'ky'"):
        section(MARKED, "ky")


def test_halves_do_not_depend_on_the_rest_of_the_set() -> None:
    whole = halves({article.id: {} for article, _ in shipped()})
    assert [len(part) for part in whole.values()] == [7, 9]
    assert list(halves({"phone-call": {}})) == ["B"]
    assert halves({}) == {}
