"""How codes are called in captions, and which relations hold both ways: what the vocabulary knows."""

from graph import vocabulary as words
from graph.claims import Role


def state_name(code: str, language: str = "en") -> str:
    """The name of a state."""
    return words.state_name(code, language)


def organization_name(code: str) -> str:
    """The English name of an organisation that the vocabulary knows; else its name as told."""
    known = words.vocabulary().organisations.get(code)
    return known.en if known else code


def owner_name(of: str) -> str:
    """The name of what `of` or `accredited_to` means: a state's, or the code or name of an organisation (`ORG:EAEU`)."""
    return of.removeprefix("ORG:") if of.startswith("ORG:") else state_name(of)


def office_name(claim: Role) -> str:
    """An office in words, such as "Minister (finance), Kyrgyzstan"."""
    known = words.vocabulary()
    portfolio = f" ({known.portfolios[claim.portfolio].en})" if claim.portfolio else ""
    host = f" to {owner_name(claim.accredited_to)}" if claim.accredited_to else ""
    return f"{_capital(known.roles[claim.role].en)}{portfolio}{host}, {owner_name(claim.of)}"


def meeting_kind(code: str) -> str:
    """A kind of meeting in words."""
    return _capital(words.vocabulary().meeting_kinds[code].en)


def symmetric(relation: str) -> bool:
    """Whether a relation type holds both ways."""
    return words.vocabulary().relation_types[relation].symmetric


def coding(relation: str, mode: str | None) -> dict[str, str | float]:
    """The quad class of an act, and what it counts in the balance of cooperation and conflict."""
    row = words.vocabulary().relation_types[relation].coding(mode)
    return {"quad_class": row.quad, "score": row.score}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
