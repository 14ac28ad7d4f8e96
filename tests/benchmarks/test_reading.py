"""Precision by reading: a draw that can be repeated, sheets without text, verdicts counted."""

import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from benchmarks.reading import Row, Told, main
from ingest.samples import articles


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "corpus.jsonl"
    file.write_text("".join(json.dumps({"id": a.id, "language": "ky", "text": a.text}) + "\n" for a in articles()), "utf-8")
    return file


def run(*arguments: str | Path) -> str:
    done = CliRunner().invoke(main, [str(a) for a in arguments])
    assert done.exit_code == 0, done.output
    return done.output


def drawn(corpus: Path, seed: str) -> list[Row]:
    sheet = corpus.parent / f"{seed}.jsonl"
    run("draw", corpus, "--seed", seed, "--claims", "20", "--sheet", sheet, "--readable", corpus.parent / "readable.txt")
    return msgspec.json.Decoder(Row).decode_lines(sheet.read_bytes())


def test_the_seed_decides_what_is_drawn(corpus: Path) -> None:
    first = drawn(corpus, "a")
    assert first == drawn(corpus, "a") != drawn(corpus, "b")
    assert len(first) >= 20
    sheet = (corpus.parent / "a.jsonl").read_text("utf-8")
    texts = {a.id: a.text for a in articles()}
    assert not any(texts[row.article][row.start : row.end] in sheet for row in first)


def test_annotated_articles_are_left_out(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "gold/ann").mkdir(parents=True)
    for article in articles()[1:]:
        (tmp_path / f"gold/ann/{article.id}.json").write_text("{}")
    sheet = tmp_path / "s.jsonl"
    run("draw", corpus, "--without", tmp_path / "gold", "--seed", "a", "--sheet", sheet, "--readable", tmp_path / "r.txt")
    assert {row.article for row in msgspec.json.Decoder(Row).decode_lines(sheet.read_bytes())} == {articles()[0].id}


def test_verdicts_are_counted(corpus: Path, tmp_path: Path) -> None:
    rows = drawn(corpus, "a")[:4]
    sheet = tmp_path / "four.jsonl"
    sheet.write_bytes(msgspec.json.Encoder().encode_lines(rows))
    for name, said in (("x", (True, True, True, False)), ("y", (True, True, False, False))):
        (tmp_path / name).write_text("".join(json.dumps({"claim": r.claim, "right": v}) + "\n" for r, v in zip(rows, said, strict=True)))
    printed = run("told", sheet, tmp_path / "x", tmp_path / "y")
    assert "| all | 4 | 0.750 | 0.500 | 0.500 | 0.750 | 0.500 |" in printed
    kept = msgspec.json.Decoder(Row).decode_lines(sheet.read_bytes())
    assert [r.verdicts for r in kept] == [(True, True), (True, True), (True, False), (False, False)]


def test_a_claim_without_a_verdict_is_told(corpus: Path, tmp_path: Path) -> None:
    rows = drawn(corpus, "a")
    (tmp_path / "x").write_text("")
    done = CliRunner().invoke(main, ["told", str(corpus.parent / "a.jsonl"), str(tmp_path / "x"), str(tmp_path / "x")])
    assert done.exit_code == 1
    assert done.output.count("says nothing of") == 2 * len(rows)


def test_what_a_reader_took_is_found_or_missed(tmp_path: Path) -> None:
    gold = Path(__file__).parents[2] / "benchmarks/articles/ky"
    sheet = tmp_path / "missed.jsonl"
    printed = run("missed", "--gold", gold, "--sheet", sheet)
    told = msgspec.json.Decoder(Told).decode_lines(sheet.read_bytes())
    found = sum(t.found for t in told)
    assert f"| all | {len(told)} | {found} | {len(told) - found} |" in printed
    assert 300 < found < len(told)
    assert all(t.spans for t in told)
