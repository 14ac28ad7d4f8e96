"""People named as somebody of a state and nothing else (ирандык X): beside an official, they hold the same office of theirs."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from ingest.engine.bridging import hold
from ingest.engine.context import Context, Scene
from ingest.engine.names import Name
from ingest.engine.phrase import Phrase
from ingest.engine.roles import Office
from ingest.engine.whose import UNIQUE


def nationals(context: Context, scene: Scene) -> Iterator[tuple[Name, str]]:
    """Who is named as somebody of a state and nothing else (ирандык X)."""
    for of, named in pairwise(scene.phrases):
        one = of.kind == "demonym" and of.case == "adj" and not of.plural and named.kind == "name" and len(named.holders) == 1
        if one and of.state and context.text[of.end : named.start] == " ":
            yield named.holders[0], of.state


def spread(context: Context, joining: frozenset[str]) -> None:
    """Give the office of an official to those of other states whom `joining` words add (министр X, россиялык Y жана ирандык Z)."""
    for scene in context.scenes.of("demonym"):
        people = {n.start: (n, state) for n, state in nationals(context, scene)} if scene.has("title") else {}
        last: tuple[Phrase, Office] | None = None
        edge = 0
        for phrase in scene.phrases if people else ():
            office = _office(context, phrase)
            if office:
                last, edge = (phrase, office), phrase.end
            elif last and phrase.start in people and _adds(context.text[edge : phrase.start], joining):
                name, state = people[phrase.start]
                hold(context, name, last[0], replace(last[1], of=state))
                edge = phrase.end


def _office(context: Context, phrase: Phrase) -> Office | None:
    """The office of one official which every state has."""
    offices = context.titles.get(phrase.at, []) if phrase.kind == "title" and len(phrase.holders) == 1 and not phrase.inner else []
    return next((o for o in offices if o.role in UNIQUE and o.of), None)


def _adds(gap: str, joining: frozenset[str]) -> bool:
    """Whether nothing but such a word stands before the last one of a gap."""
    return " ".join(gap.split()[:-1]) in joining
