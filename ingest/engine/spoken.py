"""Whom the sentences before a sentence spoke of."""

from collections.abc import Callable

from ingest.engine.lazy import lazy


class Spoken:
    """Whom the sentences before spoke of: the two states named last, and the one that acted last, looked for when first asked for.

    `at_home`: the sentence before speaks of home alone.
    """

    def __init__(self, pair: tuple[str, str] | None, acting: Callable[[], str | None], *, at_home: bool) -> None:
        self.pair, self._acting, self._at_home = pair, acting, at_home

    @lazy
    def topic(self) -> str | None:
        """The state that acted in the sentence before."""
        return self._acting()

    def elsewhere(self, home: str) -> bool:
        """Whether a party other than home was spoken of."""
        return self.pair is not None or not (self._at_home or self.topic in {None, home})
