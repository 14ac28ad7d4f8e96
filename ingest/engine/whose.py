"""Whose a bare title is: what the article has told before it, else home's."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from ingest.engine.beside import Beside
from ingest.engine.context import Context, Scene
from ingest.engine.phrase import Phrase

# offices that one person holds at a time
UNIQUE = frozenset({"head_of_state", "head_of_government", "foreign_minister"})
HEADS = UNIQUE - {"foreign_minister"}
_THERE = frozenset({"dat", "loc"})
# words between whose side somebody is on and his title, as far as it was found
_BETWEEN = 3
# how much a phrase tells of where the story plays, by its kind
_WEIGHTS = {"title": 2, "institution": 2, "territory": 2, "region": 2, "city": 1, "demonym": 1}


class Bearer(msgspec.Struct, frozen=True):
    """Who bears a title: the persons, and whether their names are such as people at home have."""

    people: list[str]
    local: bool


def whose(context: Context, scene: Scene, phrase: Phrase, role: str, beside: Beside, bearer: Bearer) -> str:
    """The state of a title that names none: its holder's, the one pointed back to, its neighbour's, the article's, else home."""
    people = bearer.people
    known = next((s for s in [*map(context.state_of, people), *map(context.statesman, people)] if s), None)
    if known:
        return known
    if phrase.context:
        return spoken_of(context, scene, phrase.start) or context.home
    near = beside.state(context, scene, phrase, foreign=not bearer.local)
    if near and not _taken(context, phrase, role, near, people):
        return near
    goal = _visited(context, scene, phrase) if people else None
    if goal and not _taken(context, phrase, role, goal, people):
        return goal
    again = None if people else _again(context, phrase, role)
    if again:
        return again
    told = setting(context, phrase, role, foreign=not bearer.local)
    if told and told != context.home and not (bearer.local and _apart(scene, phrase, told)):
        return told
    return context.home


def _visited(context: Context, scene: Scene, phrase: Phrase) -> str | None:
    """Where an official of another state has gone in the clause right before a bare title (X Москвага барып, президент Y менен жолукту)."""
    before = [p for p in scene.phrases if p.end <= phrase.start and not p.inner]
    place = before[-1] if before else None
    state = (place.place or place.state) if place and place.kind in {"city", "state"} and place.case == "dat" else None
    if not place or not state or "," not in context.text[place.end : phrase.start]:
        return None
    going = [p.state for p in before[:-1] if p.kind == "title" and p.case == "nom" and p.state and p.holders]
    return state if going and state not in going else None


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
    phrases = (p for s in context.before(before) if s.placed for p in reversed(s.phrases))
    return (p.state for p in phrases if p.state and p.state != "home" and p.end <= before)


def among(context: Context, phrase: Phrase, role: str, people: list[str]) -> dict[str, str]:
    """The states of several who bear one unique title, each of another state (президенттер X менен Y): known, else spoken of last."""
    of = {p: s for p in people if (s := context.state_of(p) or context.statesman(p))}
    before = [p for s in context.before(phrase.end) for p in reversed(s.phrases) if p.end <= phrase.start]
    row = next((p.states for p in before if len(p.states) == len(people) > 1), None)
    if row and not of:
        return {p: context.home if s == "home" else s for p, s in zip(people, row, strict=True)}
    told = [s for p in before for s in (p.states or (p.state or p.place,))]
    for person in people:
        free = (context.home if s == "home" else s for s in [*told, context.home] if s)
        state = next((s for s in free if s not in of.values() and not _taken(context, phrase, role, s, [person])), None)
        of |= {person: state} if state and person not in of else {}
    return of


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


def last_foreign(context: Context, before: int) -> str | None:
    """The state other than home that was spoken of last."""
    phrases = (p for s in context.before(before) if s.phrases for p in reversed(s.phrases) if p.end <= before)
    told = (s for p in phrases for s in (*p.abroad, p.state, p.place) if s and s != "home" and not s.startswith("ORG:"))
    return next((s for s in told if s != context.home), None)


def spoken_of(context: Context, scene: Scene, before: int) -> str | None:
    """The state that a sentence has spoken of, else the subject of the one before it, else the last one."""
    here = [p.state for p in scene.phrases if p.end <= before and p.state and p.state != "home"]
    last = context.scenes[scene.index - 1] if scene.index else None
    told = [p for p in last.phrases if p.state and p.state != "home"] if last and not here else []
    subject = next((p.state for p in told[:1] if _leads(context, p)), None)
    near = [scene, last] if last else [scene]
    goals = (p.place for s in near for p in reversed(s.phrases) if p.end <= before and p.case in _THERE)
    goal = next((g for g in goals if g not in {None, context.home}), None)
    return (here[-1] if here else None) or subject or goal or last_state(context, before)


def setting(context: Context, phrase: Phrase, role: str, *, foreign: bool) -> str | None:
    """The one foreign state where the story told so far plays.

    Null where the article speaks of home (but for somebody whose name is `foreign`), or of none or of several.
    """
    if context.names_home and not foreign:
        return None
    weights: Counter[str] = Counter()
    for scene in reversed([*context.before(phrase.start)]):
        for p in scene.phrases if scene.placed else ():
            state = p.state or p.place or _held(context, p)
            if state and p.end <= phrase.start and not p.inner:
                weights[state] += _weight(p, located=2 if role in UNIQUE else 1) + _opening(context, scene, p)
    for state in [s for s in weights if s in {"home", context.home} or _taken(context, phrase, role, s, [])]:
        del weights[state]
    ranked = weights.most_common(2)
    tied = len(ranked) == 2 and ranked[0][1] == ranked[1][1]
    return ranked[0][0] if ranked and ranked[0][1] > 1 and not tied else None


def _held(context: Context, phrase: Phrase) -> str | None:
    """The state of a title that does not name it, where it has been settled already."""
    offices = context.titles.get(phrase.at, []) if phrase.kind == "title" else []
    return next((o.of for o in offices if o.of and not o.of.startswith("ORG:") and o.of != context.home), None)


def _opening(context: Context, scene: Scene, phrase: Phrase) -> int:
    """What a state tells more as the subject or the scene with which a sentence begins, the first one above all."""
    if phrase.kind != "state" or phrase is not scene.phrases[0]:
        return 0
    leads = _leads(context, phrase)
    opens = scene.index == 0 and (leads or phrase.case in {"loc", "gen", "attr"})
    return 2 * leads + 2 * opens


def _leads(context: Context, phrase: Phrase) -> bool:
    """Whether a phrase is a subject: in the nominative, with no postposition, conjunction or comma behind it."""
    joined = context.text.startswith(",", phrase.end) or context.folded.startswith(context.joining, phrase.end + 1)
    return phrase.case == "nom" and not joined


def _weight(phrase: Phrase, located: int) -> int:
    """How much a phrase tells of where the story plays: officials and places do, a goal or a partner does not."""
    if phrase.kind in {"state", "city"} and phrase.case in {"dat", "abl"}:
        return 0
    if phrase.kind == "demonym" and (phrase.plural or phrase.case != "adj"):
        return 0
    if phrase.kind == "state":
        return {"gen": 2, "loc": located, "attr": 1}.get(phrase.case, 0)
    return _WEIGHTS.get(phrase.kind, 0)


def _apart(scene: Scene, phrase: Phrase, state: str) -> bool:
    """Whether the sentence sets a bare title apart from an official of that state."""
    return any(p.kind == "title" and p.state == state and p.holders and p.at != phrase.at for p in scene.phrases)


def _taken(context: Context, phrase: Phrase, role: str, state: str, people: list[str]) -> bool:
    """Whether an office that only one person holds is somebody else's in this article; there may be several former ones."""
    if phrase.former or role not in UNIQUE:
        return False
    holders = {h.person for h in context.holdings.of_office(role, state) if h.explicit and not h.phrase.former}
    return bool(holders) and not holders & set(people)
