"""The canned questions in other languages."""

from pathlib import Path

import pytest
import yaml

from graph.errors import DataError
from graph.vocabulary import LANGUAGES
from queries import said
from queries.catalog import catalog
from tests.readme import ROOT

FOLDER = ROOT / "queries/said"
CYRILLIC = set("абвгдежзийклмнопрстуфхцчшщъыьэюяөүң")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_whole_in_every_language(language: str) -> None:
    for asked in catalog().values():
        told = said.in_language(asked, language)
        texts = [told.title, told.description, *(one.description for one in told.parameters.values())]
        texts += [*said.heads(asked, language), *(said.label(asked, name, language) for name in asked.parameters)]
        assert all(texts)
        assert language == "en" or all(CYRILLIC & set(text.lower()) for text in texts)
        assert (told.columns, list(told.parameters), told.sparql) == (asked.columns, list(asked.parameters), asked.sparql)


def test_a_parameter_may_be_called_otherwise_in_one_question() -> None:
    labels = [said.label(catalog()[name], "from", "ru") for name in ("ambassadors", "meetings-between")]
    assert labels == ["направляющее государство", "с"]


def test_a_value_that_no_question_has_is_called_as_it_is() -> None:
    assert [said.value(code, "ky") for code in ("year", "0.5")] == ["жыл", "0.5"]


def test_all_that_is_missing_or_too_much_is_told_at_once(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        told = yaml.safe_load(file.read_text("utf-8"))
        del told["questions"]["promises"], told["columns"]["score"]
        told["notes"]["One nation."] = "…"
        (tmp_path / file.name).write_text(yaml.safe_dump(told), "utf-8")
    with pytest.raises(DataError) as error:
        said.read_said(tmp_path, catalog())
    of_one = ["questions: 'promises' is missing", "notes: 'One nation.' is of no question", "columns: 'score' is missing"]
    assert str(error.value).splitlines() == [f"{language}.yaml: {problem}" for language in ("ky", "ru") for problem in of_one]


def test_a_section_that_is_not_known_is_told(tmp_path: Path) -> None:
    (tmp_path / "ky.yaml").write_text("headings: {}\n", "utf-8")
    with pytest.raises(DataError, match=r"ky\.yaml: Object (missing required|contains unknown) field"):
        said.read_said(tmp_path, catalog())
