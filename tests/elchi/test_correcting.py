"""People correct the graph: entities are merged and split, claims confirmed, rejected and added; what they decided stays."""

import json
from itertools import product
from pathlib import Path

import pytest

from graph.articles import Article
from graph.claims import decode
from tests.elchi.runner import run, write

TEXTS = {
    "a1": "Кыргызстандын президенти Садыр Жапаров Казакстандын президенти Касым-Жомарт Токаев менен жолугушту.",
    "a2": "Кыргызстандын президенти Садыр Жапаров Түркияга барды.",
    "a3": "Балбан Садыр Жапаров беттеште жеңди. Кыргызстандын спорт министри Алтынбек Капаров аны куттуктады.",
}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    articles = [Article(id=name, text=text, language="ky", published="2024-05-31") for name, text in TEXTS.items()]
    assert run("ingest", write(tmp_path / "a.jsonl", articles), "--db", tmp_path / "db").code == 0
    return tmp_path / "db"


def rows(*arguments: str | Path) -> list[dict[str, str]]:
    done = run(*arguments, "-f", "json")
    assert done.code == 0, done.err
    found: list[dict[str, str]] = json.loads(done.out)
    return found


def names(db: Path) -> set[str]:
    return {row["name"] for row in rows("entities", "list", "--db", db)}


def claim_ids(db: Path, article: str) -> list[str]:
    return [decode(line).id for line in run("claims", "list", article, "--db", db).out.splitlines()]


def judged(err: str) -> str:
    return err.split("judgement ")[1].split(":")[0].strip()


def test_entities_are_merged_and_the_merge_is_undone(db: Path) -> None:
    before = names(db)
    done = run("entities", "merge", "Садыр Жапаров", "Касым-Жомарт Токаев", "--why", "a test", "--who", "analyst", "--db", db)
    assert done.code == 0
    assert len(names(db)) == len(before) - 1
    told = rows("entities", "judgements", "--db", db)
    assert [(row["what"], row["why"], row["who"]) for row in told] == [("same", "a test", "analyst")]
    for lang, name in product(("cypher", "sparql"), ("Садыр Жапаров", "Касым-Жомарт Токаев", "Жапаров Садыр")):
        held = rows("query", "offices-of-person", "--person", name, "--db", db, "--lang", lang)
        assert {row["state"] for row in held} == {"KGZ", "KAZ"}
    assert run("verify", "--db", db).code == 0
    assert run("entities", "undo", judged(done.err), "--db", db).code == 0
    assert names(db) == before
    assert run("verify", "--db", db).code == 0
    assert len(rows("entities", "judgements", "--undone", "--db", db)) == 1


def test_a_namesake_is_split_off(db: Path) -> None:
    before = rows("entities", "show", "Садыр Жапаров", "--db", db)
    assert run("entities", "split", "Садыр Жапаров", "--in", "a2", "--why", "the wrestler", "--db", db).code == 0
    after = [row for row in rows("entities", "list", "--match", "садыр", "--db", db) if row["name"] == "Садыр Жапаров"]
    assert sorted(int(row["articles"]) for row in after) == sorted([len(before) - 1, 1])
    again = run("entities", "show", "Садыр Жапаров", "--db", db)
    assert again.code == 1
    assert "name one by its key" in again.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["merge", "Садыр Жапаров", "Жок Бирөө"], "no person or meeting is called"),
        (["merge", "Садыр Жапаров", "Садыр Жапаров"], "are one already"),
        (["split", "Садыр Жапаров"], "tell which mentions"),
        (["split", "Садыр Жапаров", "--in", "nowhere"], "is no article of"),
        (["undo", "77"], "no judgement 77"),
    ],
)
def test_what_cannot_be_decided_is_told(db: Path, arguments: list[str], told: str) -> None:
    why = [] if arguments[0] == "undo" else ["--why", "x"]
    done = run("entities", *arguments, *why, "--db", db)
    assert done.code == 1
    assert told in done.err


def test_a_rejected_claim_stays_away_until_that_is_undone(db: Path, tmp_path: Path) -> None:
    before = claim_ids(db, "a1")
    done = run("claims", "reject", before[0], "--why", "not so", "--db", db)
    assert claim_ids(db, "a1") == before[1:]
    again = [Article(id="a1", text=TEXTS["a1"], language="ky", published="2024-05-31")]
    assert "1 unchanged" in run("ingest", write(tmp_path / "b.jsonl", again), "--db", db).err
    assert run("rebuild", "--db", db).code == 0
    assert claim_ids(db, "a1") == before[1:]
    assert run("verify", "--db", db).code == 0
    assert run("entities", "undo", judged(done.err), "--db", db).code == 0
    assert set(claim_ids(db, "a1")) == set(before)


def test_a_confirmed_claim_outlives_a_text_in_which_it_is_not_found(db: Path, tmp_path: Path) -> None:
    first = next(decode(line) for line in run("claims", "list", "a1", "--db", db).out.splitlines())
    assert run("claims", "confirm", first.id, "--why", "I was there", "--db", db).code == 0
    sure = next(c for c in map(decode, run("claims", "list", "a1", "--db", db).out.splitlines()) if c.id == first.id)
    assert (sure.confidence, sure.rule) == (1.0, "person/confirmed")
    assert run("claims", "reject", first.id, "--why", "no, I was not", "--db", db).code == 0
    assert first.id not in claim_ids(db, "a1")
    assert run("claims", "confirm", first.id, "--why", "yes, I was", "--db", db).code == 0
    assert first.id in claim_ids(db, "a1")


def test_a_claim_is_added_with_its_quote(db: Path, tmp_path: Path) -> None:
    record = {"claim": "relation", "source": "KGZ", "type": "CONSULT", "mode": "visit", "target": "TUR", "status": "held"}
    text = json.dumps({**record, "evidence": "Түркияга барды"}, ensure_ascii=False)
    done = run("claims", "add", "a2", "--why", "missed", "--db", db, stdin=text)
    assert done.code == 0, done.err
    assert done.out.strip() in claim_ids(db, "a2")
    again = [Article(id="a2", text=TEXTS["a2"], language="ky", published="2024-05-31", title="Сапар")]
    assert run("ingest", write(tmp_path / "b.jsonl", again), "--db", db).code == 0
    assert done.out.strip() in claim_ids(db, "a2")
    assert run("verify", "--db", db).code == 0
    wrong = run("claims", "add", "a2", "--why", "missed", "--db", db, stdin=text.replace("барды", "учту"))
    assert (wrong.code, "stands 0 times" in wrong.err) == (1, True)
    unknown = run("claims", "add", "a2", "--why", "missed", "--db", db, stdin=text.replace("CONSULT", "MARRY"))
    assert (unknown.code, "MARRY" in unknown.err) == (1, True)


def test_pairs_who_may_be_one_are_offered_until_somebody_decides(tmp_path: Path) -> None:
    texts = {"b1": "Кыргызстандын тышкы иштер министри Жээнбек Кулубаев сүйлөдү.", "b2": "Министр Жээнбек Кулубаеф келди."}
    person = "Жээнбек Кулубаеф"
    record = json.dumps({"claim": "role", "person": person, "role": "minister", "title": "министр", "of": "KGZ", "evidence": person})
    articles = [Article(id=name, text=text, language="ky") for name, text in texts.items()]
    run("ingest", write(tmp_path / "a.jsonl", articles), "--db", tmp_path / "db")
    run("claims", "add", "b2", "--why", "x", "--db", tmp_path / "db", stdin=record)
    (pair,) = rows("entities", "candidates", "--db", tmp_path / "db")
    assert {pair["a"], pair["b"]} == {"elchi:Person/жээнбек_кулубаев", "elchi:Person/жээнбек_кулубаеф"}
    assert pair["why"]
    assert run("entities", "merge", pair["a"], pair["b"], "--why", "a slip", "--db", tmp_path / "db").code == 0
    assert rows("entities", "candidates", "--db", tmp_path / "db") == []
