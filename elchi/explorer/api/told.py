"""What the endpoints answer: the shapes of their JSON. What is not known is left out."""

import msgspec


class ShownNode(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A node: `href` is its page, `degree` the number of its edges; dates of a meeting, a place's latitude and longitude."""

    key: str
    label: str
    caption: str
    href: str
    degree: int
    kind: str | None = None
    status: str | None = None
    date: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    reported_from: str | None = None
    reported_to: str | None = None
    lat: float | None = None
    lon: float | None = None


class ShownEdge(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An edge: `relation` is its type, `claims` the number of claims that support it; `reported_…` stand where no date is told."""

    key: str
    source: str
    target: str
    relation: str
    caption: str
    claims: int
    mode: str | None = None
    title: str | None = None
    capacity: str | None = None
    status: str | None = None
    date: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    reported_from: str | None = None
    reported_to: str | None = None
    confidence: float | None = None
    quad_class: str | None = None


class ShownPart(msgspec.Struct, frozen=True, kw_only=True):
    """Nodes, and edges between them.

    `total` counts the nodes there are in all, on other pages too; `edges_total` the edges between these nodes, also those left out.
    """

    nodes: tuple[ShownNode, ...]
    edges: tuple[ShownEdge, ...]
    total: int
    edges_total: int


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A node that was found, and the name by which it was."""

    node: ShownNode
    name: str


class Hits(msgspec.Struct, frozen=True, kw_only=True):
    """What is called so, the best first."""

    found: tuple[Hit, ...]


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The article of a claim."""

    id: str
    href: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of an article's text at `[start, end)`, in Unicode code points, with what stands before and after them in the sentence."""

    start: int
    end: int
    text: str
    before: str
    after: str


class Told(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A claim: what it says in a line, where, by which rule it was found and how sure that is."""

    id: str
    kind: str
    says: str
    href: str
    status: str
    article: Source
    quotes: tuple[Quote, ...]
    rule: str
    pack: str
    confidence: float
    date: str | None = None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """An edge with its ends and every claim that supports it."""

    edge: ShownEdge
    source: ShownNode
    target: ShownNode
    claims: tuple[Told, ...]


class Ways(msgspec.Struct, frozen=True, kw_only=True):
    """The ways from one node to another as keys of the nodes on them, the shortest first, and these nodes with the edges between."""

    paths: tuple[tuple[str, ...], ...]
    part: ShownPart


class QuestionParameter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A parameter of a question; `values` are those of a choice."""

    name: str
    type: str
    description: str
    required: bool
    default: str | int | None = None
    values: tuple[str, ...] = ()


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a table: string, integer, number, boolean or date."""

    name: str
    type: str


class QuestionTold(msgspec.Struct, frozen=True, kw_only=True):
    """A canned question; `href` is where it is answered."""

    name: str
    title: str
    description: str
    href: str
    parameters: tuple[QuestionParameter, ...]
    columns: tuple[Column, ...]


class Questions(msgspec.Struct, frozen=True, kw_only=True):
    """The canned questions."""

    questions: tuple[QuestionTold, ...]


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """An answer; `more` says that there are more rows than are told."""

    question: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | int | float | bool | None, ...], ...]
    more: bool


class EntityTold(msgspec.Struct, frozen=True, kw_only=True):
    """A person or meeting, and how many articles mention it."""

    key: str
    caption: str
    articles: int


class Entities(msgspec.Struct, frozen=True, kw_only=True):
    """Persons or meetings, the most mentioned first; `total` counts all that were asked for."""

    entities: tuple[EntityTold, ...]
    total: int


class MentionTold(msgspec.Struct, frozen=True, kw_only=True):
    """A mention: its key, how it is called there, in which article."""

    key: str
    called: str
    article: str


class JudgementTold(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody decided about an entity or a claim."""

    judgement: int
    what: str
    subject: str
    object: str | None
    why: str
    who: str
    at: str


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """What mentions are one person or meeting, and what was decided about it."""

    key: str
    mentions: tuple[MentionTold, ...]
    judgements: tuple[JudgementTold, ...]
