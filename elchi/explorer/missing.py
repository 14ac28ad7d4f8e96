"""Nodes that an address names."""

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from elchi.explorer import links
from graph.errors import NotFoundError
from graph.explore.live import LiveGraph
from graph.facts import Node

if TYPE_CHECKING:
    from elchi.explorer.world import World


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


def asked(world: "World", label: str, name: str) -> str:
    """The key of the node that a page's address names.

    Raises
    ------
    HTTPException
        That leads on to the entity with which the one asked for was merged.
    NotFoundError
        When there is none.
    """
    graph, key = world.graph(), links.key(label, name)
    if key not in graph.nodes and (meant := world.ledger().meant(key)) in graph.nodes:
        raise HTTPException(307, headers={"Location": links.node(graph.nodes[meant])})
    return known(graph, key).key
