"""Fields of forms: what was told for each, read as the questions read their parameters, with what is wrong beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from elchi.explorer.tongue import Tongue
from graph.errors import WrongValueError
from graph.vocabulary import vocabulary
from queries.records import Parameter
from queries.said import value
from queries.values import LEVELS, read_value

Choices = Sequence[tuple[str, str]]


class Field(msgspec.Struct, frozen=True):
    """A field as shown: `value` as told, `read` what it means, null where nothing is told or it is wrong.

    `open` where nothing may be chosen, which means any.
    """

    name: str
    label: str
    value: str = ""
    read: Any = None
    error: str = ""
    note: str = ""
    hint: str = ""
    required: bool = False
    open: bool = True
    choices: Choices = ()

    def wrong(self, error: str) -> "Field":
        """The same, with what is wrong with it."""
        return msgspec.structs.replace(self, error=error)


def field(name: str, label: str, told: str, parameter: Parameter, t: Tongue, *, note: str = "") -> Field:
    """The field of a parameter; what is wrong with it stands beside it."""
    named = Field(name, label, told, note=note)
    shown = msgspec.structs.replace(named, required=parameter.required, choices=choices(parameter, t), hint=_HINTS.get(parameter.type, ""))
    if not told.strip():
        return shown
    try:
        return msgspec.structs.replace(shown, read=read_value(name, told, parameter)[name])
    except WrongValueError as wrong:
        return shown.wrong(_told_wrong(told, wrong, t))


def _told_wrong(told: str, wrong: WrongValueError, t: Tongue) -> str:
    perhaps = f" {t('wrong_near', near=', '.join(wrong.near))}" if wrong.near else ""
    return t(f"wrong_{wrong.kind}", told=told.strip()) + perhaps


def choices(parameter: Parameter, t: Tongue) -> Choices:
    """The values to choose from, each with its label; none where they are too many."""
    codes, named = _CHOICES.get(parameter.type, _NONE)
    told = parameter.values or codes()
    return [(code, named(t, code)) for code in told]


_HINTS = {"date": "2024-05-31", "state": "KGZ", "organisation": "EAEU"}
_Choice = tuple[Callable[[], Sequence[str]], Callable[[Tongue, str], str]]
_NONE: _Choice = (tuple, lambda _, code: code)


def _table(name: str, label: Callable[[Tongue, str], str]) -> _Choice:
    def codes() -> Sequence[str]:
        rows: Mapping[str, Any] = getattr(vocabulary(), name)
        return tuple(rows)

    return codes, label


_CHOICES: dict[str, _Choice] = {
    "role": _table("roles", Tongue.role),
    "portfolio": _table("portfolios", Tongue.portfolio),
    "relation_type": _table("relation_types", Tongue.relation),
    "membership_type": _table("memberships", Tongue.relation),
    "status": _table("statuses", Tongue.status),
    "office_status": _table("office_statuses", Tongue.status),
    "quad_class": _table("quad_classes", Tongue.quad),
    "level": (lambda: LEVELS, lambda t, code: t(f"level_{code}")),
    "choice": (tuple, lambda t, code: value(code, t.language)),
}
