"""The part of the graph that somebody chose, node by node and edge by edge."""

from collections.abc import Collection, Iterable

from graph.explore.parts import Part
from graph.export.selection import EVIDENCE, Selection
from graph.export.span import support
from graph.facts import Edge, Fact, Node

# of what the evidence consists
TYPES = frozenset({*EVIDENCE, "STATED_IN", "ABOUT"})


def chosen(part: Part, edges: Collection[str] | None, evidence: Iterable[Fact] = ()) -> Selection:
    """A part of the graph as a selection.

    Parameters
    ----------
    part
        The nodes, and the edges between them.
    edges
        Keys of the edges to keep; null for all.
    evidence
        All claims and articles with their edges (`TYPES`), of which those are added that support an edge; none for none.
    """
    kept = [edge for edge in part.edges if edges is None or edge.key in edges]
    nodes = {node.key: node for node in part.nodes}
    facts = list(evidence)
    claims = {claim for edge in kept for claim in support(edge)}
    told = [edge for edge in facts if isinstance(edge, Edge) and edge.start in claims and (edge.type == "STATED_IN" or edge.end in nodes)]
    ends = {end for edge in told for end in (edge.start, edge.end)}
    nodes |= {fact.key: fact for fact in facts if isinstance(fact, Node) and fact.key in ends}
    return Selection(tuple(nodes[key] for key in sorted(nodes)), tuple(sorted([*kept, *told], key=lambda edge: edge.key)))
