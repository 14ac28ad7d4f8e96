"""Who holds which office: titles with names, names with titles behind them, and whose a bare title is."""

import re
from collections import Counter

from ingest.engine.context import Context, Holding, Scene
from ingest.engine.names import Name
from ingest.engine.phrases import Phrase
from ingest.engine.roles import Office, offices
from ingest.pack import Titles


class Holders:
    """Finds the office holders of an article; the words that appoint and dismiss are the pack's."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles
        self._after = re.compile(titles.appointed), re.compile(titles.ended), re.compile(titles.candidate)

    def find(self, context: Context) -> None:
        """Fill the context's persons and holdings, then settle whose the bare titles are."""
        told: list[tuple[Scene, Phrase, list[Name], str | None]] = []
        for scene in context.scenes:
            for phrase in scene.phrases:
                if phrase.kind == "title":
                    names, change = self._names(context, scene, phrase)
                    told.append((scene, phrase, names, change))
                    for name in names:
                        context.persons.add(name.base)
        for scene, phrase, names, change in told:
            resolved = self._resolve(context, scene, phrase)
            context.titles[phrase.start] = resolved
            for name in names:
                self._hold(context, phrase, name, resolved, change)

    def _names(self, context: Context, scene: Scene, phrase: Phrase) -> tuple[list[Name], str | None]:
        """The names of a title: behind it, or the subject of a clause that ends in it."""
        rest = context.folded[phrase.end + 1 : phrase.end + 70]
        appointed, ended, candidate = (p.match(rest) for p in self._after)
        change = "appointed" if appointed else "dismissed" if ended else "nominated" if candidate else None
        if phrase.holders or not change:
            return list(phrase.holders), change if not phrase.holders else None
        around = [p for p in scene.phrases if p.kind == "name"]
        behind = [p for p in around if phrase.end <= p.start <= phrase.end + 24]
        before = [p for p in around if p.end <= phrase.start and p.case == "nom"]
        chosen = behind[:1] or before[-1:]
        return [n for p in chosen for n in p.holders], change

    def _hold(self, context: Context, phrase: Phrase, name: Name, resolved: list[Office], change: str | None) -> None:
        person = context.persons.full(name.base) or name.base
        start, end = min(phrase.start, name.start), max(phrase.end, name.end)
        explicit = phrase.state is not None or phrase.organisation is not None
        for office in resolved:
            if office.of and change != "nominated":
                context.holdings.append(Holding(person, office, phrase, explicit, start, end, change))

    def _resolve(self, context: Context, scene: Scene, phrase: Phrase) -> list[Office]:
        found = offices(phrase, self._titles, context.home)
        return [Office(o.role, o.of or self._whose(context, scene, phrase), o.accredited_to, o.rule) for o in found]

    def _whose(self, context: Context, scene: Scene, phrase: Phrase) -> str:
        """The state of a title that names none: its holder's, the scene's, the article's, else home."""
        for name in phrase.holders:
            known = context.state_of(context.persons.full(name.base) or name.base)
            if known:
                return known
        if phrase.context:
            return _last_state(context, phrase.start) or context.home
        located = [p for p in scene.phrases if p.kind == "state" and p.case == "loc" and p.end <= phrase.start]
        if located:
            return located[0].state or context.home
        return _only_foreign(context) or context.home


def _last_state(context: Context, before: int) -> str | None:
    """The state that was spoken of last."""
    found = [p for s in context.scenes for p in s.phrases if p.state and p.state != "home" and p.end <= before]
    return found[-1].state if found else None


def _only_foreign(context: Context) -> str | None:
    """The one state the article speaks of, where home is not among those it names."""
    named = Counter(p.state for s in context.scenes for p in s.phrases if p.state)
    if named[context.home] or named["home"] or not named:
        return None
    (state, count), *others = named.most_common()
    return state if not others or count > sum(c for _, c in others) else None
