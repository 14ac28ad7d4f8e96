"""What a row of the table of endpoints says."""

from collections.abc import Callable
from typing import Any

import msgspec

from elchi.explorer.api.asked import Asked
from elchi.explorer.world import World


class Endpoint(msgspec.Struct, frozen=True):
    """Where, what for, what it takes and tells, by which requests are checked and described; `tells` is null where it gives files.

    `posted` where it may be asked by a form too, `media_types` in which files come.
    """

    path: str
    summary: str
    takes: type[Asked]
    tells: type[msgspec.Struct] | None
    answer: Callable[[World, Any], msgspec.Struct]
    posted: bool = False
    media_types: tuple[str, ...] = ()
