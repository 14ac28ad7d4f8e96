"""The document on adding a language is enough to add one: its blocks are a pack, and the pack reads the document's text."""

import re
from pathlib import Path

import pytest

from graph.articles import Article
from graph.errors import DataError
from graph.telling import tell
from ingest.engine.extract import Extractor
from ingest.pack import read_folder

DOCUMENT = Path(__file__).parents[2] / "docs/adding-a-language.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for block in blocks("yaml"):
        if name := re.match(r"# (\w+\.yaml)\n", block):
            (tmp_path / name[1]).write_text(block, "utf-8")
    return tmp_path


def test_the_pack_of_the_document_reads_its_text(folder: Path) -> None:
    (text,), (told,) = blocks("text"), blocks("claims")
    found = Extractor(read_folder(folder)).extract(Article(id="a", text=text, language="kk", published="2026-05-02"))
    assert sorted(tell(claim) for claim in found) == sorted(told.splitlines())


def test_every_file_of_a_pack_is_in_the_document(folder: Path) -> None:
    shipped = {p.name for p in (Path(__file__).parents[2] / "ingest/languages/ky").iterdir()}
    assert {p.name for p in folder.iterdir()} == shipped


def test_what_is_wrong_in_a_pack_is_told_together(folder: Path) -> None:
    (folder / "frames.yaml").write_text("- {id: meet, type: CONSULT, colour: red, cues: {}}\n")
    (folder / "names.yaml").unlink()
    with pytest.raises(DataError, match=r"(?s)frames\.yaml.*colour.*names\.yaml|names\.yaml.*frames\.yaml.*colour"):
        read_folder(folder)
