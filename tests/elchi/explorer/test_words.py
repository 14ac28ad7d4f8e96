"""The words of the interface are complete in every language, and each is used."""

import re
from pathlib import Path

import pytest

from elchi import explorer
from elchi.explorer.tongue import tongue
from elchi.explorer.words import read_words, words
from graph.errors import DataError
from graph.vocabulary import LANGUAGES

HERE = Path(str(explorer.__path__[0]))


def test_the_words_are_complete() -> None:
    told = words()
    assert set(told) == set(LANGUAGES)
    assert [key for language in LANGUAGES for key, text in told[language].items() if not text.strip()] == []


def test_scripts_get_their_words() -> None:
    given = tongue("ru").of_scripts()
    assert given["label.Person"] == "человек"
    assert [key for key in given if key.startswith("web.")] == []


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    sources = "\n".join(path.read_text("utf-8") for pattern in ("*.py", "templates/*.html") for path in HERE.rglob(pattern))
    used = set(re.findall(r"\bt\(\s*f?[\"']([\w]+)[\"'][,)]", sources))
    begun = set(re.findall(r"\bt\(f?[\"']([\w]+_)(?:[\"'] ~|\{)", sources))
    known = set(words()["en"])
    assert used - known == set()
    assert {key for key in known - used if not key.startswith((*begun, "web."))} == set()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: x", "ru.yaml: b is missing"),
        ("a: x\nb: y\nc: z", "ru.yaml: c is unknown"),
        ('a: "{n}"\nb: y', "ru.yaml: a has the places"),
        ("a: [", "ru.yaml"),
    ],
)
def test_what_is_wrong_with_words_is_told(tmp_path: Path, text: str, problem: str) -> None:
    for language in LANGUAGES:
        (tmp_path / f"{language}.yaml").write_text(text if language == "ru" else "a: x\nb: y", "utf-8")
    with pytest.raises(DataError, match=problem):
        read_words(tmp_path)
