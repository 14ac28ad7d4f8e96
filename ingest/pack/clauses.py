"""How clauses of a language are put together, and what they say of time, number and reality."""

from ingest.pack.base import NEVER, Data


class Quantities(Data, frozen=True):
    """`quantities.yaml`."""

    multipliers: dict[str, float]
    units: dict[str, list[str]]
    growth: list[str]


class Heads(Data, frozen=True):
    """In which case the thing is that belongs to a state: endings of its word, with a possessive suffix or without."""

    possessed: dict[str, str]
    plain: dict[str, str]
    not_heads: str


class Actors(Data, frozen=True):
    """`actors.yaml`."""

    postpositions: dict[str, str]
    conjunctions: list[str]
    people: list[str]
    not_before: list[str]
    heads: Heads
    spoken_of: str
    verbal: str
    both_sides: str
    margins: str
    organisation: str
    honorifics: list[str] = []
    pronouns: dict[str, str] = {}
    two: str = ""
    deed: str = ""
    papers: str = ""
    counted: str = ""
    object: str = ""
    shared: list[str] = []
    groups: list[str] = []
    forces: list[str] = []
    relative: str = ""
    copula: str = NEVER
    others: list[str] = []
    attributive: str = ""
    decision: str = ""
    judged: str = ""
    apposed: str = ""
    accusative: str = ""


class VerbForm(Data, frozen=True):
    """A row of `verbs.yaml`."""

    form: str
    pattern: str
    negative: bool = False


class Verbs(Data, frozen=True):
    """`verbs.yaml`."""

    parts: dict[str, str]
    contractions: dict[str, str]
    forms: list[VerbForm]


class Clauses(Data, frozen=True):
    """How clauses end before a mark: in a verb of their own, or in one that leaves the subject to the next; words that begin one.

    `unmarked`: what ends a clause with a subject of its own, though no mark follows.
    """

    closed: str
    open: str
    begin: str
    complement: str
    unmarked: str = NEVER


class Lasts(Data, frozen=True):
    """What behind the noun of a lasting state of affairs tells that it goes on, begins, or is only spoken of."""

    goes_on: str = NEVER
    begins: str = NEVER
    topic: str = NEVER


class Realis(Data, frozen=True):
    """`realis.yaml`: regular expressions that tell planned, denied and unreal clauses."""

    clauses: Clauses
    finite: str
    breaks: str
    negated: str
    planned: list[str]
    future: str
    unreal: list[str]
    undone: list[str]
    alleged: str
    aside: str
    denied: list[str]
    cancelled: list[str]
    lasts: Lasts = Lasts()
    condition: str = NEVER
    asked: str = NEVER
    feared: str = NEVER
    danger: str = NEVER
    supposed: str = NEVER


class Dates(Data, frozen=True):
    """`dates.yaml`."""

    months: list[str]
    year_word: str
    month_word: str
    today: list[str]
    yesterday: list[str]
    tomorrow: list[str]
    this_year: list[str]
    last_year: list[str]
    next_year: list[str]
    anniversary: str
    not_when: str = NEVER
