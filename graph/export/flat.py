"""One flattening before every writer: what a table or an XML file of a graph can hold.

Lists become text with "; " between, a column has one type over the whole graph (text where values differ), what XML forbids goes, and
nothing is called `type`, `id`, `label`, `start` or `end`, which readers of GEXF take for attributes of their own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from graph.export.selection import Selection

# what XML forbids: control characters, lone surrogates, the two that are no characters
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# a carriage return alone is written unquoted by csv and read as the end of the row
_LINE_END = re.compile("\r\n?")
_RENAMED = {"type": "relation", "label": "caption", "start": "quote_start", "end": "quote_end"}


class Flat(msgspec.Struct, frozen=True):
    """Rows: `nodes` by key with values (`entity` their label), `edges` by ends and key with values (`relation` their type)."""

    nodes: tuple[tuple[str, dict[str, Any]], ...]
    edges: tuple[tuple[str, str, str, dict[str, Any]], ...]


def flatten(selection: Selection) -> Flat:
    """The selection with plain values."""
    nodes = _columns([{"entity": node.label, **_without(node.properties, "id")} for node in selection.nodes])
    edges = _columns([{"relation": edge.type, **_without(edge.properties, "key")} for edge in selection.edges])
    return Flat(
        tuple((node.key, values) for node, values in zip(selection.nodes, nodes, strict=True)),
        tuple((edge.start, edge.end, edge.key, values) for edge, values in zip(selection.edges, edges, strict=True)),
    )


def _without(values: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}


def _columns(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    plain = [{_RENAMED.get(k, k): _plain(v) for k, v in row.items() if v is not None} for row in rows]
    kinds: defaultdict[str, set[type]] = defaultdict(set)
    for row in plain:
        for column, value in row.items():
            kinds[column].add(type(value))
    return [{column: _as(value, kinds[column]) for column, value in row.items()} for row in plain]


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return "; ".join(str(_plain(v)) for v in value)
    return _CONTROL.sub("", _LINE_END.sub("\n", value)) if isinstance(value, str) else value


def _as(value: Any, kinds: set[type]) -> Any:
    if len(kinds) == 1:
        return value
    return float(value) if kinds == {int, float} else str(value)
