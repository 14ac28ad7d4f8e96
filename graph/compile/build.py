"""Building blocks: a node with its caption, an edge with its key and support."""

from typing import Any

from graph.claims import Claim
from graph.facts import Edge, Node
from graph.identity import edge_key


def node(label: str, key: str, caption: str, **properties: Any) -> Node:
    """A node; properties that are null are left out."""
    return Node(key=key, label=label, properties={"id": key, "caption": caption, **present(**properties)})


def edge(start: Node, kind: str, end: Node, claim: Claim, *qualifiers: str | None, **properties: Any) -> Edge:
    """An edge that `claim` supports; `qualifiers` tell it from others of its type between the same ends."""
    key = edge_key(start.key, kind, end.key, *qualifiers)
    return Edge(
        key=key,
        type=kind,
        start_label=start.label,
        start=start.key,
        end_label=end.label,
        end=end.key,
        properties={"key": key, "claims": [claim.id], **present(**properties)},
    )


def dates(claim: Claim) -> dict[str, str | None]:
    """When it happened, as far as told; a claim without any date has no basis for one either."""
    basis = None if claim.date_basis == "none" else claim.date_basis
    return {"date": claim.date, "date_from": claim.date_from, "date_to": claim.date_to, "date_basis": basis}


def present(**properties: Any) -> dict[str, Any]:
    """Properties without those that are null."""
    return {name: value for name, value in properties.items() if value is not None}
