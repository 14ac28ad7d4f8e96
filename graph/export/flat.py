"""One flattening before every writer: what a table, a file of XML or of JSON can hold of a graph.

A column has one type over the whole graph (text where values differ), dates are ISO text, what XML forbids goes, null is left out. For
tables and XML lists become text with "; " between, and nothing is called `type`, `id`, `label`, `start` or `end`, which GEXF takes for
attributes of its own. What bears a date has the days `first_day` and `last_day`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from graph.export.selection import Selection

# what XML forbids: control characters, lone surrogates, the two that are no characters
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# a carriage return alone is written unquoted by csv and read as the end of the row
_LINE_END = re.compile("\r\n?")
_RENAMED = {"type": "relation", "label": "caption", "start": "quote_start", "end": "quote_end"}
Values = dict[str, Any]


class Flat(msgspec.Struct, frozen=True):
    """Rows: `nodes` by key with values (`entity` their label), `edges` by ends and key with values (`relation` their type)."""

    nodes: tuple[tuple[str, Values], ...]
    edges: tuple[tuple[str, str, str, Values], ...]


def flatten(selection: Selection) -> Flat:
    """The selection with plain values: text, numbers, truth."""
    return _flat(selection, lists=False)


def typed(selection: Selection) -> Flat:
    """The selection for formats that know lists: lists of text stay, properties have the names that they have in the graph."""
    return _flat(selection, lists=True)


def columns(rows: Iterable[Values], *, lists: bool = False) -> list[Values]:
    """The rows with plain values, and one type a column."""
    plain = [{column: _plain(value, lists=lists) for column, value in row.items() if value is not None} for row in rows]
    kinds: defaultdict[str, set[type]] = defaultdict(set)
    for row in plain:
        for column, value in row.items():
            kinds[column].add(type(value))
    return [{column: _as(value, kinds[column]) for column, value in row.items()} for row in plain]


def clean(text: str) -> str:
    """The text without what XML forbids."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def _flat(selection: Selection, *, lists: bool) -> Flat:
    nodes = [{"entity": n.label, **_days(selection, n.key), **_without(n.properties, "id")} for n in selection.nodes]
    edges = [{"relation": e.type, **_days(selection, e.key), **_without(e.properties, "key")} for e in selection.edges]
    if not lists:
        nodes, edges = ([_renamed(row) for row in rows] for rows in (nodes, edges))
    told = columns(nodes, lists=lists), columns(edges, lists=lists)
    return Flat(
        tuple((node.key, values) for node, values in zip(selection.nodes, told[0], strict=True)),
        tuple((edge.start, edge.end, edge.key, values) for edge, values in zip(selection.edges, told[1], strict=True)),
    )


def _days(selection: Selection, key: str) -> Values:
    return dict(zip(("first_day", "last_day"), selection.days.get(key, ()), strict=False))


def _renamed(values: Values) -> Values:
    return {_RENAMED.get(name, name): value for name, value in values.items()}


def _without(values: Values, name: str) -> Values:
    return {key: value for key, value in values.items() if key != name}


def _plain(value: Any, *, lists: bool) -> Any:
    if isinstance(value, list | tuple):
        told = [str(_plain(one, lists=False)) for one in value]
        return told if lists else "; ".join(told)
    if isinstance(value, date):
        return value.isoformat()
    return clean(value) if isinstance(value, str) else value


def _as(value: Any, kinds: set[type]) -> Any:
    if len(kinds) == 1:
        return value
    if kinds == {int, float}:
        return float(value)
    return "; ".join(value) if isinstance(value, list) else str(value)
