"""The data of a page in few bytes: nodes and edges by number, what edges say told once; the script unpacks them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from elchi.explorer.api.showing import claim_told
from elchi.explorer.api.told import ShownPart
from elchi.explorer.tongue import Tongue
from graph.facts import Edge

if TYPE_CHECKING:
    from graph.ledger import Ledger

# a file on a disk has no pages beside it, and its nodes and edges are known by their numbers
_LEFT_OUT = ("key", "href")
_ENDS = ("source", "target")


def packed(part: ShownPart) -> dict[str, Any]:
    """`nodes`, and `edges` as rows: the numbers of both ends, then for each of `columns` that of its value in `values`, -1 for none."""
    shown = msgspec.to_builtins(part)
    number = {node["key"]: at for at, node in enumerate(shown["nodes"])}
    columns = [name for name in msgspec.structs.asdict(part.edges[0]) if name not in {*_LEFT_OUT, *_ENDS}] if part.edges else []
    values: dict[Any, int] = {}
    rows = []
    for edge in shown["edges"]:
        told = (values.setdefault(edge[name], len(values)) if name in edge else -1 for name in columns)
        rows.append([*(number[edge[end]] for end in _ENDS), *told])
    nodes = [{name: value for name, value in node.items() if name not in _LEFT_OUT} for node in shown["nodes"]]
    return {"nodes": nodes, "columns": columns, "values": [*values], "edges": rows}


def evidence(t: Tongue, edges: Sequence[Edge], ledger: "Ledger", room: int) -> dict[str, Any]:
    """`claims`, and by edge the numbers of those `behind` it: the first of every edge first, until they have filled so many bytes."""
    claims: list[dict[str, Any]] = []
    number: dict[str, int] = {}
    behind: list[list[int]] = [[] for _ in edges]
    for at, identifier in _in_turn([edge.properties["claims"] for edge in edges]):
        if identifier not in number and room > 0 and (told := _claim(t, identifier, ledger)):
            number[identifier] = len(claims)
            claims.append(told)
            room -= len(msgspec.json.encode(told))
        if identifier in number:
            behind[at].append(number[identifier])
            room -= len(str(number[identifier])) + 1
    return {"claims": claims, "behind": behind}


def _in_turn(lists: Sequence[Sequence[str]]) -> Iterator[tuple[int, str]]:
    """The first of every list, then the second of every list …, each with the number of its list."""
    for turn in range(max(map(len, lists), default=0)):
        yield from ((at, told[turn]) for at, told in enumerate(lists) if turn < len(told))


def _claim(t: Tongue, identifier: str, ledger: "Ledger") -> dict[str, Any] | None:
    claim = ledger.claim(identifier)
    if claim is None:
        return None
    told: dict[str, Any] = msgspec.to_builtins(claim_told(t, claim, ledger.article(claim.article)))
    quotes = [{"text": one["text"], "before": "", "after": ""} for one in told["quotes"][:1]]
    article = {name: told["article"][name] for name in ("id", "title", "outlet", "published", "url") if name in told["article"]}
    return {name: told[name] for name in ("says", "status", "date", "confidence") if name in told} | {"quotes": quotes, "article": article}
