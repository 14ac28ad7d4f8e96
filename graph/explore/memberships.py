"""How states stand to organisations."""

import msgspec

from graph.explore.live import LiveGraph
from graph.explore.support import Span, span
from graph.facts import Edge, Node
from graph.vocabulary import vocabulary


class Member(msgspec.Struct, frozen=True):
    """A state in an organisation, or entering, chairing or leaving it."""

    state: Node
    organization: Node
    edge: Edge
    span: Span


def of(graph: LiveGraph, key: str) -> list[Member]:
    """The memberships of a state, or the members of an organisation."""
    found = [
        Member(graph.nodes[edge.start], graph.nodes[edge.end], edge, span(graph, edge.properties, edge.properties["claims"]))
        for edge in graph.at(key)
        if edge.type in vocabulary().memberships
    ]
    return sorted(found, key=lambda one: (one.organization.key, one.state.key, one.edge.type, one.span.order, one.edge.key))
