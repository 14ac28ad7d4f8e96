"""Sentences written for each type: read, compared, told type by type, and every batch of the repository whole."""

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.sentences import Item, main, read
from graph.errors import InputError
from graph.vocabulary import vocabulary

BATCHES = sorted((Path(__file__).parents[2] / "benchmarks/sentences").glob("*.jsonl"))
ITEMS = [
    Item(
        "CONSULT-01",
        "Кыргызстандын президенти Казакстандын президенти менен жолугушту.",
        says=True,
        relations=[("KGZ", "CONSULT", "KAZ", "held")],
        memberships=[],
    ),
    Item("SANCTION-01", "Бүгүн Бишкекте жаан жаады.", says=True, relations=[("RUS", "SANCTION", "USA", "held")], memberships=[]),
    Item("JOINS-21", "Бүгүн Ошто жаан жаады.", says=False, relations=[], memberships=[]),
]


def written(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


def as_line(item: Item) -> str:
    return json.dumps({f: getattr(item, f) for f in Item.__struct_fields__}, ensure_ascii=False)


def test_found_and_missed_are_counted_by_type(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(written(tmp_path / "b.jsonl", [as_line(i) for i in ITEMS])), "--misses"])
    rows = {line.split("|")[1].strip(): line for line in done.output.splitlines() if line.startswith("|")}
    assert rows["relations and memberships"].endswith("| 1.000 | 0.500 | 0.667 | 1 | 0 | 1 |")
    assert rows["SANCTION"].endswith("| 0 | 0 | 1 |")
    assert rows["CONSULT"].endswith("| 1 | 0 | 0 |")
    assert "3 items, 1 of them near misses" in done.output
    assert done.output.startswith("SANCTION-01\textra: –\tmissed: RUS SANCTION USA")


def test_lines_that_are_no_items_are_told_together(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"(?s)b\.jsonl:1: .*\n.*b\.jsonl:2: "):
        read(written(tmp_path / "b.jsonl", ["{}", "[", as_line(ITEMS[0])]))


@pytest.mark.parametrize("file", BATCHES, ids=lambda f: f.stem)
def test_a_batch_has_enough_of_every_type(file: Path) -> None:
    items = read(file)
    says = Counter(item.id.rpartition("-")[0] for item in items if item.says)
    near = Counter(item.id.rpartition("-")[0] for item in items if not item.says)
    types = {*vocabulary().relation_types, "MEMBER_OF", "CHAIRS", "JOINS", "LEAVES"}
    assert {t: (says[t] >= 20, near[t] >= 10) for t in types} == dict.fromkeys(types, (True, True))
    assert len({item.id for item in items}) == len(items)
    stated = {t for item in items for t in [*(r[1] for r in item.relations), *(m[1] for m in item.memberships)]}
    assert stated <= types
