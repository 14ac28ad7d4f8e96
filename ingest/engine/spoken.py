"""Whom the sentences before a sentence spoke of."""

from collections.abc import Callable, Container

from ingest.engine.lazy import lazy

# the type of a relation, its source and its target
Act = tuple[str, str, str]


class Spoken:
    """Whom the sentences before spoke of: the two states named last, and the one that acted last, looked for when first asked for.

    `acts` finds what was told to have been done just before; `another` tells whether another state than a given one acted; most often
    that is known without looking.
    """

    def __init__(
        self,
        pair: tuple[str, str] | None,
        acting: Callable[[], str | None],
        another: Callable[[str], bool],
        acts: Callable[[], list[Act]] = list,
    ) -> None:
        self.pair, self._acting, self.another, self._acts = pair, acting, another, acts

    def acted_on(self, state: str) -> bool:
        """Whether something was just done to a state."""
        return any(target == state for _, _, target in self._acts())

    def answered(self, state: str, types: Container[str]) -> list[str]:
        """Those to whose last act of one of these types against it a state may answer."""
        acts = [(kind, source) for kind, source, target in self._acts() if target == state and kind in types]
        return list(dict.fromkeys(source for kind, source in acts if kind == acts[0][0]))

    @lazy
    def topic(self) -> str | None:
        """The state that acted in the sentence before."""
        return self._acting()
