"""Entries that hardly occur must say what makes them true of the language."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.lexicon import fired, main, rare, reason
from ingest.pack import load

TEXTS = ["Кыргызстандын президенти Жапаров.", "Кыргызстанга келди.", "Кыргызстан менен кыргызстандык президент."]


def test_an_entry_counts_once_a_text_in_any_form() -> None:
    count = fired(load("ky"), [TEXTS[0] * 3, TEXTS[1]])
    assert count["state", "KGZ", "Кыргызстан"] == 2
    assert count["title", "президент", "президент"] == 1


def test_what_is_frequent_or_from_a_library_needs_no_reason() -> None:
    pack = load("ky")
    seldom = {(entry.kind, entry.name) for entry, _ in rare(pack, fired(pack, TEXTS))}
    assert ("state", "Кыргызстан") not in seldom
    assert ("city", "Красноярск") not in seldom
    assert ("title", "канцлер") in seldom


def test_every_entry_of_the_kyrgyz_pack_has_a_reason() -> None:
    pack = load("ky")
    assert [entry for entry, _ in rare(pack, fired(pack, [])) if not reason(pack, entry)] == []


def test_missing_reasons_end_with_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.lexicon.reason", lambda _pack, entry: None if entry.kind == "seat" else "a closed class")
    file = tmp_path / "texts.jsonl"
    file.write_text("".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(TEXTS)))
    done = CliRunner().invoke(main, ["--texts", str(file), "--missing"])
    assert (done.exit_code, "Кремль\t0\tNO REASON" in done.output, "a closed class" in done.output) == (1, True, False)
