"""Where each node stands in a weighted network."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import networkx as nx

_SEED = 0
# of how many nodes the shortest paths are followed; from all of a network of persons it would take hours
_SOURCES = 500


class Measure(msgspec.Struct, frozen=True):
    """A node's measures.

    `degree` counts its neighbours and `weighted_degree` sums the weights of its ties. `betweenness` is the share (0 to 1) of the
    shortest paths between others that lead through it; weights are strengths, not lengths, so a tie is a step (Freeman 1977). Of more
    than 500 nodes it is estimated from the paths of 500, the same on every run (Brandes and Pich 2007).
    `community` is the number of its group by modularity (Louvain: Blondel et al. 2008), 1 the largest.
    """

    node: str
    name: str
    degree: int
    weighted_degree: int
    betweenness: float
    community: int


def measures(graph: "nx.Graph[str]") -> list[Measure]:
    """The measures of every node, by weighted degree (highest first), degree (highest first) and key; the same on every run."""
    import networkx as nx

    between = nx.betweenness_centrality(graph, k=min(len(graph), _SOURCES) or None, seed=_SEED)
    group = {node: number for number, members in enumerate(communities(graph), 1) for node in members}
    found = [
        Measure(
            node=node,
            name=str(values.get("caption", node)),
            degree=graph.degree[node],
            weighted_degree=graph.degree(node, weight="weight"),
            betweenness=round(between[node], 6),
            community=group[node],
        )
        for node, values in graph.nodes(data=True)
    ]
    return sorted(found, key=lambda one: (-one.weighted_degree, -one.degree, one.node))


def communities(graph: "nx.Graph[str]") -> list[list[str]]:
    """The groups of nodes that have more ties among them than with others, the largest first, each in order of keys."""
    import networkx as nx

    keys = sorted(graph)
    # numbers, because the order of texts in a set is another one on every run
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(keys)))
    place = {key: number for number, key in enumerate(keys)}
    ties = ((place[one], place[other], weight) for one, other, weight in graph.edges(data="weight", default=1))
    numbered.add_weighted_edges_from(sorted((min(a, b), max(a, b), weight) for a, b, weight in ties))
    found = nx.community.louvain_communities(numbered, seed=_SEED) if keys else []
    return sorted(([keys[number] for number in sorted(members)] for members in found), key=lambda group: (-len(group), group))
