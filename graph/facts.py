"""Facts: nodes and edges of the property graph, as every projection receives them.

A fact's `key` is its identity in every store. Nodes are merged on `id` (their key, prefixed `elchi:`), edges on `key` alone.
Property values are str, int, float, bool or lists of str; null is never stored, an absent property is left out.
Nothing in a fact leads back to it, so the collector of cycles need not walk through the many of them (`gc=False`).
"""

from typing import Any

import msgspec


class Node(msgspec.Struct, frozen=True, tag_field="fact", tag=True, forbid_unknown_fields=True, gc=False):
    """A node: `key` such as `elchi:State/KGZ`, one label, its properties (`caption` always there; `id` equals `key`)."""

    key: str
    label: str
    properties: dict[str, Any]


class Edge(msgspec.Struct, frozen=True, tag_field="fact", tag=True, forbid_unknown_fields=True, gc=False):
    """An edge between two nodes given by label and key; `properties` hold `key` and `claims` (ids of the supporting claims)."""

    key: str
    type: str
    start_label: str
    start: str
    end_label: str
    end: str
    properties: dict[str, Any]


Fact = Node | Edge


class Entity(msgspec.Struct, frozen=True):
    """What a mention is resolved to: the key of the entity and the properties by which all articles call it."""

    key: str
    properties: dict[str, Any]


class Delta(msgspec.Struct, frozen=True):
    """What a projection must do to come from the sequence number `after` to `seq`; applying it twice changes nothing.

    `ledger` is the id of the ledger that it comes from, `change` what its last change was.
    `gone_nodes` and `gone_edges` carry label, type and ends, so that a store finds them without a scan.
    """

    after: int
    seq: int
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    gone_edges: tuple[Edge, ...] = ()
    gone_nodes: tuple[Node, ...] = ()
    ledger: str | None = None
    change: str | None = None
