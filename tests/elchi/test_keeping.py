"""What is kept, from the command line: backups of the ledger, and its articles read again."""

import json
from pathlib import Path

import msgspec
import pytest

from graph.claims import Claim, identified
from graph.corrections import on_claims
from graph.database import Database
from tests import samples
from tests.elchi.runner import counts, run


def test_a_backup_brings_everything_back(own_db: Path, tmp_path: Path) -> None:
    before, file = counts(own_db), tmp_path / "kept.sqlite"
    done = run("backup", file, "--db", own_db)
    assert (done.code, done.out, done.err.startswith(f"{file}: ")) == (0, "", True)
    assert run("restore", file, "--db", tmp_path / "new").code == 0
    assert counts(tmp_path / "new") == before
    assert run("verify", "--db", tmp_path / "new").code == 0


def test_what_is_there_is_not_replaced_unasked(own_db: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.sqlite"
    assert run("backup", file, "--db", own_db).code == 0
    for command in ("backup", "restore"):
        refused = run(command, file, "--db", own_db)
        assert (refused.code, "--force" in refused.err) == (1, True)
        assert run(command, file, "--db", own_db, "--force").code == 0


@pytest.fixture
def shifted(own_db: Path) -> tuple[Path, Claim, Claim, Claim]:
    """A database whose first article an older pack read: with a claim too many, one too few, and one less sure; one claim is rejected."""
    with Database.open(own_db) as opened:
        article = next(article for article in opened.ledger.articles() if len(list(opened.ledger.claims(article.id))) > 3)
        first, second, third, *rest = opened.ledger.claims(article.id)
        extra = identified(msgspec.structs.replace(first, id="", status="denied"))
        opened.ingest([(article, [extra, msgspec.structs.replace(second, confidence=0.123), third, *rest])])
        opened.correct(lambda ledger: on_claims(ledger, [third.id], "rejected", why="not so", who="a test"))
    return own_db, first, second, extra


def test_stored_articles_are_read_again(shifted: tuple[Path, Claim, Claim, Claim]) -> None:
    db, missed, unsure, extra = shifted
    before = counts(db)
    dry = run("ingest", "--again", "--dry-run", "--db", db, "-f", "json")
    assert (dry.code, counts(db)) == (0, before)
    told = [(row["change"], row["claim"], row["article"]) for row in json.loads(dry.out)]
    assert told == [("gone", extra.id, extra.article), ("added", missed.id, missed.article), ("changed", unsure.id, unsure.article)]
    assert json.loads(dry.out)[2]["differs"] == f"confidence 0.123 > {unsure.confidence}"
    assert "1 differ: 1 claims added, 1 gone, 1 changed; 0 refused; nothing is written" in dry.err
    done = run("ingest", "--again", "--db", db, "-f", "json")
    assert (done.code, done.out) == (0, dry.out)
    again = run("ingest", "--again", "--db", db)
    assert (again.code, len(again.out.splitlines()), "0 differ" in again.err) == (0, 1, True)
    assert run("verify", "--db", db).code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing argument"),
        (("--again", "a.txt"), "name no PATH"),
        (("a.txt", "--dry-run"), "goes with --again"),
        (("--again", "--home-state", "KGZ"), "--home-state"),
    ],
)
def test_what_does_not_go_together_is_told(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run("ingest", *arguments, "--db", tmp_path / "db")
    assert (done.code, words in done.err) == (2, True)


def test_what_no_pack_can_read_any_more_stays(own_db: Path) -> None:
    with Database.open(own_db) as opened:
        opened.ingest([(samples.article("old", language="la"), samples.four("old"))])
    before = counts(own_db)
    done = run("ingest", "--again", "--db", own_db)
    assert (done.code, "no language pack for 'la'" in done.err) == (3, True)
    assert counts(own_db) == before


def test_what_came_and_went_is_told(own_db: Path) -> None:
    with Database.open(own_db) as opened:
        opened.ledger.put(samples.article("new", title="Сапар"), samples.four("new"), "2999-01-01T10:00:00.000+00:00")
        opened.ledger.put(samples.article("new"), samples.four("new")[1:], "2999-01-02T10:00:00.000+00:00")
        opened.catch_up()
    came = run("diff", "--from", "2998-01-01", "--to", "2999-01-01", "--db", own_db, "-f", "json")
    rows = json.loads(came.out)
    assert (came.code, came.err.split(";")[0]) == (0, "articles: 1 added, 0 gone, 0 changed")
    assert [(row["what"], row["change"]) for row in rows] == [("article", "added")] + [("claim", "added")] * 4
    assert {"Асан Үсөнов: foreign_minister of KGZ", "KGZ CHAIRS EAEU"} < {row["told"] for row in rows}
    changed = json.loads(run("diff", "--from", "2999-01-01", "--db", own_db, "-f", "json").out)
    assert [(row["what"], row["change"], row["differs"]) for row in changed] == [("article", "changed", "title"), ("claim", "gone", "")]
    wrong = run("diff", "--from", "2999-01-01", "--to", "2998-01-01", "--db", own_db)
    assert (wrong.code, "--to is before --from" in wrong.err) == (2, True)
