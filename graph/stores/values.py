"""What the driver returns, as plain values: dates become ISO strings, nodes and edges their properties, a path its text."""

from typing import Any


def plain(value: Any) -> Any:
    """The value without the driver's types; lists and maps are walked."""
    from neo4j import graph, spatial, time

    if isinstance(value, (time.Date, time.DateTime, time.Time, time.Duration)):
        return value.iso_format()
    if isinstance(value, graph.Path):
        return path_text(value)
    if isinstance(value, (graph.Node, graph.Relationship, dict)):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, spatial.Point)):
        return [plain(v) for v in value]
    return value


def path_text(path: Any) -> str:
    """A path as it is read: `Асан -[HOLDS]-> KGZ/minister <-[HOLDS]- Бакыт`."""
    parts = [_name(path.nodes[0])]
    for at, edge in zip(path.nodes, path.relationships, strict=False):
        forwards = edge.start_node == at
        parts.append(f"-[{edge.type}]->" if forwards else f"<-[{edge.type}]-")
        parts.append(_name(edge.end_node if forwards else edge.start_node))
    return " ".join(parts)


def _name(node: Any) -> str:
    return str(node.get("caption") or node.get("id") or f"(:{':'.join(sorted(node.labels))})")
