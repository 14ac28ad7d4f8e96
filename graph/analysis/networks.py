"""Weighted networks of who deals with whom, for the measures of network analysis."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from graph.errors import QueryError
from graph.export.selection import Selection, select
from graph.facts import Edge, Fact

if TYPE_CHECKING:
    import networkx as nx

NETWORKS = ("bilateral", "co-attendance")
# whom a network of meetings joins -> the label of its nodes
MEMBERS = {"states": "State", "persons": "Person"}
_Tie = tuple[str, str]


def network(facts: Iterable[Fact], name: str, *, year: int | None = None, of: str = "states") -> "nx.Graph[str]":
    """A network with those who have a tie as nodes (their keys; `caption`, of a state `code`), undirected, without loops.

    Parameters
    ----------
    facts
        All nodes and edges.
    name
        `bilateral`: states, `weight` the number of relations between two of them that are told as held, in either direction, and
        `types` which ones, `A; B`. `co-attendance`: `weight` the number of held meetings in which both took part.
    year
        Only what is dated in it, as a selection of the graph between two days is.
    of
        `states` or `persons`; a bilateral network is one of states.

    Raises
    ------
    QueryError
        When there is no such network, or none of those.
    """
    _check(name, year, of)
    first, last = (f"{year:04}-01-01", f"{year:04}-12-31") if year else (None, None)
    selection = select(facts, first=first, last=last)
    ties = _relations(selection.edges) if name == "bilateral" else _meetings(selection, MEMBERS[of])
    return _graph(selection, ties)


def _check(name: str, year: int | None, of: str) -> None:
    if name not in NETWORKS:
        raise QueryError(f"no network {name!r}; there are: {', '.join(NETWORKS)}")
    if of not in MEMBERS:
        raise QueryError(f"no network of {of!r}; there are those of: {', '.join(MEMBERS)}")
    if name == "bilateral" and of != "states":
        raise QueryError("a bilateral network is one of states; ask for co-attendance of persons")
    if year is not None and not 1 <= year <= 9999:
        raise QueryError(f"{year} is no year; write it as 2024")


def _relations(edges: Iterable[Edge]) -> dict[_Tie, list[str]]:
    """The types of the held relations between two states."""
    ties: defaultdict[_Tie, list[str]] = defaultdict(list)
    for edge in edges:
        if edge.start_label == edge.end_label == "State" and edge.properties.get("status") == "held" and edge.start != edge.end:
            ties[min(edge.start, edge.end), max(edge.start, edge.end)].append(edge.type)
    return ties


def _meetings(selection: Selection, label: str) -> dict[_Tie, list[str]]:
    """The held meetings that two took part in."""
    held = {node.key for node in selection.nodes if node.label == "Meeting" and node.properties.get("status") == "held"}
    present: defaultdict[str, set[str]] = defaultdict(set)
    for edge in selection.edges:
        if edge.type == "TOOK_PART_IN" and edge.start_label == label and edge.end in held:
            present[edge.end].add(edge.start)
    ties: defaultdict[_Tie, list[str]] = defaultdict(list)
    for meeting, there in present.items():
        for one, other in combinations(sorted(there), 2):
            ties[one, other].append(meeting)
    return ties


def _graph(selection: Selection, ties: dict[_Tie, list[str]]) -> "nx.Graph[str]":
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    tied = {end for tie in ties for end in tie}
    for node in selection.nodes:
        if node.key in tied:
            graph.add_node(node.key, **{key: node.properties[key] for key in ("caption", "code") if key in node.properties})
    for (one, other), told in sorted(ties.items()):
        graph.add_edge(one, other, weight=len(told), **_types(told))
    return graph


def _types(told: Sequence[str]) -> dict[str, str]:
    """Of relations their types; meetings have only keys."""
    types = sorted({name for name in told if ":" not in name})
    return {"types": "; ".join(types)} if types else {}
