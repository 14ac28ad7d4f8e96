"""Files for `neo4j-admin database import`, which makes a database of millions of nodes in minutes, as loading would make it.

A header and a file of rows for each label and each type; `import.args`, the arguments that name them; and `constraints.cypher` for when the
database has been started: the importer makes none.

References
----------
https://neo4j.com/docs/operations-manual/current/import/
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence

from graph.export.flat import Values, columns
from graph.export.selection import Selection
from graph.facts import Node
from graph.ledger import Ledger
from graph.stores.schema import statements

# what separates the items of a list; flattening leaves no such character in a text
_BETWEEN, _BETWEEN_NAMED = "\x1f", "U+001F"
_TYPES = {str: "string", int: "long", float: "double", bool: "boolean", list: "string[]"}
Rows = list[tuple[list[str], Values]]


def neo4j_csv(selection: Selection, ledger: Ledger, _form: str = "neo4j-csv") -> dict[str, str]:
    """Files by name: `nodes.Person.header.csv`, `nodes.Person.csv`, `edges.HOLDS.header.csv` … `import.args`, `constraints.cypher`.

    Where the selection is all that the ledger holds, a node says so, and `elchi load` goes on from there.
    """
    nodes: defaultdict[str, Rows] = defaultdict(list)
    edges: defaultdict[str, Rows] = defaultdict(list)
    for node in (*selection.nodes, *_mark(selection, ledger)):
        nodes[node.label].append(([node.key], node.properties))
    for edge in selection.edges:
        edges[edge.type].append(([edge.start, edge.end], edge.properties))
    files: dict[str, str] = {}
    arguments = ["--multiline-fields=true", f"--array-delimiter={_BETWEEN_NAMED}"]
    for kind, what, first, groups in (("nodes", "nodes", [":ID"], nodes), ("edges", "relationships", [":START_ID", ":END_ID"], edges)):
        for name, rows in sorted(groups.items()):
            files |= _pair(f"{kind}.{name}", first, rows)
            # "./": a bare name has no folder, and is refused for it
            arguments.append(f"--{what}={name}=./{kind}.{name}.header.csv,./{kind}.{name}.csv")
    schema = "".join(f"{statement};\n" for statement in statements(nodes, edges))
    return files | {"import.args": "\n".join(arguments) + "\n", "constraints.cypher": schema}


def _mark(selection: Selection, ledger: Ledger) -> Iterator[Node]:
    """The node by which a database knows whose graph it holds, and up to which change; read with the graph: others may write."""
    from graph.stores.cypher import BOOKKEEPING, MARK

    now = ledger.delta(0)
    if {node.key: node for node in now.nodes} == {node.key: node for node in selection.nodes} and (
        {edge.key: edge for edge in now.edges} == {edge.key: edge for edge in selection.edges}
    ):
        told = {"id": MARK, "caption": "elchi", "seq": now.seq, "ledger": now.ledger, "change": now.change}
        yield Node(MARK, BOOKKEEPING, told)


def _pair(stem: str, first: Sequence[str], rows: Rows) -> dict[str, str]:
    values = columns((properties for _, properties in rows), lists=True)
    types = {name: _TYPES[type(value)] for row in values for name, value in row.items()}
    names = sorted(types)
    header = [*first, *(f"{name}:{types[name]}" for name in names)]
    table = ([*ends, *(_cell(row.get(name)) for name in names)] for (ends, _), row in zip(rows, values, strict=True))
    return {f"{stem}.header.csv": _csv(iter([header])), f"{stem}.csv": _csv(table)}


def _cell(value: object) -> object:
    if isinstance(value, list):
        return _BETWEEN.join(value)
    return str(value).lower() if isinstance(value, bool) else value


def _csv(table: Iterator[list[object]] | Iterator[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    return out.getvalue()
