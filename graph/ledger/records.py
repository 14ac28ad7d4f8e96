"""What the ledger answers with."""

from collections.abc import Mapping
from typing import Literal

import msgspec

OutcomeKind = Literal["new", "unchanged", "replaced", "retracted", "recompiled", "judged", "refused"]


class Outcome(msgspec.Struct, frozen=True):
    """What became of an article; `seq` is null where nothing was written, `problem` says why one was refused."""

    seq: int | None
    kind: OutcomeKind
    article: str
    problem: str | None = None


class LedgerStats(msgspec.Struct, frozen=True):
    """How much stands in the ledger now; `kinds` counts live claims of each kind, `retracted` those that no longer hold."""

    seq: int
    articles: int
    claims: int
    retracted: int
    nodes: int
    edges: int
    kinds: Mapping[str, int]
