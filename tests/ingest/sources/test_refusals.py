import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.articles import Article
from ingest.sources import Refusal, SourceOptions, read
from tests.ingest.sources.samples import KYRGYZ, page

TEXT = KYRGYZ[0]
GOOD = {"id": "good", "text": TEXT}


def line(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def refusals(*paths: Path, options: SourceOptions | None = None) -> tuple[list[str], list[str]]:
    """Ids that went in, and the lines of the refusals."""
    outcomes = list(read(paths, options))
    return [o.id for o in outcomes if isinstance(o, Article)], [str(o) for o in outcomes if isinstance(o, Refusal)]


# file name, its bytes, what the refusal says after the file's path
BAD_FILES = {
    "empty": ("b.txt", b"", ": empty, or only white space; leave it out"),
    "blank": ("b.txt", b" \r\n\t\xc2\xa0\n", ": empty, or only white space"),
    "mark only": ("b.txt", b"\xef\xbb\xbf", ": empty, or only white space"),
    "binary": ("b.txt", b"\x7fELF\x02\x01\x01\x00\x00\x00", ": binary, not text; convert it to plain text"),
    "charset": ("b.txt", "Министр прибыл".encode("cp866"), ": in no charset that is read (not UTF-8 at byte 0); save it as UTF-8"),
    "text of 10 MB": ("b.txt", b"x" * 10_000_001, ": over 10 MB; split it"),
    "html": ("b.html", page("").encode(), ": HTML without an article's text; save the page"),
    "html of 10 MB": ("b.html", b"x" * 10_000_001, ": over 10 MB; save the article alone"),
    "truncated": ("b.json", b'{"id": "x",\n"text": "y', ":2: invalid JSON (Unterminated string starting at, column 9); mend the JSON"),
    "not JSON": ("b.json", b"[{},\n\n}]", ":3: invalid JSON (Expecting value, column 1)"),
    "NaN": ("b.json", b'{"text": NaN}', ": invalid JSON (JSON is malformed: invalid character (byte 9))"),
    "deep": ("b.json", b"[" * 100_000, ": JSON nested too deeply; give flat records"),
    "empty list": ("b.json", b"[]", ": a list without a record"),
    "no record": ("b.json", b"3", ": not a record of an article (Expected `object`, got `int`)"),
    "empty JSON": ("b.json", b"\n", ": empty, or only white space"),
    "list of 10 MB": ("b.json", b"[" + b" " * 10_000_000 + b"]", ": over 10 MB; write it as JSON lines (.jsonl)"),
    "element": ("b.json", b'[{"title": "x"}]', "[1]: the record has no text; give its article in the field text"),
    "no lines": ("b.jsonl", b"\n\n", ": empty, or only white space"),
}


@pytest.mark.parametrize(("name", "data", "said"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_bad_files_are_refused_and_the_others_go_in(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    for good in ("a.txt", "c.txt"):
        (tmp_path / good).write_text(TEXT, "utf-8")
    ids, refused = refusals(tmp_path)
    assert ids == ["a", "c"]
    assert len(refused) == 1
    assert refused[0].startswith(f"{tmp_path / name}{said}")
    assert "\n" not in refused[0]


BAD_LINES = {
    "truncated": (b'{"id": "x", "text": "\n', "invalid JSON (Invalid control character at, column 22); mend"),
    "no text": (line({"title": "x"}), "the record has no text"),
    "blank text": (line({"text": " \n"}), "empty, or only white space"),
    "no object": (b'["x"]\n', "not a record of an article (Expected `object`, got `array`); text, title, url"),
    "typed wrongly": (line(GOOD | {"title": 3}), "not a record of an article (Expected `str | null`, got `int` - at `$.title`)"),
    "date": (line(GOOD | {"published": "кечээ"}), "published is not a date: 'кечээ'; write it as 2022-02-25"),
    "partial date": (line(GOOD | {"published": "2022-02"}), "published is not a date: '2022-02'"),
    "state": (line(GOOD | {"home_state": "XQZ"}), "home_state is not a country code: 'XQZ'; write its ISO 3166-1 alpha-3 code"),
    "language": (line(GOOD | {"language": "кыргызча"}), "language is not a language code: 'кыргызча'; write its ISO 639 code"),
    "duplicate": (line(GOOD), "a second article with the id 'good'; give it another id"),
    "10 MB": (line({"text": "x" * 10_000_000}), "a record over 10 MB; split it, or leave it out"),
    "30 MB": (line({"text": "x" * 30_000_000}), "a record over 10 MB; split it, or leave it out"),
    "binary": (b"\x00\x01\x02\x03\n", "binary, not text"),
}


@pytest.mark.parametrize(("bad", "said"), BAD_LINES.values(), ids=BAD_LINES.keys())
def test_a_bad_line_in_the_middle_is_refused_alone(tmp_path: Path, bad: bytes, said: str) -> None:
    path = tmp_path / "n.jsonl"
    path.write_bytes(line(GOOD) + bad + line({"id": "last", "text": TEXT}))
    ids, refused = refusals(path)
    assert ids == ["good", "last"]
    assert len(refused) == 1
    assert refused[0].startswith(f"{path}:2: {said}")


def test_a_record_of_just_under_10_mb_goes_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x " * 5_000_000)
    assert refusals(tmp_path) == (["a"], [])


def test_one_id_for_two_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    ids, refused = refusals(tmp_path, options=SourceOptions(id="one"))
    assert ids == ["one"]
    assert refused == [f"{tmp_path}/b.txt: a second article with the id 'one'; give it another id, or leave it out"]


def test_paths_that_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    said = {
        "gone.txt": "no such file or folder; check the path",
        "empty": "a folder without articles; put",
        "pipe.txt": "not a regular file; pipe it in",
        "self.txt": "cannot be read (",
        "a.txt/b.txt": "cannot be read (Not a directory)",
    }
    for name, expected in said.items():
        ids, refused = refusals(tmp_path / name, tmp_path / "a.txt")
        assert ids == ["a"]
        assert len(refused) == 1
        assert refused[0].startswith(f"{tmp_path / name}: {expected}")


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "sub/loop").symlink_to(tmp_path, target_is_directory=True)
    assert refusals(tmp_path) == (["sub/a"], [])


def test_a_name_with_a_newline_still_makes_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_bytes(b"")
    assert refusals(tmp_path)[1] == [f"{tmp_path}/a\\nb.txt: empty, or only white space; leave it out, or put the article's text in it"]


def test_a_name_that_is_no_text_still_makes_an_id(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(TEXT, "utf-8")
    assert refusals(tmp_path) == (["\\udcff"], [])


# root may read everything: the reader gives up its rights after its imports, which may lie where only root can read
_AS_ANOTHER = """
import os, sys
from ingest.sources import read
list(read([sys.argv[1] + "/a.txt"]))
os.chdir(sys.argv[1])
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.stdout.write("\\n".join(str(getattr(o, "id", o)) for o in read(["."])))
"""


def test_what_another_user_may_not_read(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "closed").mkdir()
    for name in ("a.txt", "b.txt", "closed/c.txt", "d.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").chmod(0o000)
    (tmp_path / "closed").chmod(0o000)
    done = subprocess.run([sys.executable, "-c", _AS_ANOTHER, str(tmp_path)], capture_output=True, text=True, check=False)
    (tmp_path / "closed").chmod(0o755)
    mend = "may not be read by this user; give the right to read it (chmod, chown)"
    assert done.stdout.split("\n") == ["a", f"./b.txt: {mend}", f"./closed: {mend}", "d"], done.stderr
