"""Predicates that read the same words: which of them is meant."""

from collections.abc import Iterable

from ingest.engine.sentences import Unit
from ingest.pack import Frame


def longest(cues: Iterable[Unit]) -> list[Unit]:
    """Without the verbs that a longer one ends in, whether or not that one tells anything here (учуп кет, кет)."""
    cues = list(cues)
    first: dict[int, int] = {}
    for cue in cues:
        if cue.case == "verb":
            first[cue.end] = min(first.get(cue.end, cue.start), cue.start)
    return [c for c in cues if c.case != "verb" or first[c.end] == c.start]


def hides(cue: Unit, other: Unit) -> bool:
    """Whether a cue is part of a longer one, or the verb's reading of a noun of its type (чакыруусу)."""
    if cue.start == other.start and cue.end == other.end:
        if cue.entry.row.type == "none":
            return other.case == "verb" and (cue.case != "verb" or len(cue.entry.name) > len(other.entry.name))
        return cue.entry.row.type == other.entry.row.type and other.case == "verb" and cue.case != "verb"
    return cue.start <= other.start and other.end <= cue.end


def narrower(other: Unit, cue: Unit) -> bool:
    """Whether another row reads the same words and asks for more around them (аскер жөнөттү, жөнөттү)."""
    return (other.start, other.end) == (cue.start, cue.end) and _conditions(other.entry.row) > _conditions(cue.entry.row)


def _conditions(frame: Frame) -> int:
    """In how many ways a row says what must stand around its cue."""
    return sum(map(bool, (frame.near, frame.at, frame.behind, frame.needs)))
