"""Equivalences of scripts are data, checked like code."""

from pathlib import Path

import pytest

from graph.errors import DataError
from graph.persons.sounds import FILE, plain, read_transcription, sound


@pytest.mark.parametrize(
    "spellings",
    ["Жапаров Japarov Zhaparov Dzhaparov", "Шавкат Shavkat Şavkat", "Ташиев Tashiev Tashiyev", "Рахмон Rahmon Rakhmon", "Петр Пётр Pyotr"],
)
def test_spellings_of_a_word_sound_the_same(spellings: str) -> None:
    assert len({sound(plain(word)) for word in spellings.split()}) == 1


def test_every_fault_of_the_file_is_told(tmp_path: Path) -> None:
    text = FILE.read_text("utf-8").replace('"й[иы]": i', '"й(и|ы)": i\n  "[": i').replace("[ван, wang]", "[ван, wang, xi]")
    (tmp_path / "t.yaml").write_text(text, "utf-8")
    with pytest.raises(DataError) as error:
        read_transcription(tmp_path / "t.yaml")
    told = str(error.value).splitlines()
    assert len(told) == 3
    assert all(line.startswith("t.yaml: ") for line in told)


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(FILE.read_text("utf-8") + "colour: red\n", "utf-8")
    with pytest.raises(DataError, match="colour"):
        read_transcription(tmp_path / "t.yaml")
