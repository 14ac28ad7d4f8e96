"""Where things are shown: one address for each node, edge and claim."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from graph.facts import Node
from graph.identity import PREFIX

# letters of any script are percent-encoded; these are legible and need not be
_LEGIBLE = "/:~'"


def node(told: Node) -> str:
    """The page of a node: `/state/KGZ`, `/person/KEY`; an article is known by its own id."""
    name = str(told.properties["article"]) if told.label == "Article" else told.key.removeprefix(f"{PREFIX}{told.label}/")
    return page(told.label.lower(), name)


def key(label: str, name: str) -> str:
    """The key of the node of that label which has this name in its address."""
    return f"{PREFIX}{label}/{name}"


def edge(told: str) -> str:
    """The page of the evidence of an edge, from its key."""
    return page("edge", told)


def claim(told: str) -> str:
    """The page of a claim, from its id."""
    return page("claim", told)


def pair(one: str, other: str) -> str:
    """The page of two states, from their codes."""
    return page("pair", "/".join(sorted((one, other))))


def anchor(claim: str) -> str:
    """The name of a claim's highlight in its article."""
    return claim.replace(":", "-")


def page(kind: str, name: str) -> str:
    """A page of a kind; where browsers would take a part of the name for a step of a path, no slash is left in it."""
    steps = {".", "..", ""} & set(name.split("/"))
    return f"/{kind}/{quote(name, safe=_LEGIBLE.replace('/', '') if steps else _LEGIBLE)}"


def changed(path: str, query: Mapping[str, Any], **changes: Any) -> str:
    """An address with some of its parameters changed; what is empty is left out."""
    here = "/" + quote(path, safe=_LEGIBLE).lstrip("/")  # two slashes would lead to another host
    kept = {name: value for name, value in {**query, **changes}.items() if value not in {None, ""}}
    return f"{here}?{urlencode(kept)}" if kept else here
