"""A language pack: the data of one language, read from its folder and checked.

A folder holds the same file names in every pack and no code; what each file means stands at its head and in docs/adding-a-language.md.
"""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

import msgspec

from graph.errors import DataError
from ingest.engine.confidence import ConfidenceData
from ingest.engine.morphology import MorphologyData

T = TypeVar("T")

NEVER = "(?!)"


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the records of data files: unknown keys are refused."""


class _Row(_Data, frozen=True, kw_only=True):
    """A row of a list; `why`: what makes it true of the language, where its words are rare (`benchmarks/lexicon.py` asks for it)."""

    why: str | None = None


class Head(_Data, frozen=True):
    """`pack.yaml`."""

    code: str
    version: int
    name: str
    home_state: str
    upper: str
    lower: str
    look_alikes: dict[str, str]
    abbreviations: list[str]


class Cities(_Data, frozen=True):
    """Cities of a state: seats of government, and others."""

    capital: list[str] = []
    other: list[str] = []


class Places(_Data, frozen=True):
    """`places.yaml`: what stands for a state."""

    states: dict[str, list[str]]
    not_states: list[str]
    demonyms: dict[str, list[str]]
    cities: dict[str, Cities]
    seats: dict[str, list[str]]
    regions: dict[str, list[str]]
    not_cities: list[str]
    why: dict[str, str] = {}


class Organisations(_Data, frozen=True):
    """`organisations.yaml`: names by code; `why` as in rows."""

    names: dict[str, list[str]]
    why: str | None = None


class TitleHead(_Row, frozen=True):
    """A head noun of titles: the role by the class of what it heads; `only` limits a name to states, else the role is `otherwise`."""

    names: list[str]
    roles: dict[str, str]
    only: dict[str, list[str]] = {}
    otherwise: str = "other_official"
    accredited: bool = False
    needs_state: bool = False
    same: bool = False
    abroad: dict[str, str] = {}


class Second(_Data, frozen=True):
    """What a role becomes for one's deputy or aide."""

    names: list[str]
    roles: dict[str, str] = {}
    otherwise: str = "other_official"


class Inside(_Data, frozen=True):
    """An institution of one class inside one of the classes `of` counts as a third; without `of`, anywhere."""

    kind: str
    of: list[str]
    counts_as: str


class Titles(_Data, frozen=True):
    """`titles.yaml`."""

    heads: list[TitleHead]
    deputy: Second
    aide: Second
    acting: list[str]
    former: list[str]
    inside: list[Inside]
    appointed: str
    holds: str
    ended: str
    removed: str
    was: str
    candidate: str
    context: list[str]
    conjunctions: list[str]
    attached: list[str]
    among: list[str] = []
    part: list[str] = []
    sends: list[str] = []
    leading: list[str] = []
    leads: str = ""
    led: str = ""
    gone: str = ""
    leader: str | None = None
    cabinet: str | None = None
    why: str | None = None


class Institution(_Row, frozen=True, rename={"class_": "class"}):
    """A row of `institutions.yaml`; `of` a state's code or `home`."""

    class_: str
    names: list[str]
    of: str | None = None


class Cues(_Data, frozen=True):
    """Predicates: stems that take verb endings, and nouns."""

    verb: list[str] = []
    noun: list[str] = []


class Frame(_Row, frozen=True):
    """A row of `frames.yaml`; its head says what the fields mean."""

    id: str
    type: str
    cues: Cues
    mode: str | None = None
    source: list[str] = []
    target: list[str] = []
    pair: bool = False
    both: bool = False
    mutual: bool = False
    joined: bool = False
    alone: bool = False
    level: str | None = None
    to: str | None = None
    default: str | None = None
    source_first: bool = False
    other: bool = False
    people: bool = False
    place: bool = False
    negative: bool = False
    present: bool = False
    status: str | None = None
    says: bool = False
    envoy: str | None = None
    forms: list[str] = []
    needs: list[str] = []
    near: list[str] = []
    at: list[str] = []
    behind: list[str] = []
    unless: list[str] = []


class MeetingCue(_Row, frozen=True):
    """A row of cues; `event`: a gathering with its own place rather than the act of two sides; `partner`: the case of whom one meets.

    `alone`: a verb that is none of motion behind a converb; `lent`: its host takes no part; `stay`: the place stands right before it;
    `present`: its present tense tells what goes on, not what will be; `told`: it tells of talks only where officials are named with whom;
    `receives`: whom it is done to has come on a visit to who does it.
    """

    kind: str
    cues: Cues
    place: list[str] = []
    partner: list[str] = []
    event: bool = False
    alone: bool = False
    lent: bool = False
    present: bool = False
    stay: bool = False
    told: bool = False
    receives: bool = False


class Meetings(_Data, frozen=True):
    """`meetings.yaml`: the cues, and regular expressions over folded text; what a pack leaves out matches nothing."""

    cues: list[MeetingCue]
    lent: dict[str, list[str]] = {}
    areas: dict[str, str] = {}
    clause_ends: str = NEVER
    pronoun: str = NEVER
    converb: str = NEVER
    beside: str = NEVER
    invited: str = NEVER
    purpose: str = NEVER
    participle: str = NEVER
    behind_finite: str = NEVER
    several: str = NEVER
    it: str = NEVER
    with_it: str = NEVER
    held_at: str = NEVER
    others: str = NEVER
    object: str = NEVER
    another: str = NEVER
    remote: str = NEVER
    by_phone: str = NEVER
    coming: str = NEVER
    barred: str = NEVER
    of_many: str = NEVER


class MembershipCue(_Row, frozen=True):
    """A row of `memberships.yaml`.

    `org` and `state`: the cases of the two; `forms` of the cue that count, `closing` those that end a clause; `near`: stems of which one
    stands before the cue; `beside`: whether the state right behind the cue is `first` asked, `only` or `never`; `officials` may act
    for their state; `present`: its present tense tells what goes on; `ends`: the cue itself tells an end; `far`: the organisation may
    stand anywhere in the sentence.
    """

    id: str
    type: str
    cues: Cues
    org: frozenset[str] = frozenset({"nom", "gen", "dat", "loc", "attr", "abl", "with"})
    state: tuple[str, ...] = ("nom", "gen")
    forms: frozenset[str] = frozenset()
    near: list[str] = []
    beside: str = "first"
    officials: bool = True
    present: bool = False
    ends: bool = False
    far: bool = False


class Memberships(_Data, frozen=True):
    """`memberships.yaml`: the cues; what behind a verbal noun makes it a plan or a topic; what between an organisation and a cue makes
    it something less; the end of a verb that stands before the noun that does it.
    """

    cues: list[MembershipCue]
    participle: str = NEVER
    project: str = NEVER
    instead: str = NEVER


class Quantities(_Data, frozen=True):
    """`quantities.yaml`."""

    multipliers: dict[str, float]
    units: dict[str, list[str]]
    growth: list[str]


class Heads(_Data, frozen=True):
    """In which case the thing is that belongs to a state: endings of its word, with a possessive suffix or without."""

    possessed: dict[str, str]
    plain: dict[str, str]
    not_heads: str


class Actors(_Data, frozen=True):
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
    shared: list[str] = []


class VerbForm(_Data, frozen=True):
    """A row of `verbs.yaml`."""

    form: str
    pattern: str
    negative: bool = False


class Verbs(_Data, frozen=True):
    """`verbs.yaml`."""

    parts: dict[str, str]
    contractions: dict[str, str]
    forms: list[VerbForm]


class Clauses(_Data, frozen=True):
    """How clauses end before a mark: in a verb of their own, or in one that leaves the subject to the next; words that begin one.

    `unmarked`: what ends a clause with a subject of its own, though no mark follows.
    """

    closed: str
    open: str
    begin: str
    complement: str
    unmarked: str = NEVER


class Lasts(_Data, frozen=True):
    """What behind the noun of a lasting state of affairs tells that it goes on, begins, or is only spoken of."""

    goes_on: str = NEVER
    begins: str = NEVER
    topic: str = NEVER


class Realis(_Data, frozen=True):
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


class Dates(_Data, frozen=True):
    """`dates.yaml`."""

    months: list[str]
    year_word: str
    today: list[str]
    yesterday: list[str]
    tomorrow: list[str]
    this_year: list[str]
    last_year: list[str]
    next_year: list[str]
    anniversary: str
    not_when: str = NEVER


class Names(_Data, frozen=True):
    """`names.yaml`: shapes of person names."""

    surname: list[str]
    patronymic: list[str]
    particles: list[str]
    kin: list[str]
    given: list[str]
    stop: list[str]
    family: list[str] = []
    whole: list[str] = []
    prefixes: list[str] = []
    leaders: dict[str, list[str]] = {}
    local: list[str] = []


class Pack(_Data, frozen=True):
    """One language."""

    head: Head
    morphology: MorphologyData
    places: Places
    organisations: Organisations
    titles: Titles
    institutions: list[Institution]
    frames: list[Frame]
    meetings: Meetings
    memberships: Memberships
    quantities: Quantities
    verbs: Verbs
    actors: Actors
    realis: Realis
    dates: Dates
    names: Names
    confidence: ConfidenceData

    @property
    def label(self) -> str:
        """Code and version, as claims name the pack."""
        return f"{self.head.code}/{self.head.version}"


_FILES = {"head": "pack", "organisations": "organisations"}


@cache
def load(code: str) -> Pack:
    """Read and check the pack of a language.

    Raises
    ------
    DataError
        When there is no such pack, or its files are wrong; all problems at once, each with its file.
    """
    folder = resources.files("ingest") / "languages" / code
    if not folder.is_dir():
        raise DataError(f"there is no language pack '{code}'; there are: {', '.join(codes())}")
    return read_folder(folder)


def codes() -> list[str]:
    """The languages there are packs for."""
    return sorted(f.name for f in (resources.files("ingest") / "languages").iterdir() if (f / "pack.yaml").is_file())


def read_folder(folder: Traversable) -> Pack:
    """Read a pack from any folder."""
    fields, problems = {}, []
    for field in msgspec.structs.fields(Pack):
        try:
            fields[field.name] = _read(folder / f"{_FILES.get(field.name, field.name)}.yaml", field.type)
        except DataError as wrong:
            problems.append(str(wrong))
    if problems:
        raise DataError("\n".join(problems))
    return Pack(**fields)


def _read(file: Traversable, type_: type[T]) -> T:
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return msgspec.convert(yaml.load(file.read_text("utf-8"), Loader=loader), type_)  # noqa: S506 (a safe loader)
    except OSError as missing:
        raise DataError(f"{file}: cannot be read ({missing.strerror})") from missing
    except yaml.YAMLError as wrong:
        raise DataError(f"{file}: {wrong}") from wrong
    except msgspec.ValidationError as wrong:
        raise DataError(f"{file}: {wrong}") from wrong
