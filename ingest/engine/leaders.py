"""Statesmen whom readers know without their office: their state, where the article gives them none."""

from ingest.engine.context import Context, Scene


class Leaders:
    """Knows the persons of a pack's list by full name, or by a surname that is theirs alone."""

    def __init__(self, leaders: dict[str, list[str]]) -> None:
        self._states = {_plain(name): state for state, names in leaders.items() for name in names}

    def recognise(self, context: Context, scenes: list[Scene]) -> None:
        """Note the state of those named in these sentences who hold no office in the article."""
        for name in (n for scene in scenes for n in scene.names):
            state = self._states.get(_plain(name.base))
            person = context.persons.full(name.base)
            if state and (person is None or context.state_of(person) is None):
                context.persons.add(name.base)
                context.known[context.persons.full(name.base) or name.base] = state


def _plain(name: str) -> str:
    return name.lower().replace("ё", "е")
