"""Cytoscape's two formats of JSON.

References
----------
CX2: https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)
CYJS: https://js.cytoscape.org/#notation/elements-json
"""

from collections.abc import Iterable
from typing import Any

from graph.export.flat import Values, typed
from graph.export.selection import Selection

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean", list: "list_of_string"}


def cyjs(selection: Selection) -> str:
    """JSON of elements, as Cytoscape and cytoscape.js read it."""
    flat = typed(selection)
    nodes = [{"data": {**values, "id": key, "name": values.get("caption", key)}} for key, values in flat.nodes]
    edges = [
        {"data": {**values, "id": key, "source": start, "target": end, "interaction": values["relation"]}}
        for start, end, key, values in flat.edges
    ]
    return _json({"data": {"name": "elchi"}, "elements": {"nodes": nodes, "edges": edges}})


def cx2(selection: Selection) -> str:
    """CX2, as Cytoscape 3.10 and NDEx read it: nodes and edges have numbers, `name` is the caption, `key` the key."""
    flat = typed(selection)
    numbers = {key: number for number, (key, _) in enumerate(flat.nodes)}
    nodes = [(number, {**values, "name": values.get("caption", ""), "key": key}) for number, (key, values) in enumerate(flat.nodes)]
    edges = [
        (number, numbers[start], numbers[end], {**values, "interaction": values["relation"], "key": key})
        for number, (start, end, key, values) in enumerate(flat.edges)
    ]
    declared = {
        "networkAttributes": {"name": {"d": "string"}},
        "nodes": _types(v for *_, v in nodes),
        "edges": _types(v for *_, v in edges),
    }
    counts = {"attributeDeclarations": 1, "networkAttributes": 1, "nodes": len(nodes), "edges": len(edges)}
    return _json(
        [
            {"CXVersion": "2.0", "hasFragments": False},
            {"metaData": [{"name": aspect, "elementCount": count} for aspect, count in counts.items()]},
            {"attributeDeclarations": [declared]},
            {"networkAttributes": [{"name": "elchi"}]},
            {"nodes": [{"id": number, "v": values} for number, values in nodes]},
            {"edges": [{"id": number, "s": start, "t": end, "v": values} for number, start, end, values in edges]},
            {"status": [{"success": True}]},
        ]
    )


def _types(rows: Iterable[Values]) -> dict[str, dict[str, str]]:
    return {column: {"d": _TYPES[type(value)]} for row in rows for column, value in row.items()}


def _json(told: Any) -> str:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"
