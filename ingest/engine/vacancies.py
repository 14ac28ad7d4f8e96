"""Offices of any state that nobody in the article holds, and people named without one: the last of each belong together."""

from collections.abc import Callable

from ingest.engine.bridging import hold
from ingest.engine.context import Context, Scene
from ingest.engine.names import Name
from ingest.engine.nationals import nationals
from ingest.engine.phrase import Phrase
from ingest.engine.roles import Office
from ingest.engine.whose import UNIQUE

# states of a row, each with an office of its own (А менен Б президенттери)
_ROW = 2
Vacancy = tuple[Phrase, Office]


def fill(context: Context, like_person: Callable[[Name], bool]) -> bool:
    """Give vacant offices to statesmen of their state, then the only one left to the only one left who meets officials; whether any was."""
    vacant = _vacancies(context)
    if not vacant:
        return False
    foreign = {o.of for _, o in vacant} - {context.home}
    given = [_give(context, name, [v for v in vacant if v[1].of == state]) for name, state in _statesmen(context, foreign)]
    given.append(_last(context, like_person))
    return any(given)


def _last(context: Context, like_person: Callable[[Name], bool]) -> bool:
    """Give the only office left to the only one left, where the article has officials of another state."""
    vacant = _vacancies(context)
    if len(vacant) != 1:
        return False
    of = vacant[0][1].of
    elsewhere = {h.office.of for h in context.holdings if h.office.of and not h.office.of.startswith("ORG:")} - {of}
    people = [n for s in context.scenes if _meets(s) for n in _people(s) if _free(context, n)] if elsewhere else []
    left = {_person(context, n): n for n in people if like_person(n) or context.statesman(n.base)}
    name = next(iter(left.values()), None)
    if name is None or len(left) > 1:
        return False
    return context.statesman(name.base) in {None, of} and _give(context, name, vacant)


def _give(context: Context, name: Name, offered: list[Vacancy]) -> bool:
    if len(offered) == 1:
        hold(context, name, *offered[0])
    return len(offered) == 1


def _vacancies(context: Context) -> list[Vacancy]:
    """The offices of which there is but one, and which nobody holds, each where it is named first."""
    titles = (p for s in context.scenes.of("title") for p in s.phrases if p.kind == "title")
    free = (p for p in titles if not (p.holders or p.former or (p.plural and len(p.states) < _ROW)))
    bare = ((p, o) for p in free for o in context.titles.get(p.at, []))
    vacant = [v for v in bare if v[1].role in UNIQUE and not context.holdings.of_office(v[1].role, v[1].of)]
    return list({(o.role, o.of): (p, o) for p, o in reversed(vacant)}.values())


def _statesmen(context: Context, states: set[str | None]) -> list[tuple[Name, str]]:
    """The statesmen of some states who are named without an office, where there is but one of a state."""
    by_state: dict[str, dict[str, Name]] = {}
    named = [n for s in context.scenes if _tells(s) for n in s.names if context.statesman(n.base) in states] if states else []
    known = [(n, context.statesman(n.base)) for n in named]
    known.extend(t for s in context.scenes if states and s.has("demonym") and _meets(s) for t in nationals(context, s) if t[1] in states)
    for name, _ in known:
        context.persons.add(name.base)
    for name, state in known:
        if state and _free(context, name):
            by_state.setdefault(state, {}).setdefault(_person(context, name), name)
    return [(name, state) for state, names in by_state.items() if len(names) == 1 for name in names.values()]


def _tells(scene: Scene) -> bool:
    """Whether a sentence is worth looking into."""
    return scene.has("title") or bool(scene.sentence.cues)


def _meets(scene: Scene) -> bool:
    sentence = scene.sentence
    return "meeting" in sentence.predicates and any(cue.kind.startswith("meeting") for cue in sentence.cues)


def _people(scene: Scene) -> list[Name]:
    return [n for p in scene.phrases if p.kind == "name" for n in p.holders]


def _free(context: Context, name: Name) -> bool:
    return not context.holdings.of_person(_person(context, name))


def _person(context: Context, name: Name) -> str:
    return context.persons.full(name.base) or name.base
