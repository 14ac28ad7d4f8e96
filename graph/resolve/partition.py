"""The mentions of one block become entities."""

from collections.abc import Callable, Collection, Iterable, Iterator

from graph import persons
from graph.compile.build import present
from graph.facts import Entity
from graph.resolve.records import Decisions, Mention, MentionKind

# reports of one meeting may differ by a day: time zones, "yesterday", the day of publication
_DAYS_APART = 1


def partition(block: Collection[Mention], decided: Decisions) -> list[list[Mention]]:
    """The mentions of a block (of all its days, or of a run of days that hang together) by entity; order-free and deterministic."""
    ordered = sorted(block, key=lambda m: (m.day, m.local, m.article))
    if not ordered:
        return []
    groups = _GROUPS[ordered[0].kind](ordered)
    return [part for group in groups for part in _apart(group, decided)]


def entity(group: Collection[Mention]) -> Entity:
    """The entity of mentions that are one: its key is that of one of them, its properties what all articles are to call it."""
    ordered = sorted(group, key=lambda m: (m.day, m.local, m.article))
    if ordered[0].kind != "meeting":
        names = {name for m in ordered if (name := m.told.name)}
        # a headline in capitals names nobody when another text does
        name = persons.display(dict.fromkeys({n for n in names if not n.isupper()} or names, 1))
        chosen = min((m for m in ordered if m.told.name == name), key=lambda m: m.local)
        return Entity(chosen.local, {"name": name, "caption": name})
    return Entity(ordered[0].local, _called(ordered))


def _called(meetings: list[Mention]) -> dict[str, str]:
    """A meeting's name, kind and date: of the first that tells each, a date told in the text before one of publication."""
    told = sorted(meetings, key=lambda m: (m.told.when[3] != "text", m.told.when[0] is None))
    date, date_from, date_to, basis = told[0].told.when
    name = next((m.told.name for m in meetings if m.told.name), None)
    caption = next((m.told.caption for m in told if m.told.name == name), told[0].told.caption)
    return present(
        caption=caption,
        kind=told[0].told.kind,
        name=name,
        status=told[0].told.status,
        date=date,
        date_from=date_from,
        date_to=date_to,
        date_basis=None if basis == "none" else basis,
    )


def _places(mentions: list[Mention]) -> list[list[Mention]]:
    return [mentions]


def _persons(mentions: list[Mention]) -> Iterator[list[Mention]]:
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_name.setdefault(mention.told.name or "", []).append(mention)
    for names in persons.clusters(list(by_name)):
        yield [mention for name in names for mention in by_name[name]]


class _Meeting:
    """Reports of one meeting, with what a further one must agree with."""

    def __init__(self, first: Mention) -> None:
        self.reports = [first]
        self._day, self._place, self._articles = first.day, first.told.place, {first.article}

    def takes(self, mention: Mention) -> bool:
        """Whether a mention can be of this meeting; an article that tells of two meetings means two."""
        near = mention.day - self._day <= _DAYS_APART and mention.article not in self._articles
        return near and (None in {self._place, mention.told.place} or self._place == mention.told.place)

    def add(self, mention: Mention) -> None:
        """It is of this meeting."""
        self.reports.append(mention)
        self._articles.add(mention.article)
        self._place = self._place or mention.told.place


def _meetings(mentions: list[Mention]) -> list[list[Mention]]:
    """Each joins the first meeting before it that it can be a report of."""
    met: list[_Meeting] = []
    for mention in mentions:
        one = next((m for m in met if m.takes(mention)), None)
        if one is None:
            met.append(_Meeting(mention))
        else:
            one.add(mention)
    return [one.reports for one in met]


def _apart(group: list[Mention], decided: Decisions) -> Iterator[list[Mention]]:
    """What people decided is not the same is taken out of its group, each alone."""
    locals_ = {m.local for m in group}
    out = {b for a, b in decided.apart if a in locals_ and b in locals_}
    kept = [m for m in group if m.local not in out]
    if kept:
        yield kept
    for local in sorted(out):
        yield [m for m in group if m.local == local]


_GROUPS: dict[MentionKind, Callable[[list[Mention]], Iterable[list[Mention]]]] = {
    "person": _persons,
    "meeting": _meetings,
    "place": _places,
}
