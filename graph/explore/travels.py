"""Where meetings were held, and who travelled there: points and arcs of a map."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from graph.explore import meetings
from graph.explore.live import LiveGraph
from graph.explore.meetings import Held
from graph.facts import Node
from graph.geography import Location, located


class Venue(msgspec.Struct, frozen=True):
    """A place, how many meetings it saw, and where it lies; null where that is not known."""

    place: Node
    meetings: int
    at: Location | None


class Journey(msgspec.Struct, frozen=True):
    """A state that met others abroad: from its seat of government (null where not known) to a place, so many times."""

    state: Node
    venue: Venue
    times: int
    seat: Location | None


def all_held(graph: LiveGraph) -> list[Held]:
    """The meetings that have a place."""
    found = (meetings.held(graph, node.key) for node in graph.nodes.values() if node.label == "Meeting")
    return [one for one in found if one.place]


def venues(held: Iterable[Held]) -> list[Venue]:
    """The places of meetings; where most were held comes first."""
    count: dict[str, list[Node]] = defaultdict(list)
    for one in held:
        if one.place:
            count[one.place.key].append(one.place)
    found = [Venue(places[0], len(places), located(key)) for key, places in count.items()]
    return sorted(found, key=lambda one: (-one.meetings, one.place.key))


def journeys(graph: LiveGraph, held: Iterable[Held]) -> list[Journey]:
    """Who took part in meetings outside the own state; the most frequent come first."""
    seen = list(held)
    places = {one.place.key: one for one in venues(seen)}
    times: dict[tuple[str, str], int] = defaultdict(int)
    for one in seen:
        for who in meetings.attendances(graph, one.meeting.key):
            if one.place and who.who.label == "State" and who.who.properties["code"] != one.place.properties.get("country"):
                times[who.who.key, one.place.key] += 1
    found = [Journey(graph.nodes[state], places[place], n, located(state)) for (state, place), n in times.items()]
    return sorted(found, key=lambda one: (-one.times, one.state.key, one.venue.place.key))
