"""Parameters read from an address or a form, each checked as its type."""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from msgspec.inspect import Metadata, UnionType, VarTupleType, type_info

from elchi.explorer.api.problems import RequestError, Wrong

T = TypeVar("T", bound=msgspec.Struct)


def read(kind: type[T], told: Iterable[tuple[str, str]]) -> T:
    """The parameters of a request.

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
            wrong.append(Wrong(name[:100], f"no such parameter; there are: {', '.join(fields)}"))
        elif name in values:
            wrong.append(Wrong(name, "is told twice"))
        else:
            values[name] = _value(fields[name], text, wrong)
    wrong += [Wrong(name, "is missing") for name, field in fields.items() if field.required and name not in values]
    if wrong:
        raise RequestError(wrong)
    return kind(**{fields[name].name: value for name, value in values.items()})


def is_list(kind: Any) -> bool:
    """Whether a parameter is a list, which is told with commas between."""
    info = type_info(kind)
    plain = info.type if isinstance(info, Metadata) else info
    if isinstance(plain, UnionType):
        return any(isinstance(one.type if isinstance(one, Metadata) else one, VarTupleType) for one in plain.types)
    return isinstance(plain, VarTupleType)


def _value(field: msgspec.structs.FieldInfo, text: str, wrong: list[Wrong]) -> Any:
    told: Any = (text.split(",") if text else []) if is_list(field.type) else text
    try:
        return msgspec.convert(told, field.type, strict=False)
    except msgspec.ValidationError as error:
        wrong.append(Wrong(field.encode_name, str(error)))
        return None
