"""Where the explorer shows what: the addresses of pages, from keys."""

from urllib.parse import quote

from graph.facts import Node

_SAFE = "/~'"


def page_of(node: Node) -> str:
    """The address of a node's page: `/state/KGZ`, `/person/KEY`, `/article/ID`.

    A key holds its article's id percent-encoded already; what other keys hold percent-encoded is a part of them.
    """
    name = name_of(node.key)
    return f"/{node.label.lower()}/{name if node.label == 'Article' else quote(name, safe=_SAFE)}"


def name_of(key: str) -> str:
    """A node's key without `elchi:Label/`."""
    return key.partition("/")[2]
