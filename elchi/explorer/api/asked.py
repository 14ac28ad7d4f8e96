"""What the endpoints may be asked: their parameters, with types, limits and what they mean."""

import datetime
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta

from graph.explore.parts import HOPS, PAGE
from graph.export.formats import FORMATS

MOST_NODES, MOST_EDGES = 5_000, 20_000
Language = Literal["ky", "ru", "en"]
if TYPE_CHECKING:
    FormatName = str
else:
    FormatName = Literal[tuple(FORMATS)]

Key = Annotated[str, Meta(min_length=1, max_length=2_000, description="A node's key, or the code of a state or organisation.")]
Keys = Annotated[tuple[Key, ...], Meta(min_length=1, max_length=MOST_NODES, description="Nodes, with commas between.")]
EdgeKey = Annotated[str, Meta(pattern="^e:[0-9a-f]{20}$", description="An edge's key.")]
EdgeKeys = Annotated[
    tuple[EdgeKey, ...], Meta(max_length=MOST_EDGES, description="Of the edges between them only these; all when not told.")
]
Offset = Annotated[int, Meta(ge=0, le=10_000_000, description="How many to pass over.")]
Day = datetime.date | None


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parameters of every endpoint."""

    lang: Annotated[Language, Meta(description="The language of captions.")] = "en"


class Search(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is called so."""

    q: Annotated[str, Meta(max_length=200, description="A name or the beginning of one, in any script.")]
    labels: Annotated[tuple[str, ...], Meta(max_length=20, description="Only nodes of these labels, with commas between.")] = ()
    limit: Annotated[int, Meta(ge=1, le=200, description="How many at most.")] = 20


class Around(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page of a node's neighbours."""

    key: Key
    offset: Offset = 0
    limit: Annotated[int, Meta(ge=1, le=MOST_NODES, description="How many neighbours a page has.")] = PAGE


class Two(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Two nodes."""

    a: Key
    b: Key


class Ways(Two, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ways from one node to another."""

    hops: Annotated[int, Meta(ge=1, le=4, description="How many edges a way has at most.")] = HOPS


class Some(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Nodes by their keys."""

    keys: Keys


class Whole(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The most connected nodes."""

    limit: Annotated[int, Meta(ge=1, le=MOST_NODES, description="How many nodes at most.")] = 500


class One(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An edge by its key."""

    key: EdgeKey


class Export(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the graph as a file: the nodes told, or what lies around one."""

    format: Annotated[FormatName, Meta(description="As `elchi export` has it; several files come as a zip.")] = "graphml"
    keys: Keys | None = None
    edges: EdgeKeys | None = None
    around: Annotated[str, Meta(min_length=1, max_length=500, description="In place of keys: a code, a name or a key.")] | None = None
    depth: Annotated[int, Meta(ge=0, le=3, description="How many edges away from it.")] = 1
    from_: Annotated[Day, Meta(description="With around: not what ended before.")] = msgspec.field(default=None, name="from")
    to: Annotated[Day, Meta(description="With around: not what began after.")] = None
    evidence: Annotated[bool, Meta(description="With the claims and articles.")] = False


class Entities(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Persons or meetings."""

    kind: Annotated[Literal["person", "meeting"], Meta(description="Of which kind.")] = "person"
    match: Annotated[str, Meta(max_length=200, description="Only what is called so in part.")] = ""
    offset: Offset = 0
    limit: Annotated[int, Meta(ge=1, le=1_000, description="How many at most.")] = 100


class Entity(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person or meeting."""

    entity: Annotated[str, Meta(min_length=1, max_length=2_000, description="Its key or name.")]
