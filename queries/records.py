"""Questions as records: what stands in the header of a canned query."""

from typing import Literal, get_args

import msgspec

ParameterType = Literal[
    "state",
    "role",
    "portfolio",
    "person",
    "organisation",
    "relation_type",
    "membership_type",
    "status",
    "office_status",
    "level",
    "quad_class",
    "place",
    "meeting",
    "article",
    "entity",
    "date",
    "integer",
    "choice",
    "string",
]
ColumnType = Literal["string", "integer", "number", "boolean", "date"]
Scope = Literal["local", "global"]
PARAMETER_TYPES: tuple[str, ...] = get_args(ParameterType)
# values that a query receives beside the one told: what a name is looked up by
FURTHER: dict[str, tuple[str, ...]] = {
    "person": ("_key",),
    "organisation": ("_key",),
    "entity": ("_key", "_org"),
    "article": ("_key",),
    "place": ("_keys", "_state"),
    "quad_class": ("_codings",),
}


class Parameter(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A parameter; one that is neither required nor told and has no default means any. `day` completes a partial date.

    `values` are those of a choice.
    """

    type: ParameterType
    description: str
    required: bool = False
    default: str | int | None = None
    day: Literal["first", "last"] | None = None
    values: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its text in both languages; `order` says what the rows are sorted by."""

    name: str
    title: str
    description: str
    scope: Scope
    parameters: dict[str, Parameter]
    columns: dict[str, ColumnType]
    order: str
    example: dict[str, str | int]
    cypher: str
    sparql: str


def bound_names(parameters: dict[str, Parameter]) -> set[str]:
    """The names under which a query finds the values of its parameters."""
    return {name + end for name, told in parameters.items() for end in ("", *FURTHER.get(told.type, ()))}
