"""The words of a language that name who acts: places, organisations, institutions, titles, persons."""

from ingest.pack.base import NEVER, Data, Row


class Head(Data, frozen=True):
    """`pack.yaml`."""

    code: str
    version: int
    name: str
    home_state: str
    upper: str
    lower: str
    look_alikes: dict[str, str]
    abbreviations: list[str]


class Cities(Data, frozen=True):
    """Cities of a state: seats of government, and others."""

    capital: list[str] = []
    other: list[str] = []


class Places(Data, frozen=True):
    """`places.yaml`: what stands for a state."""

    states: dict[str, list[str]]
    not_states: list[str]
    demonyms: dict[str, list[str]]
    cities: dict[str, Cities]
    seats: dict[str, list[str]]
    regions: dict[str, list[str]]
    not_cities: list[str]
    why: dict[str, str] = {}


class Organisations(Data, frozen=True):
    """`organisations.yaml`: names by code; `why` as in rows."""

    names: dict[str, list[str]]
    why: str | None = None


class TitleHead(Row, frozen=True):
    """A head noun of titles: the role by the class of what it heads; `only` limits a name to states, else the role is `otherwise`.

    `abroad`: the role by a class where it works in another state; `about`: where it deals with one (БУУнун Сирия боюнча өкүлү). `foreign`:
    home has no such office; `not_of`: classes of which it is none; `instead`: of another organisation than the one of nearly the same name.
    `rank`: behind another office it is but the rank of who bears that.
    """

    names: list[str]
    roles: dict[str, str]
    only: dict[str, list[str]] = {}
    otherwise: str = "other_official"
    accredited: bool = False
    needs_state: bool = False
    same: bool = False
    foreign: bool = False
    not_of: list[str] = []
    instead: dict[str, str] = {}
    abroad: dict[str, str] = {}
    about: dict[str, str] = {}
    rank: bool = False


class Second(Data, frozen=True):
    """What a role becomes for one's deputy or aide."""

    names: list[str]
    roles: dict[str, str] = {}
    otherwise: str = "other_official"


class Inside(Data, frozen=True):
    """An institution of one class inside one of the classes `of` counts as a third; without `of`, anywhere."""

    kind: str
    of: list[str]
    counts_as: str


class Succession(Data, frozen=True):
    """Words around a name in a case that tell it held, or holds, the office told before; `changed`: somebody else was told to get it."""

    behind: str
    case: str | None = None
    before: str = ""
    changed: bool = False


class Titles(Data, frozen=True):
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
    bodies: list[str] = []
    among: list[str] = []
    part: list[str] = []
    fields: list[str] = []
    present: list[str] = []
    denied: str = NEVER
    owning: str = NEVER
    leave: str = NEVER
    heading: str = NEVER
    levels: list[str] = []
    ranks: str = NEVER
    sends: list[str] = []
    appoints: str = NEVER
    leading: list[str] = []
    leads: dict[str, str] = {}
    led: str = ""
    gone: str = ""
    succession: list[str] = []
    successions: dict[str, Succession] = {}
    leader: str | None = None
    cabinet: str | None = None
    why: str | None = None


class Institution(Row, frozen=True, rename={"class_": "class"}):
    """A row of `institutions.yaml`; `of` a state's code or `home`."""

    class_: str
    names: list[str]
    of: str | None = None


class Names(Data, frozen=True):
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
