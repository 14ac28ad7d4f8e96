import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.articles import Article
from graph.errors import InputError
from ingest.sources import Refusal, SourceOptions, read
from tests.ingest.sources.samples import KYRGYZ, RUSSIAN, page

TEXT = KYRGYZ[0]


def taken(found: Iterator[Article | Refusal]) -> list[Article]:
    outcomes = list(found)
    assert not [str(o) for o in outcomes if isinstance(o, Refusal)]
    return [o for o in outcomes if isinstance(o, Article)]


def files(folder: Path, contents: dict[str, str]) -> Path:
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8", newline="")
    return folder


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    text = f"\n {TEXT}\r\n\r\n{RUSSIAN[0]}\n"
    path = files(tmp_path, {"a.b.txt": text}) / "a.b.txt"
    assert taken(read([path])) == [Article(id="a.b", text=text)]


def test_a_folder_is_read_in_order_with_ids_from_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.TXT", "a/y/x.htm", "a.txt", "c.json", ".hidden.txt", ".git/d.txt", "e.md", "d.ndjson"]
    contents = {n: page(f"<p>{TEXT}</p>") if n.endswith("htm") else TEXT for n in names}
    contents |= {"c.json": lines({"text": TEXT}), "d.ndjson": lines({"text": TEXT}, {"text": TEXT})}
    ids = [a.id for a in taken(read([files(tmp_path, contents)]))]
    assert ids == ["a/y/x", "a/z", "a", "b", "c", "d:1", "d:2"]


IDS = [
    ({"id": "n1", "url": "https://example.org/1", "text": TEXT}, SourceOptions(id="mine"), "mine"),
    ({"id": "n1", "url": "https://example.org/1", "text": TEXT}, None, "n1"),
    ({"id": 17, "text": TEXT}, None, "17"),
    ({"url": "https://example.org/1", "text": TEXT}, None, "https://example.org/1"),
    ({"text": TEXT}, None, "news"),
]


@pytest.mark.parametrize(("record", "options", "expected"), IDS)
def test_where_the_id_comes_from(tmp_path: Path, record: object, options: SourceOptions | None, expected: str) -> None:
    path = files(tmp_path, {"news.json": lines(record)}) / "news.json"
    assert [a.id for a in taken(read([path], options))] == [expected]


FULL = {
    "id": "n1",
    "body": TEXT,
    "title": "Министр Ташкентте",
    "published": "20230504",
    "outlet": "Кабар",
    "home_state": "KGZ",
    "language": "ky-KG",
    "tags": [1, {"deep": None}],
}


def test_fields_of_records_and_options_over_them(tmp_path: Path) -> None:
    path = files(tmp_path, {"n.json": json.dumps([FULL])}) / "n.json"
    plain = Article(id="n1", text=TEXT, title="Министр Ташкентте", published="2023-05-04", outlet="Кабар", home_state="KGZ", language="ky")
    assert taken(read([path])) == [plain]
    given = SourceOptions(published="2022-02-25T10:00:00Z", home_state="KAZ", outlet="o", language="ru")
    found = taken(read([path], given))[0]
    assert (found.published, found.home_state, found.outlet, found.language) == ("2022-02-25T10:00:00+00:00", "KAZ", "o", "ru")


STDIN = {
    "text": (TEXT.encode(), ["stdin"]),
    "text in kz1048": (TEXT.encode("kz1048"), ["stdin"]),
    "html": (page(f"<p>{TEXT}</p>").encode(), ["stdin"]),
    "one record": (json.dumps({"id": "a", "text": TEXT}, indent=1).encode(), ["a"]),
    "a list": (json.dumps([{"text": TEXT}, {"id": "b", "text": TEXT}]).encode(), ["stdin:1", "b"]),
    "lines": (lines({"id": "a", "text": TEXT}, {"text": TEXT}).encode(), ["a", "stdin:2"]),
    "lines with a mark": (lines({"id": "a", "text": TEXT}, {"text": TEXT}).encode("utf-8-sig"), ["a", "stdin:2"]),
    "lines in UTF-16": (lines({"id": "a", "text": TEXT}, {"text": TEXT}).encode("utf-16"), ["a", "stdin:2"]),
}


@pytest.mark.parametrize(("data", "ids"), STDIN.values(), ids=STDIN.keys())
def test_stdin_shows_its_format(data: bytes, ids: list[str]) -> None:
    articles = taken(read(["-"], stdin=io.BytesIO(data)))
    assert [a.id for a in articles] == ids
    assert all(TEXT in a.text for a in articles)


def test_the_format_of_stdin_can_be_given() -> None:
    data = lines({"id": "a", "text": TEXT}).encode()
    assert taken(read(["-"], SourceOptions(format="text"), io.BytesIO(data)))[0].text == data.decode()


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-16-le", "kz1048", "ptcp154"])
def test_json_lines_in_every_charset(tmp_path: Path, charset: str) -> None:
    (tmp_path / "n.jsonl").write_bytes((lines({"id": "a", "text": TEXT}) + "\n" + lines({"text": TEXT})).encode(charset))
    assert [(a.id, a.text) for a in taken(read([tmp_path / "n.jsonl"]))] == [("a", TEXT), ("n:3", TEXT)]


BAD_OPTIONS = [SourceOptions(published="yesterday"), SourceOptions(home_state="kg"), SourceOptions(language="Kyrgyz language")]


@pytest.mark.parametrize("options", BAD_OPTIONS)
def test_bad_options_are_refused_at_once(options: SourceOptions) -> None:
    with pytest.raises(InputError, match="write"):
        read(["x.txt"], options)


def test_no_stdin_no_dash() -> None:
    with pytest.raises(InputError, match="stdin"):
        read(["-"])


def test_articles_come_one_at_a_time() -> None:
    def endless() -> Iterator[bytes]:
        number = 0
        while True:
            number += 1
            yield json.dumps({"id": number, "text": "x"}).encode() + b"\n"

    class Pipe(io.RawIOBase):
        rows = endless()

        def readline(self, size: int | None = -1, /) -> bytes:
            return next(self.rows)

    found = read(["-"], stdin=Pipe())  # type: ignore[arg-type]
    assert [a.id for a in (next(found) for _ in range(3)) if isinstance(a, Article)] == ["1", "2", "3"]
