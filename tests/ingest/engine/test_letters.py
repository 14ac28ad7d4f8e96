"""A byte a letter: letters of the lexicon keep apart, all others are one."""

import pytest

from ingest.engine.letters import Letters


def test_offsets_are_those_of_the_text() -> None:
    letters = Letters(["өкмөт", "айыл өкмөт"])
    text = " 漢字 өкмөт 𝔘 "
    assert letters.of(text).index(letters.of(" өкмөт")) == text.index(" өкмөт")
    assert len(letters.of(text)) == len(text)


def test_a_letter_of_no_word_is_none_of_theirs() -> None:
    letters = Letters(["аба"])
    assert letters.of("аwа") == letters.of("аñа") != letters.of("аба")


def test_too_many_letters() -> None:
    with pytest.raises(ValueError, match="too many"):
        Letters(map(chr, range(0x4E00, 0x4F00)))
