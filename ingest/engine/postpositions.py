"""Postpositions: words behind a phrase that make a case of their own (with, by, against)."""

from collections.abc import Mapping


class Postpositions:
    """The postpositions of a language, each with its case."""

    def __init__(self, cases: Mapping[str, str]) -> None:
        self._cases = [(f" {word} ", case) for word, case in cases.items()]
        self._all = tuple(word for word, _ in self._cases)

    def behind(self, folded: str, at: int) -> str | None:
        """The case that the postposition at the space at `at` makes."""
        if not folded.startswith(self._all, at):
            return None
        return next(case for word, case in self._cases if folded.startswith(word, at))
