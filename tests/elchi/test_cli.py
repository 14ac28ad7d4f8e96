"""What the commands that read, store, check and list do."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from graph.articles import Article
from graph.claims import decode
from graph.database import Database
from graph.ledger import Ledger
from ingest.pipeline import claims_of
from ingest.samples import articles
from ingest.sources import Refusal
from tests.elchi.runner import Done, counts, run, write

IDS = [article.id for article in articles()]
SCHEMA = Path(__file__).parents[2] / "graph/ontology/claim.schema.json"


def claims_by_article(db: Path) -> dict[str, set[str]]:
    with Database.open(db, create=False) as opened:
        return {article.id: {claim.id for claim in opened.ledger.claims(article.id)} for article in opened.ledger.articles()}


def test_ingest_prints_the_ids_once_the_ledger_holds_them(sample_ingest: Done, sample_db: Path) -> None:
    assert (sample_ingest.code, sample_ingest.out.split()) == (0, IDS)
    assert sample_ingest.err == f"{len(IDS)} new, 0 replaced, 0 unchanged, 0 refused\n"
    assert sorted(claims_by_article(sample_db)) == sorted(IDS)


def test_ingesting_a_second_time_changes_nothing(own_db: Path, sample_file: Path) -> None:
    before = counts(own_db)
    again = run("ingest", sample_file, "--db", own_db)
    assert (again.code, again.out.split()) == (0, IDS)
    assert again.err == f"0 new, 0 replaced, {len(IDS)} unchanged, 0 refused\n"
    assert counts(own_db) == before


def test_a_corrected_article_replaces_its_claims_and_nothing_else(tmp_path: Path) -> None:
    first, second = articles()[:2]
    run("ingest", write(tmp_path / "both.jsonl", [first, second]), "--db", tmp_path)
    before = claims_by_article(tmp_path)
    text = first.text.replace("Пакистан", "Өзбекстан").replace("Исламабад", "Ташкент")
    corrected = msgspec.structs.replace(first, text=text)
    done = run("ingest", write(tmp_path / "one.jsonl", [corrected]), "--db", tmp_path)
    assert (done.code, done.out, done.err) == (0, f"{first.id}\n", "0 new, 1 replaced, 0 unchanged, 0 refused\n")
    after = claims_by_article(tmp_path)
    assert before[first.id] & after[first.id] != before[first.id]
    assert after[second.id] == before[second.id]
    listed = run("claims", "list", first.id, "--db", tmp_path).out
    assert "UZB" in listed
    assert "PAK" not in listed
    assert run("verify", "--db", tmp_path).code == 0


def test_extracted_records_are_claims_by_the_schema(sample_file: Path) -> None:
    done = run("extract", sample_file, "--format", "jsonl")
    lines = done.out.splitlines()
    validator = Draft202012Validator(json.loads(SCHEMA.read_bytes()))
    texts = {article.id: article.text for article in articles()}
    assert done.code == 0
    assert len(lines) > len(IDS)
    for line in lines:
        claim, record = decode(line), json.loads(line)
        validator.validate(record)
        assert texts[claim.article][claim.evidence.start : claim.evidence.end] == claim.evidence.text


# format -> the quotes in what it writes
QUOTES: dict[str, Callable[[str], list[str]]] = {
    "json": lambda told: [claim["evidence"]["text"] for claim in json.loads(told)],
    "tsv": lambda told: [line.split("\t")[2] for line in told.splitlines()[1:]],
}


@pytest.mark.parametrize("form", QUOTES)
def test_extract_in_other_formats_tells_the_same(sample_file: Path, form: str) -> None:
    quotes = [" ".join(decode(line).evidence.text.split()) for line in run("extract", sample_file).out.splitlines()]
    assert [" ".join(quote.split()) for quote in QUOTES[form](run("extract", sample_file, "-f", form).out)] == quotes


@pytest.mark.parametrize("form", ["jsonl", "tsv"])
def test_extract_tells_why_a_sentence_gave_nothing(form: str) -> None:
    done = run("extract", "-", "--why", "-f", form, "--language", "ky", stdin="Кыргызстан менен Казакстандын аба ырайы окшош.")
    assert done.code == 0
    assert "no predicate of a relation, event or membership stands in it" in done.out
    assert "Кыргызстан менен Казакстандын аба ырайы окшош." in done.out


def test_an_output_that_is_the_input_is_written_when_all_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("Президент Садыр Жапаров Өзбекстанга барды.", "utf-8")
    assert run("extract", file, "--language", "ky", "-o", file).code == 0
    assert "Садыр Жапаров" in file.read_text("utf-8")


def test_extract_as_a_table() -> None:
    told = run("extract", "-", "-f", "table", "--language", "ky", stdin="Президент Садыр Жапаров Өзбекстанга барды.").out
    assert "Садыр Жапаров: head_of_state of KGZ" in told
    assert "article" in told.splitlines()[1]


def test_extract_reads_stdin_and_takes_metadata_from_options() -> None:
    done = run("extract", "-", "--id", "x", "--published", "2024-03-02", stdin=articles()[0].text)
    assert {decode(line).article for line in done.out.splitlines()} == {"x"}


def test_claims_lists_what_extract_finds(sample_db: Path, sample_file: Path) -> None:
    extracted = {decode(line).id for line in run("extract", sample_file).out.splitlines()}
    assert {decode(line).id for line in run("claims", "list", "--db", sample_db).out.splitlines()} == extracted
    one = run("claims", "list", IDS[0], "--db", sample_db, "-f", "table")
    assert (one.code, IDS[0] in one.out) == (0, True)


def test_verify_and_stats_of_what_was_ingested(sample_db: Path) -> None:
    verified = run("verify", "--db", sample_db)
    assert (verified.code, verified.out) == (0, "")
    assert verified.err.endswith("claims: 0 problems\n")
    stats = {row["what"]: row["count"] for row in json.loads(run("stats", "--db", sample_db, "-f", "json").out)}
    assert stats["articles"] == len(IDS)
    assert stats["claims"] == sum(stats[f"claims: {kind}"] for kind in ("role", "relation", "membership", "meeting"))


def test_retracting_leaves_what_was_there_without_the_article(own_db: Path, tmp_path: Path) -> None:
    done = run("retract", IDS[0], "--db", own_db)
    assert (done.code, done.err) == (0, f"retracted: {IDS[0]}\n")
    with closing(Ledger.open(tmp_path / "other.sqlite")) as other:
        other.put_many(item for item in claims_of(articles()[1:]) if not isinstance(item, Refusal))
        nodes, edges = other.counts()
    retracted = counts(own_db)
    assert retracted[1] == (nodes, edges)
    rebuilt = run("rebuild", "--db", own_db)
    assert (rebuilt.code, rebuilt.err) == (0, f"rebuilt: {nodes} nodes, {edges} edges\n")
    assert counts(own_db)[1:] == retracted[1:]


def test_doctor_tells_parts_packs_and_the_folder(sample_db: Path, tmp_path: Path) -> None:
    told = {row["what"]: row["state"] for row in json.loads(run("doctor", "--db", sample_db, "-f", "json").out)}
    assert told["pack ky"].startswith("version ")
    assert told[f"database {sample_db}"].startswith(f"{len(IDS)} articles, ")
    assert "elchi ingest makes it" in run("doctor", "--db", tmp_path / "none").out


# arguments, exit code, what the one line says
WRONG: dict[str, tuple[list[str], int, str]] = {
    "no ledger": (["stats", "--db", "{tmp}/none"], 1, "no ledger here; name another folder or ingest something first"),
    "unknown article": (["claims", "list", "nowhere", "--db", "{db}"], 1, "nowhere"),
    "retracting the unknown": (["retract", "nowhere", "--db", "{db}"], 1, "nowhere"),
    "unknown question": (["query", "relations-betwen", "--db", "{db}"], 2, "did you mean relations-between"),
    "parameter missing": (["query", "relations-between", "--a", "KGZ", "--db", "{db}"], 2, "relations-between needs b: The other"),
    "parameter wrong": (["query", "relations-between", "--a", "KGZ", "--b", "XQZ", "--db", "{db}"], 2, "b: "),
    "unknown entity": (["export", "--around", "Эч ким", "--db", "{db}"], 1, "nothing in the graph is called 'Эч ким'"),
    "wrong day": (["export", "--from", "кечээ", "--db", "{db}"], 1, "'кечээ' is no day; write it as 2024-05-31"),
    "wrong option value": (["extract", "x.txt", "--published", "кечээ"], 1, "published is not a date"),
    "no such server": (["load", "--neo4j", "bolt://127.0.0.1:1", "--db", "{db}"], 1, "bolt://127.0.0.1:1"),
}


@pytest.mark.parametrize(("arguments", "code", "said"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_one_line(sample_db: Path, tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    done = run(*(argument.format(db=sample_db, tmp=tmp_path) for argument in arguments))
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


# arguments, what click says at the end
USAGE: dict[str, tuple[list[str], str]] = {
    "unknown command": (["ingset"], "Did you mean 'ingest'?"),
    "unknown parameter": (["query", "relations-between", "--c", "KGZ"], "No such option '--c'"),
    "no paths": (["ingest"], "Missing argument 'PATH…'"),
    "csv on stdout": (["export", "-f", "csv"], "csv makes several files: name their stem with -o"),
    "a folder on stdout": (["export", "-f", "obsidian"], "obsidian makes a folder: name it with -o"),
    "excel without csv": (["export", "-f", "json", "--excel"], "--excel goes with -f csv"),
    "load to nowhere": (["load"], "name the server: --neo4j bolt://localhost:7687"),
}


@pytest.mark.parametrize(("arguments", "said"), USAGE.values(), ids=USAGE.keys())
def test_wrong_usage_ends_with_2(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.startswith("elchi: ")
    assert len(done.err.splitlines()) == 1


def test_without_a_command_the_help_is_shown() -> None:
    done = run()
    assert (done.code, done.out) == (2, "")
    assert "Commands:" in done.err


def test_an_article_is_known_by_its_id(tmp_path: Path) -> None:
    told = Article(id="кабар-1", text=articles()[0].text, published="2024-03-02")
    assert run("ingest", write(tmp_path / "a.jsonl", [told]), "--db", tmp_path / "db").out == "кабар-1\n"
    assert run("claims", "list", "кабар-1", "--db", tmp_path / "db").code == 0
