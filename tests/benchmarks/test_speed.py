"""The form of the speed report, on a handful of texts: figures belong to a quiet machine, not to a test."""

import json
from pathlib import Path

import pytest

from benchmarks.report import replaced, section
from benchmarks.speed import Cost, Side, as_markdown, files_of, lines, peaks, side_by_side, start
from graph.errors import InputError
from ingest.engine.extract import extractor
from ingest.samples import articles

DOCUMENT = Path(__file__).parents[2] / "docs" / "speed.md"


def records(folder: Path) -> Path:
    file = folder / "articles.jsonl"
    file.write_text("".join(json.dumps({"id": a.id, "text": a.text}) + "\n" for a in articles()[:3]), "utf-8")
    return file


def test_both_sides_are_measured_on_the_same_files(tmp_path: Path) -> None:
    files = files_of(records(tmp_path), tmp_path)
    assert [f.read_text("utf-8") for f in files] == [a.text for a in articles()[:3]]
    assert files_of(tmp_path, tmp_path) == files
    side = side_by_side(files, extractor("ky"), rounds=1, shortest=0.1)
    assert side.articles == 3
    assert 0 < side.limit.user < side.claims.user
    assert [line.split()[0] for line in lines(side).splitlines()] == ["3", "LIMIT", "text", "language", "ratio"]


def test_a_report_for_the_document(tmp_path: Path) -> None:
    files = files_of(records(tmp_path), tmp_path)
    side = Side(4, Cost(0.001, 0.002), Cost(0.01, 0.012), Cost(0.004, 0.004))
    memory = peaks(files, "ky")
    assert list(memory) == [1, 3]
    assert all(kib > 10_000 for kib in memory.values())
    text = as_markdown(side, 5, "ky/1", start(extractor("ky")), memory)
    assert "| text to claims | 2500 | 10.0 | 400 |" in text.splitlines()
    document = DOCUMENT.read_text("utf-8")
    assert section(replaced(document, "ky", text), "ky").strip() == text


@pytest.mark.parametrize(("content", "message"), [("", "no texts"), ('{"title": "…"}\n', "record 1: .*text"), ("{\n", "record 1")])
def test_texts_that_cannot_be_read_are_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(content, "utf-8")
    with pytest.raises(InputError, match=message):
        files_of(file, tmp_path)
