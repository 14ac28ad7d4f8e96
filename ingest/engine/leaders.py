"""Statesmen whom readers know without their office: their state, where the article gives them none."""

from ingest.engine.context import Context, Scene, plain


def statesmen(leaders: dict[str, list[str]]) -> dict[str, str]:
    """The state of each, by full name, or by a surname that is his alone."""
    return {plain(name): state for state, names in leaders.items() for name in names}


def recognise(context: Context, scenes: list[Scene]) -> None:
    """Note the state of those named in these sentences who hold no office in the article."""
    for name in (n for scene in scenes for n in scene.names):
        state = context.statesman(name.base)
        person = context.persons.full(name.base)
        if state and (person is None or context.state_of(person) is None):
            context.persons.add(name.base)
            context.known[context.persons.full(name.base) or name.base] = state
