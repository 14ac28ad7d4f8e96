"""Endpoints that show parts of the graph."""

from elchi.explorer.api import asked, told
from elchi.explorer.api.showing import Shower, claim_told
from elchi.explorer.tongue import tongue
from elchi.explorer.world import World
from graph.errors import NotFoundError
from graph.explore import parts
from graph.explore.naming import named


def search(world: World, wanted: asked.Search) -> told.Hits:
    """Find nodes by name."""
    graph = world.graph()
    shower = Shower(graph, wanted.lang)
    with graph.lock:
        found = world.names.find(wanted.q, **({"labels": wanted.labels} if wanted.labels else {}), limit=wanted.limit)
        return told.Hits(found=tuple(told.Hit(node=shower.node(hit.node), name=hit.name) for hit in found))


def around(world: World, wanted: asked.Around) -> told.ShownPart:
    """A node with a page of its neighbours."""
    graph = world.graph()
    key = named(graph, wanted.key, world.ledger().meant)
    return Shower(graph, wanted.lang).part(parts.around(graph, key, offset=wanted.offset, limit=wanted.limit))


def between(world: World, wanted: asked.Two) -> told.ShownPart:
    """Two nodes with what stands between them."""
    graph = world.graph()
    a, b = (named(graph, key, world.ledger().meant) for key in (wanted.a, wanted.b))
    return Shower(graph, wanted.lang).part(parts.between(graph, a, b))


def path(world: World, wanted: asked.Ways) -> told.Ways:
    """The ways from one node to another."""
    graph = world.graph()
    a, b = (named(graph, key, world.ledger().meant) for key in (wanted.a, wanted.b))
    with graph.lock:
        ways = parts.paths(graph, a, b, hops=wanted.hops)
        part = parts.part(graph, [a, b, *(key for way in ways for key in way)])
    return told.Ways(paths=tuple(ways), part=Shower(graph, wanted.lang).part(part))


def nodes(world: World, wanted: asked.Some) -> told.ShownPart:
    """Nodes with the edges between them; keys that are not there are passed over."""
    graph = world.graph()
    return Shower(graph, wanted.lang).part(parts.part(graph, present(world, wanted.keys)))


def whole(world: World, wanted: asked.Whole) -> told.ShownPart:
    """The most connected nodes with the edges between them."""
    graph = world.graph()
    return Shower(graph, wanted.lang).part(parts.whole(graph, limit=wanted.limit))


def edge(world: World, wanted: asked.One) -> told.Evidence:
    """An edge with the claims that support it."""
    graph, ledger = world.graph(), world.ledger()
    shower = Shower(graph, wanted.lang)
    with graph.lock:
        found = graph.edges.get(wanted.key)
        if found is None:
            raise NotFoundError(f"no edge {wanted.key!r} in the graph")
        source, target = (shower.node(graph.nodes[end]) for end in (found.start, found.end))
        shown = shower.edge(found)
    claims = [claim for one in found.properties["claims"] if (claim := ledger.claim(one))]
    articles = {article: ledger.article(article) for article in {claim.article for claim in claims}}
    t = tongue(wanted.lang)
    return told.Evidence(
        edge=shown, source=source, target=target, claims=tuple(claim_told(t, claim, articles[claim.article]) for claim in claims)
    )


def present(world: World, keys: tuple[str, ...]) -> list[str]:
    """Those of the named nodes that are there."""
    graph, meant = world.graph(), world.ledger().meant
    found = []
    for key in keys:
        try:
            found.append(named(graph, key, meant))
        except NotFoundError:
            continue
    return found
