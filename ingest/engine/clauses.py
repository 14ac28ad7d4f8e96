"""Where the clauses of a sentence begin and end: in which words the arguments of a predicate are looked for first."""

import re

import msgspec

from ingest.engine.context import Context, Scene
from ingest.pack import Clauses as Data

_MARK = re.compile("[,;:»—–]")
_BEHIND = 24
# a quotation with fewer spaces is a name or title, not a clause
_TITLE = 2


class Scope(msgspec.Struct, frozen=True):
    """Stretches around a predicate: its own clause `[own, end)`; the clauses from `chain` on share a subject with it.

    `quoted` says that a complement (что …, … деп) stands between the predicate and what comes before; `told`: where it ends.
    """

    own: int
    chain: int
    end: int
    quoted: bool
    told: int = -1


class ClauseFinder:
    """Cuts sentences at the marks behind a verb."""

    def __init__(self, data: Data) -> None:
        self._closed, self._open = re.compile(f"(?:{data.closed}) *$"), re.compile(f"(?:{data.open}) *$")
        self._unmarked = re.compile(data.unmarked)
        self._begin, self._complement = re.compile(data.begin), re.compile(data.complement)

    def cuts(self, context: Context, scene: Scene) -> list[tuple[int, bool]]:
        """Offsets of the marks that end a clause; whether the next has a subject of its own."""
        start, end = scene.sentence.start, scene.sentence.end
        names = {u.end for u in scene.sentence.units}
        found = []
        for mark in _MARK.finditer(context.text, start, end):
            at = mark.start()
            if mark.group() == "»" and context.text.count(" ", context.text.rfind("«", start, at) + 1, at) < _TITLE:
                continue
            before = context.folded[max(start, at - _BEHIND) : at + 1]
            closed = mark.group() == ";" or bool(self._begin.match(context.folded, at + 1))
            if closed or (at not in names and self._closed.search(before)):
                found.append((at, True))
            elif at not in names and self._open.search(before):
                found.append((at, False))
        found.extend((m.end() - 1, False) for m in self._unmarked.finditer(context.folded, start, end))
        return sorted(found)

    def scope(self, context: Context, scene: Scene, cuts: list[tuple[int, bool]], start: int, end: int) -> Scope:
        """The clause of a predicate at `[start, end)`."""
        first, last = scene.sentence.start, scene.sentence.end
        if not cuts:
            return Scope(first, first, last, *self._quoted(context, first, start))
        own = max((at for at, _ in cuts if at < start), default=first)
        chain = max((at for at, closed in cuts if closed and at < start), default=first)
        return Scope(own, chain, min((at for at, _ in cuts if at >= end), default=last), *self._quoted(context, first, start))

    def _quoted(self, context: Context, first: int, start: int) -> tuple[bool, int]:
        begin = max(first, start - _BEHIND)
        found = self._complement.search(context.folded[begin : start + 1])
        return found is not None, begin + found.start() if found else -1
