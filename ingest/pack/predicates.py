"""The predicates of a language: which tells what of whom."""

from ingest.pack.base import NEVER, Data, Row


class Cues(Data, frozen=True):
    """Predicates: stems that take verb endings, and nouns."""

    verb: list[str] = []
    noun: list[str] = []


class Frame(Row, frozen=True):
    """A row of `frames.yaml`; its head says what the fields mean."""

    id: str
    type: str
    cues: Cues
    mode: str | None = None
    source: list[str] = []
    target: list[str] = []
    pair: bool = False
    both: bool = False
    partner: bool = False
    mutual: bool = False
    several: bool = False
    joined: bool = False
    alone: bool = False
    level: str | None = None
    to: str | None = None
    default: str | None = None
    source_first: bool = False
    other: bool = False
    deed: bool = False
    receiver: str | None = None
    lately: bool = False
    people: bool = False
    place: bool = False
    negative: bool = False
    present: bool = False
    status: str | None = None
    decided: str | None = None
    says: bool = False
    envoy: str | None = None
    bearer: bool = False
    attributive: bool = False
    answers: list[str] = []
    forms: list[str] = []
    needs: list[str] = []
    near: list[str] = []
    at: list[str] = []
    behind: list[str] = []
    unless: list[str] = []


class MeetingCue(Row, frozen=True):
    """A row of cues; `event`: a gathering with its own place rather than the act of two sides; `partner`: the case of whom one meets.

    `alone`: a verb that is none of motion behind a converb; `lent`: its host takes no part; `stay`: the place stands right before it;
    `present`: its present tense tells what goes on, not what will be; `told`: it tells of talks only where officials are named with whom;
    `receives`: whom it is done to has come on a visit to who does it; `group`: only a delegation does it, no person; `many`: the kind
    of what more than two sides do together; `behind`: words of which one must follow in its clause.
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
    group: bool = False
    many: str = "multilateral_meeting"
    behind: list[str] = []


class Meetings(Data, frozen=True):
    """`meetings.yaml`: the cues, and regular expressions over folded text; what a pack leaves out matches nothing."""

    cues: list[MeetingCue]
    lent: dict[str, list[str]] = {}
    areas: dict[str, str] = {}
    clause_ends: str = NEVER
    pronoun: str = NEVER
    converb: str = NEVER
    comes: str = NEVER
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
    called_off: str = NEVER
    put_off: str = NEVER
    ending: str = NEVER
    lasting: str = NEVER
    joint: str = NEVER
    each: str = NEVER
    together: str = NEVER
    among: str = NEVER
    kin: str = NEVER
    parted: str = NEVER
    pointing: str = NEVER
    abroad: str = NEVER
    fruitless: str = NEVER
    officials: str = NEVER
    joined_others: str = NEVER
    there: str = NEVER
    back_then: str = NEVER
    before_it: str = NEVER
    hosting: str = NEVER
    of_many: str = NEVER
    format: str = NEVER


class MembershipCue(Row, frozen=True):
    """A row of `memberships.yaml`.

    `org` and `state`: the cases of the two; `forms` of the cue that count, `closing` those that end a clause; `near`: stems of which one
    stands before the cue; `beside`: whether the state right behind the cue is `first` asked, `only` or `never`, or only that right
    `before` it, or those `listed` behind a mark; `officials` may act
    for their state; `present`: its present tense tells what goes on; `ends`: the cue itself tells an end; `far`: the organisation may
    stand anywhere in the sentence; `lasting`: what is told instead where the state stands right behind it and nothing says when;
    `mutual`: it is said of whose it is, too; `several`: it names several states.
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
    lasting: str | None = None
    mutual: bool = False
    several: bool = False


class Memberships(Data, frozen=True):
    """`memberships.yaml`: the cues; what behind a verbal noun makes it a plan or a topic; what between an organisation and a cue makes
    it something less; the end of a verb that stands before the noun that does it; words that say when.
    """

    cues: list[MembershipCue]
    participle: str = NEVER
    when: str = NEVER
    project: str = NEVER
    instead: str = NEVER
    guest: str = NEVER
