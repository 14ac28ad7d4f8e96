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

# forms that end a clause
_FINITE = frozenset({"past", "progressive"})
# words behind the noun of a lasting state of affairs that can deny it
_NEXT = 3
# letters of a verbal noun that tell its case
_ENDING = 3


class Judge:
    """Reads the words from a cue to the end of its clause."""

    def __init__(self, data: Realis) -> None:
        self._finite = re.compile(data.finite)
        self._future = re.compile(data.future)
        self._negated = re.compile(data.negated)
        self._planned, self._unreal = _any(data.planned), _any(data.unreal)
        self._denied, self._cancelled = _any(data.denied), _any(data.cancelled)
        self._condition, self._asked = re.compile(data.condition), re.compile(data.asked)
        self._feared, self._danger, self._supposed = (re.compile(p) for p in (data.feared, data.danger, data.supposed))
        self._undone, self._alleged, self._aside = _any(data.undone), re.compile(data.alleged), re.compile(data.aside)
        self._goes_on, self._begins, self._topic = (re.compile(p) for p in (data.lasts.goes_on, data.lasts.begins, data.lasts.topic))

    def status(self, folded: str, sentence: Sentence, cue: Unit, *, negative: bool = False, present: bool = False) -> str | None:
        """held, planned, denied or cancelled; null where the clause only wishes, asks or fears.

        `negative`: the relation lies in not doing what the cue says; `present`: its present tense tells what goes on.
        """
        if self._alleged.match(folded, cue.end + 1, sentence.end + 2) or self.feared(folded, sentence, cue):
            return None
        if self._is_asked(folded, sentence, cue):
            return None
        clause, rest = self._clause(folded, sentence, cue)
        behind = clause[1 + len(" ".join(folded[cue.start + 1 : cue.end + 1].split())) :]
        lasting = present and cue.case != "verb" and not self._begins.match(behind)
        negated = self._is_negated(folded, cue) or bool(rest and not lasting and self._negated.match(rest))
        if negated or negative:
            return "held" if negated and negative else None
        if lasting:
            return self._lasting(clause, behind, cue)
        if cue.case != "verb" and self._aside.match(behind):
            return "held"
        return None if self._is_conditional(folded, sentence, cue) else self._told(clause, behind, cue, present=present)

    def _is_asked(self, folded: str, sentence: Sentence, cue: Unit) -> bool:
        """Whether it is what somebody is asked, called or obliged to do (… берүүгө чакырды, … берүүнү талап кылат)."""
        named = cue.case != "verb" or cue.form.derived in {"nominal", "progressive"}
        return named and self._asked.match(folded, cue.end + 1 - _ENDING, sentence.end + 2) is not None

    def feared(self, folded: str, sentence: Sentence, cue: Unit) -> bool:
        """Whether what a predicate tells is only feared, guessed or a danger, or its clause ends in an "if" behind it."""
        at, end = cue.end + 1, sentence.end + 2
        if self._feared.match(folded, at, end) or (cue.case == "verb" and self._supposed.match(folded, at, end)):
            return True
        return cue.form.derived not in _FINITE and self._danger.match(folded, at, end) is not None

    def _is_conditional(self, folded: str, sentence: Sentence, cue: Unit) -> bool:
        """Whether a verb in the future tells what would be if something else were."""
        future = cue.case == "verb" and _OWN.get(cue.form.derived or "") == "planned"
        return future and self._condition.search(" ".join(folded[sentence.start : cue.start + 1].split()) + " ") is not None

    def _lasting(self, clause: str, behind: str, cue: Unit) -> str | None:
        """A state of affairs is there, whatever is planned for it; only what is said right behind it can deny it."""
        if self._topic.match(behind):
            return None
        if self._goes_on.match(behind) or self._aside.match(behind):
            return "held"
        near = " " + " ".join(behind.split()[:_NEXT]) + " "
        return self._told(clause, near, cue, present=True)

    def _told(self, clause: str, behind: str, cue: Unit, *, present: bool) -> str | None:
        if self._cancelled.search(behind):
            return "cancelled"
        if self._denied.search(behind):
            return "denied"
        if self._undone.search(behind):
            return None
        own = _OWN.get(cue.form.derived or "", "") if cue.case == "verb" else ""
        if own == "planned" and present and cue.form.derived == "future":
            return "held"
        if own and not (own == "held" and self._planned.match(clause)):
            return own if own != "unreal" else None
        begins = present and cue.case != "verb" and self._begins.match(behind)
        if self._planned.search(clause) or ((begins or not present) and self._future.search(clause)):
            return "planned"
        if present and cue.case != "verb" and not begins:
            return "held"
        # during talks or a visit (-да) something may be asked or wished: they are held
        return None if cue.case != "loc" and self._unreal.search(behind) else "held"

    def setting(self, folded: str, sentence: Sentence, cue: Unit) -> str | None:
        """The same of a noun that only tells where something was done or left undone: null where no verb says when."""
        clause, _ = self._clause(folded, sentence, cue)
        if self._planned.search(clause) or self._future.search(clause):
            return "planned"
        return "held" if self._finite.search(clause) else None

    def negated(self, folded: str, sentence: Sentence, cue: Unit) -> bool:
        """Whether a cue's own clause denies it."""
        rest = self._clause(folded, sentence, cue)[1]
        return self._is_negated(folded, cue) or bool(rest and self._negated.match(rest))

    def _is_negated(self, folded: str, cue: Unit) -> bool:
        verb = cue.case == "verb"
        return (verb and cue.form.plural) or bool(self._negated.match(folded, cue.end + 1))

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
