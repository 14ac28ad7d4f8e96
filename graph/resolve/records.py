"""Mentions and entities, as the ledger keeps them."""

from typing import Literal

import msgspec

MentionKind = Literal["person", "meeting", "place"]


class Told(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a mention tells that identity hangs on.

    A person's `name`; of a meeting also its kind, status and `when` (date, interval and basis as told), and the place's key.
    """

    name: str | None = None
    kind: str | None = None
    status: str | None = None
    when: tuple[str | None, ...] = ()
    place: str | None = None
    caption: str = ""


class Mention(msgspec.Struct, frozen=True):
    """A person, meeting or place as an article names it.

    `block` is shared by all mentions that could be the same (null: never the same as another); within a block of meetings only those
    whose `day` (proleptic ordinal) is near can be.
    """

    article: str
    local: str
    kind: MentionKind
    block: str | None
    day: int
    told: Told


class Decisions(msgspec.Struct, frozen=True):
    """What people decided on mentions: pairs of local keys that are one, and pairs that are not."""

    same: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()
