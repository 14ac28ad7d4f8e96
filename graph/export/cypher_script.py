"""A Cypher script that makes the graph in an empty Neo4j: constraints first, then nodes, then edges, in batches."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from graph.export.selection import Selection

T = TypeVar("T")
# Neo4j plans each statement anew, and the longer its literals the more it takes for a row: 20 are loaded three times as fast as 200
_BATCH = 20


def cypher_script(selection: Selection) -> str:
    """Statements that end in `;`, a line each; running them twice changes nothing."""
    return "".join(f"{statement};\n" for statement in statements(selection))


def statements(selection: Selection) -> Iterator[str]:
    """The statements one by one."""
    labels = sorted({node.label for node in selection.nodes})
    for label in labels:
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{_name(label)}) REQUIRE n.id IS UNIQUE"
    for label in labels:
        for batch in _batches([node.properties for node in selection.nodes if node.label == label]):
            yield f"UNWIND {literal(batch)} AS p MERGE (n:{_name(label)} {{id: p.id}}) SET n = p"
    kinds: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for edge in selection.edges:
        kinds[edge.type, edge.start_label, edge.end_label].append({"a": edge.start, "b": edge.end, "p": edge.properties})
    for (kind, start, end), rows in sorted(kinds.items()):
        for batch in _batches(rows):
            ends = f"MATCH (a:{_name(start)} {{id: r.a}}) MATCH (b:{_name(end)} {{id: r.b}})"
            yield f"UNWIND {literal(batch)} AS r {ends} MERGE (a)-[e:{_name(kind)} {{key: r.p.key}}]->(b) SET e = r.p"


def literal(value: Any) -> str:
    """A value as a Cypher literal; text is escaped as in JSON, which Cypher reads alike."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_name(key)}: {literal(v)}" for key, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(literal(v) for v in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _name(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    pending = iter(rows)
    while batch := list(islice(pending, _BATCH)):
        yield batch
