"""GraphML, GEXF and node-link JSON, written by networkx."""

from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from graph.export.flat import Flat, flatten, typed
from graph.export.selection import Selection

if TYPE_CHECKING:
    import networkx as nx


def network(selection: Selection) -> "nx.MultiDiGraph[str]":
    """The selection as a networkx graph; nodes and edges by their keys, values flattened."""
    return _network(flatten(selection))


def graphml(selection: Selection) -> str:
    """GraphML, as R, Cytoscape, yEd and Gephi read it; captions are labels."""
    import networkx as nx

    graph = network(selection)
    for _, values in graph.nodes(data=True):
        values["label"] = values.get("caption", "")
    for *_, values in graph.edges(data=True):
        # the key is written as the edge's id; an attribute `id` beside it is one too many for igraph
        values["label"] = values["relation"]
    # not nx.generate_graphml: it writes every letter that is not ASCII as a number
    out = BytesIO()
    nx.write_graphml_xml(graph, out)
    return out.getvalue().decode().rstrip() + "\n"


def gexf(selection: Selection) -> str:
    """GEXF 1.2, as Gephi reads it; captions are labels, days are spells."""
    from networkx.readwrite.gexf import GEXFWriter

    graph = network(selection)
    for _, values in graph.nodes(data=True):
        values["label"] = values.get("caption", "")
        _spell(values)
    for *_, key, values in graph.edges(keys=True, data=True):
        values |= {"id": key, "label": values["relation"]}
        _spell(values)
    writer = GEXFWriter(graph)
    _kinds(writer.xml)
    for meta in writer.xml.iter("meta"):
        # the day of writing: two exports of one graph are the same file
        meta.attrib.pop("lastmodifieddate", None)
    out = BytesIO()
    writer.write(out)
    return out.getvalue().decode().rstrip() + "\n"


def node_link(selection: Selection) -> str:
    """JSON of nodes and edges, as D3 and networkx read it; lists stay lists."""
    import msgspec
    import networkx as nx

    told = nx.node_link_data(_network(typed(selection)), edges="edges")
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"


def _network(flat: Flat) -> "nx.MultiDiGraph[str]":
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for key, values in flat.nodes:
        graph.add_node(key, **values)
    for start, end, key, values in flat.edges:
        graph.add_edge(start, end, key, **values)
    return graph


def _spell(values: dict[str, object]) -> None:
    """The days as the time in which Gephi shows it; the columns stay, for readers that know no spells."""
    if "first_day" in values:
        values["spells"] = [(values["first_day"], values["last_day"])]


def _kinds(xml: object) -> None:
    """Gephi sums up parallel edges of one kind: each gets the relation as its kind, the second and later ones with a number."""
    met: Counter[tuple[str, ...]] = Counter()
    for edge in xml.iter("edge"):  # type: ignore[attr-defined]
        between = (edge.get("source"), edge.get("target"), edge.get("label"))
        met[between] += 1
        edge.set("kind", between[-1] if met[between] == 1 else f"{between[-1]} {met[between]}")
