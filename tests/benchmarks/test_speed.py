"""The form of the speed report, on a handful of texts: figures belong to a quiet machine, not to a test."""

import json
from pathlib import Path

import pytest

from benchmarks.speed import files_of, lines, side_by_side
from graph.errors import InputError
from ingest.engine.extract import extractor
from ingest.samples import articles


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
    assert [line.split()[0] for line in lines(side).splitlines()] == ["3", "LIMIT", "text", "ratio"]


@pytest.mark.parametrize(("content", "message"), [("", "no texts"), ('{"title": "…"}\n', "record 1: .*text"), ("{\n", "record 1")])
def test_texts_that_cannot_be_read_are_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(content, "utf-8")
    with pytest.raises(InputError, match=message):
        files_of(file, tmp_path)
