"""Worked examples: a text, and claims that must be found in it or must not; read from `cases/*.yaml`."""

import re
from functools import cache
from pathlib import Path

import msgspec

from graph.articles import Article
from graph.claims import Claim, Meeting, Membership, Relation, Role
from graph.vocabulary import vocabulary

CASES = Path(__file__).parent / "cases"
_CODE = "[A-Z]{3}"
_NAME = r"(?=.*[а-яёөүңa-z])[А-ЯЁӨҮҢA-Z][\w.’'-]*(?: [\w.’'-]+)*"
_FORMS = re.compile(
    rf"{_CODE} [A-Z_]{{3,}} (?:{_CODE}|.+)|(?:of|to) (?:{_CODE}|ORG:.+|None)|states(?: {_CODE})*|person {_NAME}|org .+|place .+ {_CODE}"
    rf"|date [\d-]+|(?:from|to) (?:[\d-]+|None)|basis \w+|mode \w+|since .+|within \w+|amount \d+ .+|{_NAME}"
)


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"absent": "not"}):
    """A phenomenon; `found` and `absent` are claims told by some of their parts, "relation, KGZ AGREE KAZ, held"."""

    name: str
    text: str
    published: str | None = None
    home_state: str | None = None
    found: list[str] = []
    absent: list[str] = []

    @property
    def article(self) -> Article:
        return Article(id=self.name, text=self.text, language="ky", published=self.published, home_state=self.home_state)


def read(file: Path) -> list[Example]:
    import yaml

    return msgspec.convert(yaml.safe_load(file.read_text("utf-8")), list[Example])


def problems(example: Example, claims: list[Claim]) -> list[str]:
    """What is missing and what is too much; empty when the example holds."""
    kinds = {c.id: c.kind for c in claims if isinstance(c, Meeting)}
    told = [parts(c, kinds) for c in claims]
    missing = [f"missing: {w}" for w in example.found if not any(_wanted(w) <= p for p in told)]
    return missing + [f"unwanted: {w}" for w in example.absent if any(_wanted(w) <= p for p in told)]


def parts(claim: Claim, kinds: dict[str, str]) -> set[str]:
    """Everything that an example may say of a claim."""
    if isinstance(claim, Role):
        return _role(claim)
    told = {claim.status, f"date {claim.date}" if claim.date else "no date", f"basis {claim.date_basis}"}
    told |= {f"from {claim.date_from}", f"to {claim.date_to}"}
    if isinstance(claim, Relation):
        return told | _relation(claim)
    if isinstance(claim, Membership):
        return told | {"membership", claim.type, f"{claim.state} {claim.type} {claim.org}"}
    return told | _meeting(claim, kinds)


def unknown(told: str) -> list[str]:
    """The parts of a claim told in an example that no claim could have: a misspelt one would never be found, and never be unwanted."""
    return [part for part in _wanted(told) if not (part in _words() or _FORMS.fullmatch(part))]


@cache
def _words() -> frozenset[str]:
    words = vocabulary()
    named = {*words.roles, *words.relation_types, *words.memberships, *words.meeting_kinds, *words.statuses}
    flags = {"former", "in office", "acting", "full", "implied", "explicit", "unchanged", "appointed", "dismissed", "resigned", "nominated"}
    return frozenset({"role", "relation", "membership", "meeting", "no date", "no place", *named, *flags})


def _wanted(told: str) -> set[str]:
    return set(told.split(", "))


def _role(c: Role) -> set[str]:
    told = {"role", c.person, c.role, f"of {c.of}", f"to {c.accredited_to}", c.change or "unchanged"}
    return told | {"former" if c.former else "in office", "acting" if c.acting else "full", "implied" if c.implied else "explicit"}


def _relation(c: Relation) -> set[str]:
    told = {"relation", c.type, f"{c.source} {c.type} {c.target}", f"mode {c.mode}", f"since {c.since}"}
    if vocabulary().relation_types[c.type].symmetric:
        told.add(f"{c.target} {c.type} {c.source}")
    return told | {f"amount {a.value:.0f} {a.unit}" for a in c.amounts}


def _meeting(c: Meeting, kinds: dict[str, str]) -> set[str]:
    told = {"meeting", c.kind, f"states {' '.join(sorted(c.states))}", f"within {kinds.get(c.within or '')}"}
    told |= {f"person {p}" for p in c.persons} | {f"org {o}" for o in c.orgs}
    return told | {f"place {c.place.name} {c.place.country}" if c.place else "no place"}
