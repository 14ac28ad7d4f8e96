"""Endpoints that tell who is who, and that give parts of the graph as files."""

from collections.abc import Iterator
from itertools import chain, islice

from elchi.explorer.api import asked, told
from elchi.explorer.api.downloads import Download, download
from elchi.explorer.api.problems import RequestError, Wrong
from elchi.explorer.api.walking import present
from elchi.explorer.world import World
from graph.corrections import entity_key
from graph.explore import parts
from graph.explore.live import LiveGraph
from graph.explore.parts import Part
from graph.export.chosen import chosen, dated
from graph.export.formats import FORMATS
from graph.export.selection import Selection, select
from graph.facts import Fact
from graph.identity import folded


def entities(world: World, wanted: asked.Entities) -> told.Entities:
    """Persons or meetings with the number of articles that mention them."""
    match = folded(wanted.match)
    found = [row for row in world.ledger().entities(wanted.kind) if match in folded(row[1])]
    page = islice(found, wanted.offset, wanted.offset + wanted.limit)
    return told.Entities(
        entities=tuple(told.EntityTold(key=key, caption=name, articles=many) for key, name, many in page), total=len(found)
    )


def entity(world: World, wanted: asked.Entity) -> told.Who:
    """The mentions of an entity, and the judgements on it."""
    ledger = world.ledger()
    key = entity_key(ledger, wanted.entity)
    mentions = ledger.mentions(key)
    keys = {key, *(mention.local for mention in mentions)}
    judged = [one for one in ledger.judgements() if one.subject in keys or one.object in keys]
    return told.Who(
        key=key,
        mentions=tuple(told.MentionTold(key=one.local, called=one.told.caption, article=one.article) for one in mentions),
        judgements=tuple(
            told.JudgementTold(
                judgement=one.row, what=one.what, subject=one.subject, object=one.object, why=one.why, who=one.who, at=one.at
            )
            for one in judged
        ),
    )


def export(world: World, wanted: asked.Export) -> Download:
    """A part of the graph as a file."""
    selection = _keyed(world, wanted) if wanted.keys else _around(world, wanted)
    return download(selection, world.ledger(), FORMATS[wanted.format], wanted.around or "part")


def _keyed(world: World, wanted: asked.Export) -> Selection:
    assert wanted.keys
    part = parts.part(world.graph(), present(world, wanted.keys))
    return _whole(world, part, None if wanted.edges is None else frozenset(wanted.edges), wanted)


def _around(world: World, wanted: asked.Export) -> Selection:
    if wanted.around is None:
        raise RequestError([Wrong(name, "one of keys and around is needed") for name in ("keys", "around")])
    first, last = (day.isoformat() if day else None for day in (wanted.from_, wanted.to))
    if first or last:  # who may be left out depends on claims, which only the ledger has
        facts = world.ledger().facts()
        return select(facts, around=wanted.around, depth=wanted.depth, first=first, last=last, evidence=wanted.evidence)
    near = select(_held(world.graph()), around=wanted.around, depth=wanted.depth, evidence=False)
    return _whole(world, Part(near.nodes, near.edges), None, wanted)


def _whole(world: World, part: Part, edges: frozenset[str] | None, wanted: asked.Export) -> Selection:
    """A part of the graph in memory with the days of what it tells; the evidence is read from the ledger, of these edges only."""
    graph = world.graph()
    with graph.lock:
        claims = {claim for edge in part.edges for claim in edge.properties["claims"]} if wanted.evidence else set()
        articles = {graph.stated[claim] for claim in claims if claim in graph.stated}
    return dated(chosen(part, edges, world.ledger().evidence(articles)), graph)


def _held(graph: LiveGraph) -> Iterator[Fact]:
    with graph.lock:
        return chain[Fact](list(graph.nodes.values()), list(graph.edges.values()))
