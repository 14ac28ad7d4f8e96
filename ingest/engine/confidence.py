"""How sure a claim is: the chance that a careful reader would agree, from what kinds of claims turned out right.

A claim has traits (the rule that made it, its type, how it was found …), the pack a weight for each; their sum is the log of the odds.
The weights are learned from annotated articles by `benchmarks/confidence.py`; a trait without a weight says nothing.
"""

import math
from collections.abc import Iterable, Iterator
from functools import singledispatch

import msgspec

from graph.claims import Claim, Meeting, Membership, Relation, Role

# no claim is certain, none hopeless: else it would not have been made
_LEAST, _MOST = 0.05, 0.99
# the longer a sentence, the more others in it whom a predicate may be given to; hundreds of letters beyond which it makes no difference
_LONGEST = 4


class ConfidenceData(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a pack's `confidence.yaml`: trait → weight; the trait `always` is every claim's."""

    weights: dict[str, float]


class Confidence:
    """The weights of one pack."""

    def __init__(self, data: ConfidenceData) -> None:
        self._weights = data.weights
        self._common: dict[tuple[str, float, str], float] = {}

    def told(self, claim: Claim) -> Claim:
        """The claim with its confidence; what it carried before is how firmly its parts were found, one trait among others."""
        found = claim.rule, claim.confidence, claim.status
        weight = self._common.get(found)
        if weight is None:
            weight = self._common[found] = self._sum(_common(*found), 0.0)
        weight = self._sum(_of(claim), weight)
        chance = 1 / (1 + math.exp(-weight))
        return msgspec.structs.replace(claim, confidence=round(min(_MOST, max(_LEAST, chance)), 2))

    def _sum(self, traits: Iterable[str], weight: float) -> float:
        for trait in traits:
            weight += self._weights.get(trait, 0.0)
        return weight


def traits(claim: Claim) -> Iterator[str]:
    """What is known of a claim that may tell how sure it is."""
    yield from _common(claim.rule, claim.confidence, claim.status)
    yield from _of(claim)


def _common(rule: str, confidence: float, status: str) -> tuple[str, ...]:
    return "always", f"rule {rule.partition('/')[2]}", f"found {confidence}", f"status {status}"


@singledispatch
def _of(claim: Claim) -> Iterator[str]:
    raise TypeError(claim)


@_of.register
def _(claim: Role) -> Iterator[str]:
    yield "role"
    yield f"role {claim.role}"
    yield "implied" if claim.implied else "told whose"
    yield "full name" if " " in claim.person else "one name"
    if claim.former:
        yield "former"
    if claim.of.startswith("ORG:"):
        yield "role in an organisation"


@_of.register
def _(claim: Relation) -> Iterator[str]:
    yield "relation"
    yield f"type {claim.type}"
    yield f"quote of {min(_LONGEST, (claim.evidence.end - claim.evidence.start) // 100)} hundred"


@_of.register
def _(claim: Membership) -> Iterator[str]:
    yield "membership"
    yield f"type {claim.type}"


@_of.register
def _(claim: Meeting) -> Iterator[str]:
    yield "meeting"
    yield f"kind {claim.kind}"
    yield f"persons {min(2, len(claim.persons))}"
    yield f"states {min(3, len(claim.states))}"
    yield "placed" if claim.place else "no place"
