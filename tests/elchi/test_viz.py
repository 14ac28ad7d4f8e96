"""`elchi viz`: pages that need nothing beside them, and pictures."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from elchi.viz import page
from graph.database import Database
from tests.elchi.runner import run
from tests.generated import generated

HALF_A_MEGABYTE = 512 * 1024


def drawn(db: Path, file: Path, *arguments: str) -> str:
    done = run("viz", *arguments, "-o", file, "--db", db)
    assert done.code == 0, done.err
    return file.read_text("utf-8")


def data(html: str) -> dict[str, list[Any]]:
    return dict(json.loads(re.findall(r'id="data">(.*?)</script>', html, re.S)[0]))


def ties(told: dict[str, list[Any]]) -> set[frozenset[str]]:
    """Between whom edges are."""
    return {frozenset(told["nodes"][end]["caption"] for end in row[:2]) for row in told["edges"]}


def test_a_page_holds_the_picture_the_data_and_the_sentences(sample_db: Path, tmp_path: Path) -> None:
    html = drawn(sample_db, tmp_path / "kgz.html", "--around", "Кыргызстан", "--lang", "ky")
    told = data(html)
    assert "Кыргызстан" in {node["caption"] for node in told["nodes"]}
    assert len(told["behind"]) == len(told["edges"])
    assert html.count("<circle") >= len(told["nodes"])
    assert "жолугуш" in json.dumps(told["claims"], ensure_ascii=False)


def test_a_page_asks_for_nothing(sample_db: Path, tmp_path: Path) -> None:
    html = drawn(sample_db, tmp_path / "all.html")
    assert re.findall(r"<(?:script|img|iframe)[^>]* src=|<link|@import|url\((?!#)", html) == []
    assert "default-src 'none'" in html


def test_a_page_of_three_hundred_nodes_is_half_a_megabyte_at_most(tmp_path: Path) -> None:
    with Database.open(tmp_path / "db", create=True) as database:
        database.ledger.put_many(generated(250))
    html = drawn(tmp_path / "db", tmp_path / "all.html")
    assert len(data(html)["nodes"]) == 300
    assert len(html.encode()) <= HALF_A_MEGABYTE


def test_markup_in_articles_stays_text(tmp_path: Path) -> None:
    with Database.open(tmp_path / "db", create=True) as database:
        database.ledger.put_many(generated(120))
    html = drawn(tmp_path / "db", tmp_path / "all.html")
    assert "<Sons>" not in html
    assert "Sons" in html


def test_two_with_what_ties_them(sample_db: Path, tmp_path: Path) -> None:
    picture = drawn(sample_db, tmp_path / "two.svg", "--between", "KGZ", "Kazakhstan")
    assert picture.startswith("<svg")
    assert {"Kyrgyzstan", "Kazakhstan"} <= set(re.findall(r"<text[^>]*>([^<]*)<", picture))


def test_what_a_question_is_about(sample_db: Path, tmp_path: Path) -> None:
    told = data(drawn(sample_db, tmp_path / "talks.html", "--question", "relations-between", "a=KGZ", "b=KAZ"))
    assert {"Kyrgyzstan", "Kazakhstan"} in ties(told)


def test_a_picture_of_pixels(sample_db: Path, tmp_path: Path) -> None:
    assert run("viz", "--around", "KGZ", "-o", tmp_path / "kgz.png", "--db", sample_db).code == 0
    head = (tmp_path / "kgz.png").read_bytes()[:24]
    assert head[1:4] == b"PNG"
    assert int.from_bytes(head[16:20]) == 2800


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--around", "Nobody Atall"), 1, "nothing in the graph is called 'Nobody Atall'"),
        (("--around", "KGZ", "--between", "KGZ", "KAZ"), 2, "exclude one another"),
        (("a=KGZ",), 2, "name it with --question"),
        (("--question", "relations-between", "KGZ"), 2, "write KEY=VALUE"),
        (("--question", "relations-between", "a=KGZ"), 2, "needs b"),
    ],
)
def test_what_cannot_be_drawn_is_told(sample_db: Path, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = run("viz", *arguments, "--db", sample_db)
    assert done.code == code
    assert told in done.err


def test_a_checkout_without_the_bundle_says_how_to_make_it(sample_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_FOLDER", "nowhere")
    done = run("viz", "--around", "KGZ", "--db", sample_db)
    assert done.code == 1
    assert "hatch_build.py" in done.err
