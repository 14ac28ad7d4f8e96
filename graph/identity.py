"""Which node a claim speaks of: the keys of all entities, the same in every store.

A key is `elchi:<Label>/<name>`; the RDF projection puts its base IRI in the place of `elchi:`. States, organisations and offices
are known by code, persons by their full name folded over spelling variants; a bare surname stays inside its article, because
guessing across articles would merge namesakes.
"""

import hashlib
import unicodedata
from urllib.parse import quote

from graph.claims import Meeting, Place, Role

PREFIX = "elchi:"
# letters that look alike or are typed for one another in Kyrgyz and Russian news text
_LOOK_ALIKE = str.maketrans({"ё": "е", "ѳ": "ө", "ӊ": "ң", "’": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-"})


def folded(name: str) -> str:
    """A name as compared: NFC, case folded, look-alike letters made one, white space single."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().translate(_LOOK_ALIKE).split())


def person_key(name: str, article: str) -> str:
    """The key of a person; a name of one word, or of initials and a surname, belongs to its article alone."""
    key = f"{PREFIX}Person/{_iri_safe(folded(name))}"
    return key if " " in folded(name) and "." not in name else namesake_key(key, article)


def namesake_key(person: str, article: str) -> str:
    """The key of another of the same name, whom an article means."""
    return f"{person}~{digest(article)[:8]}"


def state_key(code: str) -> str:
    """The key of a state, from its ISO 3166-1 alpha-3 code."""
    return f"{PREFIX}State/{code}"


def org_key(code_or_name: str) -> str:
    """The key of an organisation, from a code of the ontology or else its name."""
    return f"{PREFIX}Organization/{_iri_safe(code_or_name if code_or_name.isascii() else folded(code_or_name))}"


def owner_key(of: str) -> tuple[str, str]:
    """Label and key of what `of` or `accredited_to` names: `KGZ` or `ORG:EAEU`."""
    if of.startswith("ORG:"):
        return "Organization", org_key(of[4:])
    return "State", state_key(of)


def office_code(role: Role) -> str:
    """The code of an office: whose, which role, and portfolio or accreditation (`KGZ/minister/finance`, `KGZ/ambassador/RUS`)."""
    parts = (role.of.removeprefix("ORG:"), role.role, role.portfolio, (role.accredited_to or "").removeprefix("ORG:"))
    return "/".join(p for p in parts if p)


def office_key(role: Role) -> str:
    """The key of the office that a role claim names."""
    return f"{PREFIX}Office/{_iri_safe(office_code(role))}"


def place_key(place: Place) -> str:
    """The key of a place: country and name."""
    return f"{PREFIX}Place/{place.country or '-'}/{_iri_safe(folded(place.name))}"


def meeting_key(meeting: Meeting) -> str:
    """The key of a meeting: one a claim, until reports of several articles are recognised as one meeting."""
    return f"{PREFIX}Meeting/{meeting.id.removeprefix('c:')}"


def article_key(article: str) -> str:
    """The key of an article, from its id (a path, a URL or any text)."""
    return f"{PREFIX}Article/{quote(article, safe='')}"


def claim_key(claim: str) -> str:
    """The key of a claim, from its id."""
    return f"{PREFIX}Claim/{claim.removeprefix('c:')}"


def claim_of(key: str) -> str:
    """The id of the claim that has this key."""
    return "c:" + key.removeprefix(f"{PREFIX}Claim/")


def edge_key(start: str, kind: str, end: str, *qualifiers: str | None) -> str:
    """The key of an edge: a hash of its ends, its type and what tells it from others of that type (mode, status, date)."""
    return "e:" + digest("\x1f".join((start, kind, end, *(q or "" for q in qualifiers))))


def digest(text: str) -> str:
    """Twenty hex digits that stand for the text."""
    return hashlib.blake2b(text.encode(), digest_size=10).hexdigest()


def _iri_safe(name: str) -> str:
    """Letters of any script stay, white space becomes `_`, what an IRI forbids is percent-encoded."""
    return "".join(c if c.isalnum() or c in "-_.~'/" else "_" if c.isspace() else quote(c, safe="") for c in name)
