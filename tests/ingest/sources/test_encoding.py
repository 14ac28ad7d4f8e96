import codecs

import pytest

from ingest.sources.encoding import decode
from ingest.sources.refusal import RefusedError
from tests.ingest.sources.samples import ENGLISH, KYRGYZ, RUSSIAN

UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("charset", [*UNICODE, "ptcp154", "kz1048"])
@pytest.mark.parametrize("text", KYRGYZ)
def test_kyrgyz_is_read_in_every_charset_that_has_its_letters(text: str, charset: str) -> None:
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize("charset", [*UNICODE, "cp1251", "ptcp154", "kz1048"])
@pytest.mark.parametrize("text", RUSSIAN)
def test_russian_is_read_in_every_charset(text: str, charset: str) -> None:
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize("charset", UNICODE)
def test_newlines_and_a_second_mark_stay(charset: str) -> None:
    text = "\n Биринчи сап\r\nЭкинчи сап\rҮчүнчү\n\n"
    assert decode(text.encode(charset)) == text
    assert decode(codecs.BOM_UTF8 * 2 + b"x") == "\ufeffx"


NEITHER_CHARSET_NOR_TEXT = {
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00",
    "only NUL": bytes(64),
    "16-bit numbers": bytes(b for n in range(200) for b in (n % 8, 0)),
    "control characters": bytes(range(1, 9)) * 20,
    "koi8-r": RUSSIAN[0].encode("koi8-r"),
    "cp866": RUSSIAN[0].encode("cp866"),
    "latin-1": "déjà vu à la fenêtre".encode("latin-1"),
    "UTF-8 cut in a letter": RUSSIAN[0].encode()[:-2] + b"\xd0",
    "UTF-16 cut in a letter": RUSSIAN[0].encode("utf-16")[:-1],
    "gzip": bytes.fromhex("1f8b0800a1b2c3d40003") + bytes(range(128, 256)),
}


@pytest.mark.parametrize("data", NEITHER_CHARSET_NOR_TEXT.values(), ids=NEITHER_CHARSET_NOR_TEXT.keys())
def test_what_cannot_be_read_honestly_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError, match=r"binary|no charset|not valid"):
        decode(data)


def test_a_stray_control_character_does_no_harm() -> None:
    text = ENGLISH + "\x02"
    assert decode(text.encode()) == text


def test_western_punctuation_in_one_byte_is_read() -> None:
    assert decode("“It’s agreed” – he said…".encode("cp1252")) == "“It’s agreed” – he said…"


DECLARED = [("iso8859-5", "iso8859-5"), ("KOI8-R", "koi8-r"), ("no-such-charset", "cp1251"), ("utf-8", "cp1251"), ("hex", "cp1251")]


@pytest.mark.parametrize(("declared", "real"), DECLARED)
def test_a_declared_charset_is_honoured_if_it_can_be(declared: str, real: str) -> None:
    assert decode(RUSSIAN[0].encode(real), declared) == RUSSIAN[0]
