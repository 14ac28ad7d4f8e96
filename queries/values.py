"""What a caller tells for a parameter becomes the value that a query needs; each kind has its own reader."""

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from graph import vocabulary as words
from graph.claims import Place
from graph.errors import WrongValueError
from graph.identity import article_key, folded, org_key, person_key, place_key, state_key
from queries.records import Parameter

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
_MEETING = re.compile(r"(?:elchi:Meeting/|c:)?([0-9a-f]{20})")
# as many codes as an error line may list
_FEW = 30
# levels of contacts, the highest first; which roles each has stands in the question
LEVELS = ("head_of_state", "head_of_government", "minister", "other")
Bound = dict[str, Any]


def read_value(name: str, told: Any, parameter: Parameter) -> Bound:
    """The bindings that one parameter gives.

    Raises
    ------
    WrongValueError
        Saying what is wrong with the value and what would be right; the caller adds the parameter's name.
    """
    return READERS[parameter.type](name, " ".join(str(told).split()), parameter)


def _string(name: str, told: str, _: Parameter) -> Bound:
    if not told:
        raise WrongValueError("is empty", "empty")
    return {name: told}


def _integer(name: str, told: str, _: Parameter) -> Bound:
    try:
        return {name: int(told)}
    except ValueError as error:
        raise WrongValueError(f"{told!r} is no whole number", "number") from error


def _date(name: str, told: str, parameter: Parameter) -> Bound:
    """A day; of a month or year the first or last one, as the parameter says."""
    partial = _PARTIAL.fullmatch(told)
    try:
        if partial and parameter.day:
            return {name: _completed(int(partial[1]), partial[2], parameter.day).isoformat()}
        return {name: date.fromisoformat(told).isoformat()}
    except ValueError as error:
        shorter = ", 2022-02 or 2022" if parameter.day else ""
        raise WrongValueError(f"{told!r} is no date; write 2022-02-25{shorter}", "date") from error


def _completed(year: int, month: str | None, day: str) -> date:
    number = int(month) if month else 1 if day == "first" else 12
    return date(year, number, 1 if day == "first" else calendar.monthrange(year, number)[1])


def _state(name: str, told: str, _: Parameter) -> Bound:
    code = state_code(told)
    if code is None:
        raise WrongValueError(f"no state {told!r}; {_suggested(told, _state_names())}", "state", _near(told, _state_names()))
    return {name: code}


def state_code(told: str) -> str | None:
    """The code of a state, from its code or its name in Kyrgyz, Russian or English."""
    return told.upper() if words.is_state(told.upper()) else _state_names().get(folded(told))


def _organisation(name: str, told: str, parameter: Parameter) -> Bound:
    code = organisation_code(told) or _string(name, told, parameter)[name]
    return {name: code, f"{name}_key": org_key(code)}


def organisation_code(told: str) -> str | None:
    """The code of an organisation of the vocabulary, from its code or its name in three languages."""
    return _organisation_names().get(folded(told))


def _person(name: str, told: str, parameter: Parameter) -> Bound:
    return {**_string(name, told, parameter), f"{name}_key": person_key(told, "")}


def _place(name: str, told: str, parameter: Parameter) -> Bound:
    """A place is looked up by its key in every state, because its state is not told: an index finds 250 keys, a scan reads all places."""
    countries = [None, *sorted(set(_state_names().values()))]
    keys = [place_key(Place(name=told, country=country)) for country in countries]
    return {**_string(name, told, parameter), f"{name}_keys": keys, f"{name}_state": state_code(told)}


def _meeting(name: str, told: str, _: Parameter) -> Bound:
    found = _MEETING.fullmatch(told)
    if not found:
        raise WrongValueError(f"{told!r} is no meeting; other questions give ids such as elchi:Meeting/ and 20 hex digits", "meeting")
    return {name: f"elchi:Meeting/{found[1]}"}


def _article(name: str, told: str, parameter: Parameter) -> Bound:
    return {**_string(name, told, parameter), f"{name}_key": article_key(told)}


def _choice(name: str, told: str, parameter: Parameter) -> Bound:
    return _one_of(lambda: parameter.values, "choice")(name, told, parameter)


def _entity(name: str, told: str, parameter: Parameter) -> Bound:
    state, org = state_code(told), organisation_code(told)
    key = state_key(state) if state else org_key(org) if org else person_key(told, "")
    return {**_string(name, told, parameter), f"{name}_key": key, f"{name}_org": org_key(told)}


def _quad_class(name: str, told: str, parameter: Parameter) -> Bound:
    """A class of acts, and the codings TYPE/mode (TYPE/ without a mode) that it has."""
    known = words.vocabulary()
    chosen = _one_of(lambda: known.quad_classes, "quad class")(name, told, parameter)[name]
    rows = [(code, mode, row) for code, row in known.relation_types.items() for mode in (None, *row.modes)]
    return {name: chosen, f"{name}_codings": [f"{code}/{mode or ''}" for code, mode, row in rows if row.coding(mode).quad == chosen]}


def _one_of(known: Callable[[], Iterable[str]], what: str) -> Callable[[str, str, Parameter], Bound]:
    def read(name: str, told: str, _: Parameter) -> Bound:
        codes = {folded(code): code for code in known()}
        if folded(told) not in codes:
            raise WrongValueError(f"no {what} {told!r}; {_suggested(told, codes)}", "code", _near(told, codes) or codes.values())
        return {name: codes[folded(told)]}

    return read


def _near(told: str, known: dict[str, str]) -> dict[str, str]:
    """Codes whose names look like what was told, each with that name, the most like first."""
    near = {known[one]: one for one in reversed(get_close_matches(folded(told), known, n=3, cutoff=0.6))}
    return dict(reversed(near.items()))


def _suggested(told: str, known: dict[str, str]) -> str:
    """Codes whose names look like what was told; all of them where they are few."""
    near = _near(told, known)
    if near:
        named = [code if folded(code) == one else f"{code} ({one})" for code, one in near.items()]
        return f"did you mean {' or '.join(named)}?"
    return (
        f"there are: {', '.join(known.values())}" if len(known) <= _FEW else "a code such as KGZ, or a name in Kyrgyz, Russian or English"
    )


@cache
def _state_names() -> dict[str, str]:
    import pycountry

    codes = sorted(country.alpha_3 for country in pycountry.countries)
    named = {folded(words.state_name(code, language)): code for language in words.LANGUAGES for code in codes}
    return {**named, **{folded(code): code for code in codes}}


@cache
def _organisation_names() -> dict[str, str]:
    rows = words.vocabulary().organisations
    named = {folded(row.label(language)): code for language in words.LANGUAGES for code, row in rows.items()}
    return {**named, **{folded(code): code for code in rows}}


READERS: dict[str, Callable[[str, str, Parameter], Bound]] = {
    "state": _state,
    "role": _one_of(lambda: words.vocabulary().roles, "role"),
    "portfolio": _one_of(lambda: words.vocabulary().portfolios, "portfolio"),
    "person": _person,
    "organisation": _organisation,
    "relation_type": _one_of(lambda: words.vocabulary().relation_types, "relation type"),
    "membership_type": _one_of(lambda: words.vocabulary().memberships, "kind of membership"),
    "status": _one_of(lambda: words.vocabulary().statuses, "status"),
    "office_status": _one_of(lambda: words.vocabulary().office_statuses, "status of an office"),
    "level": _one_of(lambda: LEVELS, "level"),
    "quad_class": _quad_class,
    "place": _place,
    "meeting": _meeting,
    "article": _article,
    "entity": _entity,
    "date": _date,
    "integer": _integer,
    "choice": _choice,
    "string": _string,
}
