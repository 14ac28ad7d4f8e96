"""The part of the graph that somebody chose, node by node and edge by edge."""

from collections.abc import Collection, Iterable

import msgspec

from graph.explore.live import LiveGraph
from graph.explore.meetings import held
from graph.explore.parts import Part
from graph.explore.support import span
from graph.export.selection import Selection
from graph.export.span import Published, Span, support
from graph.facts import Edge, Fact, Node


def chosen(part: Part, edges: Collection[str] | None, evidence: Iterable[Fact] = ()) -> Selection:
    """A part of the graph as a selection, without the days of what bears a date (`dated`).

    Parameters
    ----------
    part
        The nodes, and the edges between them.
    edges
        Keys of the edges to keep; null for all.
    evidence
        Claims and articles with their edges (`Ledger.evidence`), of which those are added that support an edge; none for none.
    """
    kept = [edge for edge in part.edges if edges is None or edge.key in edges]
    nodes = {node.key: node for node in part.nodes}
    facts = list(evidence)
    claims = {claim for edge in kept for claim in support(edge)}
    told = [edge for edge in facts if isinstance(edge, Edge) and edge.start in claims and (edge.type == "STATED_IN" or edge.end in nodes)]
    ends = {end for edge in told for end in (edge.start, edge.end)}
    nodes |= {fact.key: fact for fact in facts if isinstance(fact, Node) and fact.key in ends}
    return Selection(tuple(nodes[key] for key in sorted(nodes)), tuple(sorted([*kept, *told], key=lambda edge: edge.key)))


def dated(selection: Selection, graph: LiveGraph) -> Selection:
    """The selection with the first and the last day of what bears a date, as told or else of publication."""
    days = Span(None, None, _published(selection, graph)).days(selection.nodes, selection.edges)
    return msgspec.structs.replace(selection, days=days)


def _published(selection: Selection, graph: LiveGraph) -> Published:
    with graph.lock:
        claims: dict[str, Collection[str]] = {edge.key: edge.properties.get("claims", ()) for edge in selection.edges}
        claims |= {node.key: held(graph, node.key).claims for node in selection.nodes if node.label == "Meeting"}
        spans = {key: span(graph, {}, told) for key, told in claims.items()}
    return {key: (one.first, one.last) for key, one in spans.items() if one.first and one.last}
