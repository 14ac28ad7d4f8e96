"""Nodes that an address names."""

from graph.errors import NotFoundError
from graph.explore.live import LiveGraph
from graph.facts import Node


def known(graph: LiveGraph, key: str) -> Node:
    """The node of a key.

    Raises
    ------
    NotFoundError
        When it is not in the graph (any more).
    """
    if key not in graph.nodes:
        raise NotFoundError(f"no {key.removeprefix('elchi:')} in the graph")
    return graph.nodes[key]
