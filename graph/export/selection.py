"""Which part of the graph is written: all, what lies around an entity, what is dated within an interval."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

import msgspec

from graph.errors import NotFoundError
from graph.export.span import Span, dated, published, support
from graph.facts import Edge, Fact, Node
from graph.identity import folded, org_key, state_key

EVIDENCE = frozenset({"Claim", "Article"})


class Selection(msgspec.Struct, frozen=True):
    """Nodes and edges in order of their keys, each key once.

    `undated` counts the edges and meetings kept although nothing says when they were; `days` tells of the others, by key, the first and the
    last day, as told or else of publication.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    undated: int = 0
    days: dict[str, tuple[str, str]] = {}

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the claims that support the edges."""
        return frozenset(claim for edge in self.edges for claim in edge.properties.get("claims", ()))


def select(
    facts: Iterable[Fact],
    *,
    around: str | None = None,
    depth: int = 1,
    first: str | None = None,
    last: str | None = None,
    evidence: bool = True,
) -> Selection:
    """A part of the graph.

    Parameters
    ----------
    facts
        All nodes and edges.
    around
        A state's or organisation's code, a person's or organisation's name, or a node's key; null for all.
    depth
        How many edges away from it a node may be; claims and articles are no way from one to the next.
    first, last
        ISO days; what ended before or began after them is left out with its evidence and with who has no part in anything else. What
        has no date of its own counts as of the days of publication of those who tell it; what has neither stays and is counted.
    evidence
        Whether claims and articles are written with what they support.

    Raises
    ------
    NotFoundError
        When `around` names nothing in the graph.
    InputError
        When a date is not ISO.
    """
    every = list({fact.key: fact for fact in facts}.values())
    span, nodes, edges = Span(first, last, published(every)), *_apart(every)
    if first or last:
        nodes, edges = _within(span, nodes, edges)
    near = _around(nodes, edges, around, depth) if around else nodes.keys()
    reached = {key for key in near if evidence or nodes[key].label not in EVIDENCE}
    chosen = _chosen(nodes, edges, reached, span)
    return chosen if first or last else msgspec.structs.replace(chosen, undated=0)


def _apart(facts: Iterable[Fact]) -> tuple[dict[str, Node], list[Edge]]:
    nodes, edges = dict[str, Node](), list[Edge]()
    for fact in facts:
        if isinstance(fact, Node):
            nodes[fact.key] = fact
        else:
            edges.append(fact)
    return nodes, edges


def _chosen(nodes: dict[str, Node], edges: Sequence[Edge], reached: set[str], span: Span) -> Selection:
    """What was reached, in order, with the edges between."""
    chosen = [nodes[key] for key in sorted(reached)]
    kept = sorted((edge for edge in edges if edge.start in reached and edge.end in reached), key=lambda edge: edge.key)
    return Selection(tuple(chosen), tuple(kept), span.missing(chosen, kept), span.days(chosen, kept))


def _around(nodes: dict[str, Node], edges: Sequence[Edge], name: str, depth: int) -> set[str]:
    """What is reached from the named nodes over edges that are no evidence, and the evidence of the edges between."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.start_label not in EVIDENCE:
            near[edge.start].add(edge.end)
            near[edge.end].add(edge.start)
    reached = dict.fromkeys(_named(nodes, name), 0)
    queue = deque(reached)
    while queue:
        here = queue.popleft()
        fresh = [there for there in near[here] if there not in reached] if reached[here] < depth else []
        reached.update(dict.fromkeys(fresh, reached[here] + 1))
        queue.extend(fresh)
    return set(reached) | _evidence(nodes, edges, set(reached))


def _within(span: Span, nodes: dict[str, Node], edges: Sequence[Edge]) -> tuple[dict[str, Node], list[Edge]]:
    """The edges in the interval, of those that bear no date the ones that a claim about something in it supports; and their ends."""
    meetings = {key for key, node in nodes.items() if dated(node)}
    held = {key for key in meetings if span.holds(nodes[key])} | {edge.key for edge in edges if dated(edge) and span.holds(edge)}
    told = {key for key, node in nodes.items() if node.properties.get("edge") in held}
    told |= {edge.start for edge in edges if edge.type == "ABOUT" and edge.end in held}
    supported = (edge for edge in edges if (edge.key in held if dated(edge) else not told.isdisjoint(support(edge))))
    outside = meetings - held
    inside = [edge for edge in supported if edge.start not in outside and edge.end not in outside]
    return {key: nodes[key] for key in {end for edge in inside for end in (edge.start, edge.end)}}, inside


def _evidence(nodes: dict[str, Node], edges: Sequence[Edge], inside: set[str]) -> set[str]:
    """The claims that support the edges between nodes, and the articles they stand in."""
    between = (edge for edge in edges if edge.start in inside and edge.end in inside)
    claims = {claim for edge in between for claim in support(edge)} & nodes.keys()
    return claims | {edge.end for edge in edges if edge.type == "STATED_IN" and edge.start in claims}


def _named(nodes: dict[str, Node], name: str) -> list[str]:
    """The nodes that a code, a name or a key names."""
    keys = [key for key in (name, state_key(name.upper()), org_key(name), org_key(name.upper())) if key in nodes]
    wanted = folded(name)
    found = keys or [key for key, node in nodes.items() if node.label not in EVIDENCE and wanted in _names(node)]
    if not found:
        raise NotFoundError(f"nothing in the graph is called {name!r}; name a state's code, an organisation, a person or a node's id")
    return found


def _names(node: Node) -> set[str]:
    told = [node.properties.get(key) for key in ("name", "name_ky", "name_ru", "code")]
    return {folded(n) for n in [*told, *node.properties.get("names", ())] if n}
