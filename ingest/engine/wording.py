"""The words that a frame wants around its predicate, or forbids."""

from ingest.engine.sentences import Unit
from ingest.pack import Frame


class Words:
    """The words that a frame wants or forbids, each with the space before it."""

    def __init__(self, frame: Frame) -> None:
        self.near = [[f" {w}" for w in words] for words in (frame.near, frame.at) if words]
        self._forms, self._behind = frozenset(frame.forms), [f" {w}" for w in frame.behind]
        self._needs, self._unless = [f" {w}" for w in frame.needs], [f" {w}" for w in frame.unless]

    def allow(self, sentence: str) -> bool:
        """Whether all needed and no forbidden words stand in a sentence, and all that are wanted near do somewhere."""
        for word in self._needs:
            if word not in sentence:
                return False
        # what is wanted near is missing far more often than what is forbidden is there
        return (not self.near or self.beside(sentence)) and not _any_of(self._unless, sentence)

    def beside(self, words: str) -> bool:
        """Whether one of each list of words that are wanted near stands among these."""
        for wanted in self.near:  # noqa: SIM110 (twice as fast as with `all`)
            if not _any_of(wanted, words):
                return False
        return True

    def follow(self, cue: Unit, folded: str, end: int) -> bool:
        """Whether the cue has a form that counts, and one of the words that must follow does, before the end of the sentence."""
        formed = not self._forms or (cue.form.derived if cue.case == "verb" else "noun") in self._forms
        return formed and (not self._behind or any(folded.find(w, cue.end, end) >= 0 for w in self._behind))


def _any_of(wanted: list[str], words: str) -> bool:
    """Whether one of the words stands in a stretch."""
    for word in wanted:  # noqa: SIM110 (twice as fast as with `any`)
        if word in words:
            return True
    return False
