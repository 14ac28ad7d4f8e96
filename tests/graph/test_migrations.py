"""Ledgers of older schemas are brought to the present one with all they hold; those of newer ones are refused."""

from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from graph.articles import Article
from graph.claims import Claim, encode
from graph.compile import compile_article
from graph.errors import LedgerError
from graph.identity import article_key
from graph.ledger import Ledger, support
from graph.ledger.intake import admitted
from graph.ledger.schema import connect, steps, transaction
from graph.verify import verify_ledger
from tests import samples
from tests.graph.memory_stores import in_memory, live
from tests.graph.test_ledger import rows

ITEMS: list[tuple[Article, list[Claim]]] = [
    (samples.article(a), [samples.role(a, person=n), *samples.four(a)[1:]]) for a, n in [("a1", "Асан Үсөнов"), ("a2", "АСАН ҮСӨНОВ")]
]
RETRACTED: tuple[Article, list[Claim]] = (samples.article("a3"), [samples.relation("a3")])


def of_schema(version: int, path: Path) -> None:
    """A ledger as an elchi of that schema left it: two articles stand, a third was retracted, no mention is resolved."""
    with closing(connect(path, steps()[:version])) as old, transaction(old):
        at = "2026-01-01T00:00:00.000+00:00"
        for seq, (article, claims) in enumerate([*ITEMS, RETRACTED], 1):
            old.execute("INSERT INTO changes (at, kind, article) VALUES (?, 'new', ?)", (at, article.id))
            meta = msgspec.json.encode({key: value for key, value in msgspec.to_builtins(article).items() if key != "text"}).decode()
            row = (article.id, article.text, meta, article.sha256, at, seq)
            old.execute("INSERT INTO articles (id, text, metadata, sha256, at, seq) VALUES (?, ?, ?, ?, ?, ?)", row)
            bodies = [(claim.id, article.id, encode(claim), seq) for claim in admitted(article, claims)]
            old.executemany("INSERT INTO claims (id, article, body, seq) VALUES (?, ?, ?, ?)", bodies)
            support.replace(old, article_key(article.id), compile_article(article, claims), seq)
        old.execute("INSERT INTO changes (at, kind, article) VALUES (?, 'retracted', 'a3')", (at,))
        old.execute("UPDATE articles SET until_seq = 4 WHERE id = 'a3'")
        old.execute("UPDATE claims SET until_seq = 4 WHERE article = 'a3'")
        support.replace(old, article_key("a3"), [], 4)


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("stopped", [False, True])
def test_an_older_ledger_is_migrated_with_all_it_holds(tmp_path: Path, version: int, *, stopped: bool) -> None:
    path, today = tmp_path / "ledger.sqlite", in_memory()
    of_schema(version, path)
    before = rows(path)
    if stopped:  # between the new schema and the entities
        connect(path).close()
    today.put_many(ITEMS)
    with closing(today), closing(Ledger.open(path)) as ledger:
        assert list(ledger.articles()) == list(today.articles())
        assert list(ledger.claims()) == list(today.claims())
        assert (ledger.head(), live(ledger)) == (6, live(today))  # one was compiled anew for the spelling of a name, one as a copy
        assert len(list(ledger.facts(["Person"]))) == 1
        assert list(ledger.entities("person")) == list(today.entities("person"))
        assert list(verify_ledger(ledger)) == []
        assert ledger.stats().retracted == 1
    after = rows(path)
    assert {table: after[table] for table in ("articles", "claims")} == {table: before[table] for table in ("articles", "claims")}
    Ledger.open(path).close()
    assert rows(path) == after


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    connect(path, steps()).close()
    before = rows(path)
    with pytest.raises(LedgerError):
        connect(path, [*steps(), "CREATE TABLE further (x);\nCREATE TABLE changes (x);\n"])
    assert rows(path) == before


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    connect(tmp_path / "ledger.sqlite", [*steps(), "CREATE TABLE future (x);\n"]).close()
    with pytest.raises(LedgerError, match="upgrade elchi"):
        Ledger.open(tmp_path / "ledger.sqlite")
