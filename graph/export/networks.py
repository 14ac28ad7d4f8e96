"""GraphML, GEXF and node-link JSON, written by networkx."""

from io import BytesIO
from typing import TYPE_CHECKING

from graph.export.flat import Flat, flatten
from graph.export.selection import Selection

if TYPE_CHECKING:
    import networkx as nx


def network(selection: Selection) -> "nx.MultiDiGraph[str]":
    """The selection as a networkx graph; nodes and edges by their keys, values flattened."""
    return _network(flatten(selection))


def graphml(selection: Selection) -> str:
    """GraphML, as R, Cytoscape, yEd and Gephi read it."""
    import networkx as nx

    graph = network(selection)
    for *_, key, values in graph.edges(keys=True, data=True):
        values["id"] = key
    # not nx.generate_graphml: it writes every letter that is not ASCII as a number
    out = BytesIO()
    nx.write_graphml_xml(graph, out, edge_id_from_attribute="id")
    return out.getvalue().decode().rstrip() + "\n"


def gexf(selection: Selection) -> str:
    """GEXF 1.2, as Gephi reads it; captions are labels."""
    import networkx as nx

    graph = network(selection)
    for _, values in graph.nodes(data=True):
        values["label"] = values.get("caption", "")
    for *_, key, values in graph.edges(keys=True, data=True):
        values["id"] = key
        values["label"] = values["relation"]
    out = BytesIO()
    nx.write_gexf(graph, out)
    return out.getvalue().decode().rstrip() + "\n"


def node_link(selection: Selection) -> str:
    """JSON of nodes and edges, as D3 and networkx read it; lists stay lists."""
    import msgspec
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in selection.nodes:
        graph.add_node(node.key, entity=node.label, **{k: v for k, v in node.properties.items() if k != "id"})
    for edge in selection.edges:
        graph.add_edge(edge.start, edge.end, key=edge.key, relation=edge.type, **{k: v for k, v in edge.properties.items() if k != "key"})
    return msgspec.json.format(msgspec.json.encode(nx.node_link_data(graph, edges="edges")), indent=1).decode() + "\n"


def _network(flat: Flat) -> "nx.MultiDiGraph[str]":
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key, values in flat.nodes:
        graph.add_node(key, **values)
    for start, end, key, values in flat.edges:
        graph.add_edge(start, end, key, **values)
    return graph
