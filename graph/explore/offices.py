"""Who holds which office, on a day or ever: the rules are those of the question officials-of-state."""

from collections.abc import Iterable, Iterator

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
    return _ordered(_tenure(graph, edge) for edge in graph.at(person) if edge.type == "HOLDS")


def _at(graph: LiveGraph, office: str) -> Iterator[Tenure]:
    return (_tenure(graph, edge) for edge in graph.at(office) if edge.type == "HOLDS")


def _tenure(graph: LiveGraph, holds: Edge) -> Tenure:
    told = holds.properties
    former = _former(graph, holds)
    began = told.get("from") or (told.get("first_seen") if told["status"] != "former" else None)
    ends = [day for day in (former.get("until"), told.get("until")) if day and (day >= (began or "") or (began or "").startswith(day))]
    seen = former.get("first_seen")
    ahead = {edge.type: graph.nodes.get(edge.end) for edge in graph.at(holds.end) if edge.start == holds.end}
    return Tenure(
        graph.nodes[holds.start],
        graph.nodes[holds.end],
        ahead.get("OFFICE_OF"),
        ahead.get("ACCREDITED_TO"),
        holds,
        began,
        ends[0] if ends else None,
        seen if seen and seen > (began or "") else None,
    )


def _former(graph: LiveGraph, holds: Edge) -> dict[str, str]:
    """What is told of the person as a former holder."""
    beside = (edge for edge in graph.at(holds.start) if edge.type == "HOLDS" and edge.end == holds.end)
    return next((edge.properties for edge in beside if edge.properties["status"] == "former"), {})


def _ordered(found: Iterable[Tenure]) -> list[Tenure]:
    return sorted(found, key=lambda one: (one.office.key, one.status, one.person.key))
