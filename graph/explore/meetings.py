"""Meetings: when and where, who took part in what capacity, who met whom."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from graph.explore.live import LiveGraph
from graph.explore.support import Span, span
from graph.facts import Edge, Node

_KINDS = ("Person", "State", "Organization")


class Held(msgspec.Struct, frozen=True):
    """A meeting with its time and place; `claims` are ids of those that tell of it."""

    meeting: Node
    span: Span
    place: Node | None
    claims: tuple[str, ...]


class Attendance(msgspec.Struct, frozen=True):
    """Who took part; `capacity` such as `foreign_minister of KGZ`, null where not told."""

    who: Node
    capacity: str | None
    edge: Edge


class Acquaintance(msgspec.Struct, frozen=True):
    """A person whom another met, in how many meetings, and the last of them."""

    person: Node
    meetings: int
    last: Held


def of(graph: LiveGraph, key: str, other: str | None = None) -> list[Held]:
    """The meetings in which somebody took part, or in which two did; the undated at the end."""
    keys = _attended(graph, key) & (_attended(graph, other) if other else _attended(graph, key))
    return _ordered(held(graph, meeting) for meeting in keys)


def at(graph: LiveGraph, place: str) -> list[Held]:
    """The meetings held in a place."""
    return _ordered(held(graph, edge.start) for edge in graph.at(place) if edge.type == "HELD_IN")


def held(graph: LiveGraph, meeting: str) -> Held:
    """A meeting with its time and place."""
    node = graph.nodes[meeting]
    edges = list(graph.at(meeting))
    claims = sorted({claim for edge in edges if edge.type != "PART_OF" or edge.start == meeting for claim in edge.properties["claims"]})
    place = next((graph.nodes[edge.end] for edge in edges if edge.type == "HELD_IN"), None)
    return Held(node, span(graph, node.properties, claims), place, tuple(claims))


def attendances(graph: LiveGraph, meeting: str) -> list[Attendance]:
    """Who took part in a meeting: persons, states, organisations."""
    found = [
        Attendance(graph.nodes[edge.start], edge.properties.get("capacity"), edge)
        for edge in graph.at(meeting)
        if edge.type == "TOOK_PART_IN"
    ]
    return sorted(found, key=lambda one: (_KINDS.index(one.who.label), one.who.key))


def parts(graph: LiveGraph, meeting: str) -> tuple[list[Held], list[Held]]:
    """The meetings that it is part of, and those that are part of it."""
    edges = [edge for edge in graph.at(meeting) if edge.type == "PART_OF"]
    whole = {edge.end for edge in edges if edge.start == meeting}
    inside = {edge.start for edge in edges if edge.end == meeting}
    return _ordered(held(graph, key) for key in whole), _ordered(held(graph, key) for key in inside)


def acquaintances(graph: LiveGraph, person: str) -> list[Acquaintance]:
    """Whom a person met; those met most often come first."""
    met: dict[str, list[Held]] = defaultdict(list)
    for meeting in of(graph, person):
        for one in attendances(graph, meeting.meeting.key):
            if one.who.label == "Person" and one.who.key != person:
                met[one.who.key].append(meeting)
    found = [Acquaintance(graph.nodes[key], len(meetings), meetings[-1]) for key, meetings in met.items()]
    return sorted(found, key=lambda one: (-one.meetings, one.person.key))


def _attended(graph: LiveGraph, key: str) -> set[str]:
    return {edge.end for edge in graph.at(key) if edge.type == "TOOK_PART_IN"}


def _ordered(found: Iterable[Held]) -> list[Held]:
    return sorted(found, key=lambda one: (*one.span.order, one.meeting.key))
