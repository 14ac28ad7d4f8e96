"""From bytes to text: UTF-8, UTF-16, and the one-byte charsets of Kyrgyz and Russian.

The one-byte charsets agree on the Russian letters and differ in where ң, ө, ү lie (cp1251 has none of them), so what tells them apart is
which decoding gives letters of the two alphabets. charset-normalizer, limited to these three, read 3 of 12 Kyrgyz texts in kz1048 rightly;
hence the rule here: letters of the alphabets count for a decoding; other non-ASCII letters and signs, letters that touch a Latin one, and
capitals after a small letter count against it. Below half, or with more words like кАБУЛ than like Кабул (KOI8-R read as cp1251), it is
none of these charsets.
"""

import codecs
import re

from ingest.sources.refusal import RefusedError

_BOMS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_MARKS = tuple(_BOMS)
_CONTROLS = bytes(b for b in (*range(0x20), 0x7F) if chr(b) not in "\t\n\v\f\r\x1b")
# in this order on equal scores: without ң, ө, ү all three give the same text
_ONE_BYTE = ("cp1251", "ptcp154", "kz1048")
_LETTER = re.compile("[а-яёңөүА-ЯЁҢӨҮ]")
_NEUTRAL = "\u00a0«»“”„‘’‚‹›–—…№§©®°±·•\u00ad"
_FOREIGN = re.compile(f"[^\x00-\x7fа-яёңөүА-ЯЁҢӨҮ{_NEUTRAL}]")
_ODD = re.compile("[A-Za-z][а-яёңөүА-ЯЁҢӨҮ]|[а-яёңөүА-ЯЁҢӨҮ][A-Za-z]|[а-яёңөү][А-ЯЁҢӨҮ]")
_CAPITALISED = re.compile(r"\b[А-ЯЁҢӨҮ][а-яёңөү]")
_INVERTED = re.compile(r"\b[а-яёңөү][А-ЯЁҢӨҮ]")
_BINARY = ("binary, not text", "convert it to plain text, HTML or JSON")
_AGAIN = "save it again as UTF-8; it may be cut off"
_UNKNOWN = "save it as UTF-8 (also read: UTF-16, cp1251, ptcp154, kz1048)"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes, without a byte order mark; newlines stay as they are.

    Parameters
    ----------
    data
        A whole document or line.
    declared
        The charset that the document names itself; used when the bytes are not Unicode, and only if they can be read in it.

    Raises
    ------
    RefusedError
        When the bytes are no text, or in none of the charsets.
    """
    if data.startswith(_MARKS):
        mark = next(mark for mark in _MARKS if data.startswith(mark))
        return _strict(data[len(mark) :], _BOMS[mark])
    if _has_controls(data):
        return _strict(data, _utf16(data))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return _declared(data, declared) or _one_byte(data, error.start)


def is_utf16(head: bytes) -> bool:
    """Whether the first bytes of a file are UTF-16, so that it cannot be cut into lines of bytes."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head


def _strict(data: bytes, charset: str) -> str:
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        raise RefusedError(f"not valid {charset.upper()} at byte {error.start}", _AGAIN) from None
    if _has_controls(text.encode("utf-8", "replace")):
        raise RefusedError(*_BINARY)
    return text


def _has_controls(data: bytes) -> bool:
    """NUL, or more control characters than a stray one: in text of one byte a letter there are none."""
    found = len(data) - len(data.translate(None, _CONTROLS))
    return bool(found) and (found * 50 > len(data) or b"\0" in data)


def _utf16(data: bytes) -> str:
    """Which UTF-16 it is: in Cyrillic and Latin text nearly every high byte is 04 or 00."""
    for charset, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        if (high.count(0) + high.count(4)) * 10 > len(high) * 8:
            return charset
    raise RefusedError(*_BINARY)


def _declared(data: bytes, charset: str | None) -> str | None:
    # the bytes are known not to be UTF-8, and a page that could be read up to here is not UTF-16
    if not charset or charset.lower().startswith("utf"):
        return None
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError):
        return None


def _one_byte(data: bytes, bad: int) -> str:
    if _is_damaged_utf8(data):
        raise RefusedError(f"not valid UTF-8 at byte {bad}", _AGAIN)
    candidates = [text for charset in _ONE_BYTE if (text := _tried(data, charset)) is not None]
    best = max(candidates, key=_score)
    if _score(best) < 0.5:
        raise RefusedError(f"in no charset that is read (not UTF-8 at byte {bad})", _UNKNOWN)
    return best


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8 all the same: as one-byte text it would be two wrong letters for each."""
    text = data.decode(errors="replace")
    return text.count("\ufffd") * 2 < sum(not char.isascii() for char in text)


def _tried(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> float:
    """From 1 (only letters of the alphabets) down; punctuation alone tells nothing and passes."""
    letters, foreign, odd, capitalised, inverted = (len(p.findall(text)) for p in (_LETTER, _FOREIGN, _ODD, _CAPITALISED, _INVERTED))
    if inverted > capitalised:
        return 0.0
    return (letters - foreign - 2 * odd) / (letters + foreign) if letters + foreign else 1.0
