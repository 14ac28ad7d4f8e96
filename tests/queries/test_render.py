"""Answers as text in each format."""

import csv
import io
import json

import pytest

from graph.answers import Answer
from graph.errors import QueryError
from queries.render import FORMATS, default_format, render

ANSWER = Answer(("person", "claims", "dated", "quote"), [("Асан Үсөнов", 2, True, 'a|b\t"c"\nd, \\e [red]'), ("Ыса Өң", None, False, None)])
RECORDS = [dict(zip(ANSWER.columns, row, strict=True)) for row in ANSWER.rows]
TEXTS = {
    "tsv": 'person\tclaims\tdated\tquote\nАсан Үсөнов\t2\ttrue\ta|b "c" d, \\e [red]\nЫса Өң\t\tfalse\t\n',
    "markdown": (
        "| person | claims | dated | quote |\n| --- | --- | --- | --- |\n"
        '| Асан Үсөнов | 2 | true | a\\|b "c" d, \\\\e [red] |\n| Ыса Өң |  | false |  |\n'
    ),
    "jsonl": "".join(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in RECORDS),
}


@pytest.mark.parametrize("form", TEXTS)
def test_texts(form: str) -> None:
    assert render(ANSWER, form) == TEXTS[form]


def test_json_reads_back() -> None:
    text = render(ANSWER, "json")
    assert "Үсөнов" in text
    assert json.loads(text) == RECORDS


def test_csv_reads_back() -> None:
    assert list(csv.reader(io.StringIO(render(ANSWER, "csv")))) == [
        list(ANSWER.columns),
        ["Асан Үсөнов", "2", "true", 'a|b\t"c"\nd, \\e [red]'],
        ["Ыса Өң", "", "false", ""],
    ]


def test_a_table_shows_what_it_is_told_without_reading_markup() -> None:
    text = render(ANSWER, "table", width=100)
    assert all(part in text for part in ("person", "Асан Үсөнов", "[red]", "true"))
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows_leave_the_columns(form: str) -> None:
    text = render(Answer(("person",), []), form)
    assert text == {"json": "[]\n", "jsonl": ""}.get(form, text)
    assert form in {"json", "jsonl"} or "person" in text


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(QueryError, match="no format 'xml'; there are: table, tsv"):
        render(ANSWER, "xml")


@pytest.mark.parametrize(("terminal", "form"), [(True, "table"), (False, "tsv")])
def test_the_format_follows_the_terminal(monkeypatch: pytest.MonkeyPatch, terminal: bool, form: str) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert default_format() == form
