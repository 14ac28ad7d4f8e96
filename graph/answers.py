"""What a question gives back: named columns and rows of plain values, the same from every engine."""

from typing import Any

import msgspec


class Written(msgspec.Struct, frozen=True):
    """An answer as a text, in one of the forms asked for; `more` says that the row limit cut the rest off."""

    form: str
    text: bytes
    more: bool = False


class Answer(msgspec.Struct, frozen=True):
    """Rows in the order of `columns`; `more` says that the row limit cut the rest off.

    The embedded engine names no columns when there are no rows.
    """

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    more: bool = False
