"""Which node somebody means who names one by its key, or a state or organisation by its code."""

from collections.abc import Callable

from graph.errors import NotFoundError
from graph.explore.live import LiveGraph
from graph.identity import org_key, state_key


def named(graph: LiveGraph, told: str, meant: Callable[[str], str]) -> str:
    """The key of the node; `meant` says which entity a key stands for that was merged into another (`Ledger.meant`).

    Raises
    ------
    NotFoundError
        When there is no such node.
    """
    if told in graph.nodes:
        return told
    for key in (state_key(told.upper()), org_key(told), org_key(told.upper())):
        if key in graph.nodes:
            return key
    found = meant(told)
    if found in graph.nodes:
        return found
    raise NotFoundError(f"nothing in the graph has the key {told!r}")
