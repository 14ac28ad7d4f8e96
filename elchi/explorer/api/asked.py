"""What the endpoints may be asked: their parameters with types and limits, and how they are read from an address."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta

from elchi.explorer.api.problems import RequestError, Wrong
from graph.explore.parts import PAGE

T = TypeVar("T", bound=msgspec.Struct)
MOST_NODES, MOST_EDGES = 5_000, 20_000

Key = Annotated[str, Meta(min_length=1, max_length=2_000, description="A node's key, or the code of a state or organisation.")]
Keys = Annotated[tuple[Key, ...], Meta(min_length=1, max_length=MOST_NODES, description="Keys with commas between.")]
Language = Literal["ky", "ru", "en"]
Lang = Annotated[Language, Meta(description="The language of captions.")]


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Parameters of an endpoint."""

    lang: Lang = "en"


class Search(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is called so."""

    q: Annotated[str, Meta(max_length=200, description="A name or the beginning of one, in any script.")]
    labels: Annotated[tuple[str, ...], Meta(description="Only nodes of these labels.")] = ()
    limit: Annotated[int, Meta(ge=1, le=200)] = 20


class Around(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page of a node's neighbours."""

    key: Key
    offset: Annotated[int, Meta(ge=0, le=10_000_000)] = 0
    limit: Annotated[int, Meta(ge=1, le=MOST_NODES)] = PAGE


class One(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An edge by its key."""

    key: Annotated[str, Meta(pattern="^e:[0-9a-f]{20}$", description="An edge's key.")]


def read(kind: type[T], told: Iterable[tuple[str, str]]) -> T:
    """The parameters of an address, each as its type.

    Raises
    ------
    RequestError
        Naming every parameter that is unknown, missing, told twice or wrong.
    """
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for name, text in told:
        if name not in fields:
            wrong.append(Wrong(name, f"no such parameter; there are: {', '.join(fields)}"))
        elif name in values:
            wrong.append(Wrong(name, "is told twice"))
        else:
            values[name] = _value(fields[name], text, wrong)
    wrong += [Wrong(name, "is missing") for name, field in fields.items() if field.required and name not in values]
    if wrong:
        raise RequestError(wrong)
    return kind(**{fields[name].name: value for name, value in values.items()})


def _value(field: msgspec.structs.FieldInfo, text: str, wrong: list[Wrong]) -> Any:
    try:
        return msgspec.convert(text.split(",") if is_list(field.type) else text, field.type, strict=False)
    except msgspec.ValidationError as error:
        wrong.append(Wrong(field.encode_name, str(error)))
        return None


def is_list(kind: Any) -> bool:
    """Whether a parameter is a list, which stands in an address with commas between."""
    info = msgspec.inspect.type_info(kind)
    return isinstance(info.type if isinstance(info, msgspec.inspect.Metadata) else info, msgspec.inspect.VarTupleType)
