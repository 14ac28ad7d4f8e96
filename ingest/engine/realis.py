"""Whether a clause tells of something held, planned, denied, cancelled, or only wished for."""

import re

from ingest.engine.sentences import Sentence, Unit
from ingest.pack import Realis

# what a verb's own form says; a converb or a verbal noun leaves it to the verb that ends the clause
_OWN = {
    "past": "held",
    "participle": "held",
    "progressive": "held",
    "future": "planned",
    "intention": "planned",
    "conditional": "unreal",
    "imperative": "unreal",
}


class Judge:
    """Reads the words from a cue to the end of its clause."""

    def __init__(self, data: Realis) -> None:
        self._finite = re.compile(data.finite)
        self._future = re.compile(data.future)
        self._negated = re.compile(data.negated)
        self._planned, self._unreal = _any(data.planned), _any(data.unreal)
        self._denied, self._cancelled = _any(data.denied), _any(data.cancelled)

    def status(self, folded: str, sentence: Sentence, cue: Unit) -> str | None:
        """held, planned, denied or cancelled; null where the clause only wishes, asks or fears."""
        clause, rest = self._clause(folded, sentence, cue)
        if rest and self._negated.match(rest):
            return None
        if self._cancelled.search(clause):
            return "cancelled"
        if self._denied.search(clause):
            return "denied"
        if cue.form.case == "verb" and cue.form.plural:
            return None
        if self._negated.match(folded, cue.end + 1):
            return None
        own = _OWN.get(cue.form.derived or "", "") if cue.form.case == "verb" else ""
        if own:
            return own if own != "unreal" else None
        if self._planned.search(clause) or self._future.search(clause):
            return "planned"
        return None if self._unreal.search(clause) else "held"

    def _clause(self, folded: str, sentence: Sentence, cue: Unit) -> tuple[str, str]:
        """Folded words from the cue's own to the first finite verb at or behind it, and what follows."""
        rest = " " + " ".join(folded[cue.start + 1 : sentence.end + 1].split()) + " "
        own = folded[cue.start + 1 : cue.end + 1].split()
        # a noun's ending may look like a verb's: only what stands behind it can end its clause
        skip = len(" ".join(own)) - (len(own[-1]) if cue.form.case == "verb" else 0)
        end = self._finite.search(rest, max(0, skip))
        return (rest[: end.end() + 1], rest[end.end() :]) if end else (rest, "")


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns))
