"""Who holds which office, on a day or ever: the rules are those of the question officials-of-state."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from graph.explore.live import LiveGraph
from graph.facts import Edge, Node

_HELD = frozenset({"current", "acting", "former"})


class Tenure(msgspec.Struct, frozen=True):
    """A person in an office; `began` and `ended` as ISO dates that may be partial, null where not known."""

    person: Node
    office: Node
    owner: Node | None
    host: Node | None
    holds: Edge
    began: str | None
    ended: str | None
    gone: str | None

    @property
    def status(self) -> str:
        """How the office is held."""
        return str(self.holds.properties["status"])

    def on(self, day: str) -> bool:
        """Whether the office was held on an ISO day.

        From when it is held, else the day of the first report, is not after it, and the end not before it; the end is that told, else
        the day of the first report of a former holder. Who has no known beginning holds it, unless told of as a former holder only.
        """
        if self.status not in _HELD:
            return False
        begun = self.began <= day if self.began is not None else self.status != "former"
        lasting = self.ended >= day or day.startswith(self.ended) if self.ended else self.gone is None or self.gone > day
        return begun and lasting


def of_owner(graph: LiveGraph, owner: str) -> list[Tenure]:
    """Those who hold or held the offices of a state or organisation."""
    offices = [edge.start for edge in graph.at(owner) if edge.type == "OFFICE_OF" and edge.end == owner]
    return _ordered(tenure for office in offices for tenure in _at(graph, office))


def of_office(graph: LiveGraph, office: str) -> list[Tenure]:
    """Those who hold or held an office."""
    return _ordered(_at(graph, office))


def of_person(graph: LiveGraph, person: str) -> list[Tenure]:
    """The offices that a person holds or held."""
    offices = {edge.end for edge in graph.at(person) if edge.type == "HOLDS"}
    return _ordered(one for office in offices for one in _at(graph, office) if one.person.key == person)


def _at(graph: LiveGraph, office: str) -> Iterator[Tenure]:
    edges = list(graph.at(office))
    ahead = {edge.type: graph.nodes[edge.end] for edge in edges if edge.start == office}
    holds = [edge for edge in edges if edge.type == "HOLDS"]
    # what is told of each as a former holder
    former = {edge.start: edge.properties for edge in holds if edge.properties["status"] == "former"}
    for edge in holds:
        began, ended, gone = _times(edge.properties, former.get(edge.start, {}))
        whose, host = ahead.get("OFFICE_OF"), ahead.get("ACCREDITED_TO")
        yield Tenure(graph.nodes[edge.start], graph.nodes[office], whose, host, edge, began, ended, gone)


def _times(told: dict[str, Any], former: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    began = told.get("from") or (told.get("first_seen") if told["status"] != "former" else None)
    after = began or ""
    ends = [day for day in (former.get("until"), told.get("until")) if day and (day >= after or after.startswith(day))]
    seen = former.get("first_seen")
    return began, ends[0] if ends else None, seen if seen and seen > after else None


def _ordered(found: Iterable[Tenure]) -> list[Tenure]:
    return sorted(found, key=lambda one: (one.office.key, one.status, one.person.key))
