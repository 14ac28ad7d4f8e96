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


def _meetings(mentions: list[Mention]) -> list[list[Mention]]:
    """Each joins the first meeting before it that it can be a report of."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        group = next((g for g in groups if _reports(mention, g)), None)
        if group is None:
            groups.append([mention])
        else:
            group.append(mention)
    return groups


def _reports(mention: Mention, group: list[Mention]) -> bool:
    """Whether a mention can be of the meeting that a group reports; an article that tells of two meetings means two."""
    return mention.day - group[0].day <= _DAYS_APART and all(m.article != mention.article and _one_place(m, mention) for m in group)


def _one_place(a: Mention, b: Mention) -> bool:
    return a.told.place is None or b.told.place is None or a.told.place == b.told.place


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
