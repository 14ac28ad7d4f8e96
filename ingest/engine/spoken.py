"""Whom the sentences before a sentence spoke of."""

from collections.abc import Callable

from ingest.engine.lazy import lazy


class Spoken:
    """Whom the sentences before spoke of: the two states named last, and the one that acted last, looked for when first asked for.

    `another` tells whether another state than a given one acted; most often that is known without looking.
    """

    def __init__(self, pair: tuple[str, str] | None, acting: Callable[[], str | None], another: Callable[[str], bool]) -> None:
        self.pair, self._acting, self.another = pair, acting, another

    @lazy
    def topic(self) -> str | None:
        """The state that acted in the sentence before."""
        return self._acting()
