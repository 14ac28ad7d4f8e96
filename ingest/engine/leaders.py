"""Statesmen whom readers know without their office: their state, where the article gives them none."""

from bisect import bisect_right

from ingest.engine.context import Context, Scene, plain
from ingest.engine.folding import Folding
from ingest.engine.letters import Letters


class Leaders:
    """The statesmen of a pack, by full name, or by a surname that is theirs alone."""

    def __init__(self, leaders: dict[str, list[str]], folding: Folding) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        self.states = {plain(name): state for state, names in leaders.items() for name in names}
        words = [_beginning(folding.of(name).split()) for name in self.states]
        self._letters = Letters(words)
        self._first = BytesAhoCorasick(list(map(self._letters.of, words)), implementation=Implementation.ContiguousNFA)

    def recognise(self, context: Context, scenes: list[Scene]) -> None:
        """Note the state of those named in these sentences who hold no office in the article."""
        for name in (n for scene in self._named(context, scenes) for n in scene.names):
            state = self.states.get(plain(name.base))
            person = context.persons.full(name.base) if state else None
            if state and (person is None or context.state_of(person) is None):
                context.persons.add(name.base)
                context.known[context.persons.full(name.base) or name.base] = state

    def _named(self, context: Context, scenes: list[Scene]) -> list[Scene]:
        """The sentences in which a word begins as the name of one of them does."""
        found = self._first.find_matches_as_indexes(self._letters.of(context.folded)) if scenes else []
        starts = [s.sentence.start for s in scenes]
        return [scenes[i] for i in dict.fromkeys(bisect_right(starts, start) - 1 for _, start, _ in found) if i >= 0]


def _beginning(words: list[str]) -> str:
    """How a name begins in a folded text: only its last word may have an ending."""
    return f" {words[0]} " if len(words) > 1 else f" {words[0]}"
