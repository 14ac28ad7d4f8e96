"""Whose a bare title is: what the article has told before it, else home's."""

from collections import Counter
from collections.abc import Iterator

from ingest.engine.beside import Beside
from ingest.engine.context import Context, Scene
from ingest.engine.phrases import Phrase

# offices that one person holds at a time
UNIQUE = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
HEADS = UNIQUE - {"foreign_minister"}
# words between whose side somebody is on and his title, as far as it was found
_BETWEEN = 3
# how much a phrase tells of where the story plays, by its kind
_WEIGHTS = {"title": 2, "institution": 2, "territory": 2, "region": 2, "city": 1, "demonym": 1}


def whose(context: Context, scene: Scene, phrase: Phrase, role: str, beside: Beside) -> str:
    """The state of a title that names none: its holder's, the one pointed back to, its neighbour's, the article's, else home."""
    people = [context.persons.full(n.base) or n.base for n in phrase.holders]
    known = next((s for s in [*map(context.state_of, people), *map(context.statesman, people)] if s), None)
    if known:
        return known
    if phrase.context:
        return last_state(context, phrase.start) or context.home
    near = beside.state(context, scene, phrase)
    if near and not _taken(context, role, near, people):
        return near
    again = None if people else _again(context, phrase, role)
    if again:
        return again
    told = setting(context, phrase.start, role)
    if told and told != context.home and not _others(context, scene, phrase, role, told, people):
        return told
    return context.home


def _again(context: Context, phrase: Phrase, role: str) -> str | None:
    """The state of the one whom the article named last with the same title, where nobody of home's has it."""
    if phrase.plural or phrase.head is None:
        return None
    named = [h for h in context.holdings.of_title(phrase.head.entry.name) if h.end <= phrase.start]
    ours = context.holdings.of_state(context.home) if role in UNIQUE else context.holdings.of_office(role, context.home)
    if not named or ours or any(h.office.of == context.home for h in named):
        return None
    last = named[-1]
    of = last.office.of or ""
    return of if last.explicit and not (of.startswith("ORG:") or last.phrase.former) else None


def states_before(context: Context, before: int) -> Iterator[str]:
    """The states that were spoken of, the last one first."""
    phrases = (p for s in context.before(before) for p in reversed(s.phrases))
    return (p.state for p in phrases if p.state and p.state != "home" and p.end <= before)


def sent_by(context: Context, scene: Scene, phrase: Phrase) -> str | None:
    """The state in the ablative right before somebody, whose side he is on (Казакстандан премьер-министр X, өзбек тараптан министр Y)."""
    for p in reversed(scene.phrases):
        if p.end <= phrase.start and p.state and p.case == "abl" and p.kind in {"state", "institution"} and not p.inner:
            between = context.text[p.end : phrase.start]
            plain = between == between.lower() and "," not in between and len(between.split()) <= _BETWEEN
            return (context.home if p.state == "home" else p.state) if plain else None
    return None


def last_state(context: Context, before: int) -> str | None:
    """The state that was spoken of last."""
    return next(states_before(context, before), None)


def setting(context: Context, before: int, role: str = "") -> str | None:
    """The one foreign state where the story told so far plays; null where the article speaks of home, or of none or of several."""
    if context.names_home:
        return None
    weights: Counter[str] = Counter()
    for p in (p for s in reversed([*context.before(before)]) for p in s.phrases):
        state = p.state or p.place
        if state and p.end <= before and not p.inner:
            weights[state] += _weight(p, located=2 if role in UNIQUE else 1)
    for state in [s for s in weights if _taken(context, role, s, [])]:
        del weights[state]
    ranked = weights.most_common(2)
    tied = len(ranked) == 2 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and ranked[0][1] > 1 and not tied else None


def _weight(phrase: Phrase, located: int) -> int:
    """How much a phrase tells of where the story plays: officials and places do, a goal or a partner does not."""
    if phrase.kind in {"state", "city"} and phrase.case in {"dat", "abl"}:
        return 0
    if phrase.kind == "demonym" and (phrase.plural or phrase.case != "adj"):
        return 0
    if phrase.kind == "state":
        return {"gen": 2, "loc": located, "attr": 1}.get(phrase.case, 0)
    return _WEIGHTS.get(phrase.kind, 0)


def _others(context: Context, scene: Scene, phrase: Phrase, role: str, state: str, people: list[str]) -> bool:
    """Whether somebody else in the article holds the office of that state, or the sentence sets one of its officials apart."""
    apart = any(p.kind == "title" and p.state == state and p.holders and p.at != phrase.at for p in scene.phrases)
    return apart or _taken(context, role, state, people)


def _taken(context: Context, role: str, state: str, people: list[str]) -> bool:
    """Whether an office that only one person holds is somebody else's in this article."""
    holders = {h.person for h in context.holdings.of_office(role, state) if h.explicit} if role in UNIQUE else set()
    return bool(holders) and not holders & set(people)
