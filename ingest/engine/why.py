"""Why a sentence gave nothing: those that name two states, or a title with a name, and are quoted by no claim."""

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from graph.articles import Article
from ingest.engine.context import Context, Scene
from ingest.engine.extract import Extractor
from ingest.engine.folding import Source
from ingest.engine.frames import Rejected
from ingest.engine.modifiers import STATE_KINDS
from ingest.engine.telling import Told
from ingest.pack import Frame

# no quote is longer: sentences are cut at fewer letters
LONGEST = 4000


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence `[start, end)` of an article's text that gave no claim: the states and offices that it names, and the reasons."""

    article: str
    start: int
    end: int
    text: str
    names: tuple[str, ...]
    why: tuple[str, ...]


def silences(reader: Extractor, article: Article) -> list[Silence]:
    """The sentences of an article that might have been expected to tell something and do not, in order."""
    source = Source(article.text)
    context = reader.context(article, source)
    if context is None:
        return []
    trace: list[Rejected] = []
    told = reader.told(context, trace)
    quotes = sorted((c.evidence.start, c.evidence.end) for c in reader.found(article))
    rejected: dict[int, list[Rejected]] = {}
    for one in trace:
        rejected.setdefault(one.scene, []).append(one)
    return list(_silent(article, source, context, told, rejected, quotes))


def _silent(
    article: Article, source: Source, context: Context, told: Told, trace: dict[int, list[Rejected]], quotes: list[tuple[int, int]]
) -> Iterator[Silence]:
    again = {id(x.scene) for part in (told.relations, told.memberships, told.events) for x in part}
    for scene in context.scenes:
        start, end = source.span(scene.sentence.start, scene.sentence.end)
        states, offices = _states(context, scene), _offices(scene)
        near = quotes[bisect_left(quotes, (start - LONGEST, 0)) : bisect_left(quotes, (end, 0))]
        if any(start < z for _, z in near) or not (len(states) > 1 or offices):
            continue
        reasons = (
            ["it tells again what another sentence tells"]
            if id(scene) in again
            else list(_reasons(context, scene, trace.get(scene.index, []), states))
        )
        names = (*states, *offices)
        yield Silence(article=article.id, start=start, end=end, text=article.text[start:end], names=names, why=tuple(reasons))


def _states(context: Context, scene: Scene) -> list[str]:
    named = [context.home if u.entry.value == "home" else u.entry.value for u in scene.sentence.units if u.kind in STATE_KINDS]
    return list(dict.fromkeys(named))


def _offices(scene: Scene) -> list[str]:
    return [f"{p.label} {p.holders[0].base}" for p in scene.phrases if p.kind == "title" and p.holders]


def _reasons(context: Context, scene: Scene, trace: list[Rejected], states: list[str]) -> Iterator[str]:
    if len(states) > 1:
        yield from (f"{context.text[r.cue.start : r.cue.end]} ({r.cue.entry.row.id}): {r.why}" for r in trace)
        other = [c for c in scene.sentence.cues if not isinstance(c.entry.row, Frame) and c.entry.value != "none"]
        yield from (f"{context.text[c.start : c.end]} ({c.entry.value}): no event or membership with these parties" for c in other)
        if not (trace or other):
            yield "no predicate of a relation, event or membership stands in it"
    for phrase in (p for p in scene.phrases if p.kind == "title" and p.holders):
        name = phrase.holders[0].base
        if context.holdings.of_person(context.persons.full(name) or name):
            yield f"{phrase.label}: what {name} holds is told elsewhere"
        else:
            yield f"{phrase.label}: no office of the guidelines, or nothing says whose"
