"""A person named without an office and a bare office without a holder, near each other where an article begins: one is the other's."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from ingest.engine.context import Context, Holding, Scene
from ingest.engine.names import Name
from ingest.engine.phrase import Phrase
from ingest.engine.roles import Office
from ingest.engine.whose import UNIQUE

# how many sentences may lie between the two
_REACH = 3
_OPENING = ' \u00a0«»"“„—–-'


def bridge(context: Context, like_person: Callable[[Name], bool]) -> None:
    """Give a vacant office of home to the person with whom the article opens, or who is named as the first subject behind it."""
    if not any(_vacant(context, o) for resolved in context.titles.values() for o in resolved):
        return
    seen: list[Scene] = []
    for scene in _telling(context.scenes[: 2 * _REACH], _REACH + 1):
        name = _subject(context, scene, like_person, first=not seen)
        if name is None:
            seen.append(scene)
            continue
        before = list(_vacancies(context, seen, 0))
        behind = [] if seen else list(_vacancies(context, _telling(context.scenes[: 2 * _REACH], _REACH + 1), name.end))
        offered = [(p, o) for p, o in before if p.case == "nom"] or behind
        if offered:
            hold(context, name, *offered[0])
        return


def _telling(scenes: list[Scene], most: int) -> Iterator[Scene]:
    """The first sentences that name something."""
    return islice((s for s in scenes if s.phrases), most)


def _subject(context: Context, scene: Scene, like_person: Callable[[Name], bool], *, first: bool) -> Name | None:
    """The person with whose bare name a sentence (the first one: or its main clause) begins; null where it has another office."""
    for name in scene.names[:1]:
        opens = context.text[scene.sentence.start : name.start].strip(_OPENING)[-1:] in ({"", ","} if first else {""})
        person = context.persons.full(name.base) or name.base
        if opens and like_person(name) and name.case in {"nom", "gen"} and context.state_of(person) is None:
            return name
    return None


def _vacancies(context: Context, scenes: Iterable[Scene], after: int) -> Iterator[tuple[Phrase, Office]]:
    """The bare offices of home that nobody in the article holds, in order."""
    for phrase in (p for s in scenes for p in s.phrases if not p.holders and p.start >= after):
        for office in context.titles.get(phrase.at, []):
            if _vacant(context, office):
                yield phrase, office


def _vacant(context: Context, office: Office) -> bool:
    return office.role in UNIQUE and office.of == context.home and not context.holdings.of_office(office.role, office.of)


def hold(context: Context, name: Name, phrase: Phrase, office: Office) -> None:
    """Note that a person holds the office that a phrase elsewhere names."""
    context.persons.add(name.base)
    person = context.persons.full(name.base) or name.base
    explicit = phrase.state not in {None, "home"}
    start, end = min(phrase.start, name.start), max(phrase.end, name.end)
    context.holdings.append(Holding(person, office, phrase, explicit, start, end))
