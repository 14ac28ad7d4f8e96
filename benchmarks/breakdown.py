"""Where the figures of a family come from: by type, role and kind, and by how sure the extractor said it was."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from benchmarks.scoring import Compared, Counts

# the lower bound of each band of confidence, the highest first
BANDS = (0.9, 0.8, 0.7, 0.0)
# one outcome a claim: the families that are not another view of the same claims
CLAIMS = ("roles", "relations", "memberships", "events")
PARTS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "relation types": ("relations", lambda r: r.type),
    "roles by role": ("roles", lambda r: r.role),
    "meetings by kind": ("events", lambda m: m.kind),
    "memberships by type": ("memberships", lambda m: m.type),
}


class Band(msgspec.Struct, frozen=True):
    """Claims of one band of confidence: how many, how many are in gold, and the mean of what the extractor said."""

    at_least: float
    claims: int
    right: int
    stated: float

    @property
    def share(self) -> float:
        """Share of the claims that are right; 1 when there are none."""
        return self.right / self.claims if self.claims else 1.0


def by_label(articles: Iterable[Compared], family: str, label: Callable[[Any], str]) -> dict[str, Counts]:
    """Counts of a family for each label, the most frequent in gold first; what was found under another label counts as gold's."""
    total: dict[str, Counts] = {}

    def add(name: str, one: Counts) -> None:
        total[name] = total.get(name, Counts()) + one

    for outcome in (compared[family] for compared in articles):
        for _, gold in outcome.pairs:
            add(label(gold), Counts(tp=1))
        for found in outcome.extra:
            add(label(found), Counts(extra=1))
        for gold in outcome.missed:
            add(label(gold), Counts(missed=1))
    return dict(sorted(total.items(), key=lambda row: (-row[1].tp - row[1].missed, row[0])))


def reliability(articles: Sequence[Compared]) -> list[Band]:
    """How many claims of each band of confidence are right."""
    outcomes = [compared[family] for compared in articles for family in CLAIMS]
    judged = [(p.confidence, True) for o in outcomes for p, _ in o.pairs] + [(p.confidence, False) for o in outcomes for p in o.extra]
    return banded(judged)


def banded(judged: Sequence[tuple[float, bool]]) -> list[Band]:
    """Pairs of a stated confidence and whether the claim is right, in bands."""
    return [_band(low, [j for j in judged if low <= j[0] < high]) for low, high in zip(BANDS, (2.0, *BANDS), strict=False)]


def _band(low: float, judged: Sequence[tuple[float, bool]]) -> Band:
    mean = sum(confidence for confidence, _ in judged) / len(judged) if judged else 0.0
    return Band(low, len(judged), sum(right for _, right in judged), mean)
