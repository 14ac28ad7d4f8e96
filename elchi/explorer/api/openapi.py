"""The description of the endpoints (OpenAPI 3.1), made from the table by which requests are checked, so that it cannot say otherwise."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from elchi.explorer.api.endpoints import described
from elchi.explorer.api.problems import MEDIA_TYPE, Problem
from elchi.explorer.api.reading import is_list
from elchi.explorer.api.table import Endpoint

_TEMPLATE = "#/components/schemas/{name}"
_FORM = "application/x-www-form-urlencoded"
_JSON = "application/json"
# what may be wrong, with every endpoint
_WRONG = {
    "400": "A parameter is wrong: `errors` says which.",
    "401": "A token is asked for.",
    "403": "The server is asked for by another name than its own.",
    "404": "There is nothing of that name.",
    "413": "The request is too large.",
    "414": "The address is too long.",
    "503": "The database is busy; ask again in a while.",
}


@cache
def openapi() -> dict[str, Any]:
    """The description."""
    table = tuple(described())
    told = [endpoint.tells for endpoint in table if endpoint.tells]
    _, schemas = msgspec.json.schema_components([*told, Problem], ref_template=_TEMPLATE)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "elchi",
            "version": version("elchi"),
            "summary": "Who met whom, who agreed on what, with the words that say so.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {endpoint.path: dict(_operations(endpoint)) for endpoint in table},
        "components": {"schemas": schemas},
    }


def _operations(endpoint: Endpoint) -> Iterator[tuple[str, dict[str, Any]]]:
    name = endpoint.path.removeprefix("/api/").replace("/", "-").replace("{key}", "").strip("-")
    common = {"summary": endpoint.summary, "responses": _responses(endpoint)}
    yield "get", {"operationId": f"get-{name}", "parameters": list(_parameters(endpoint)), **common}
    if endpoint.posted:
        yield "post", {"operationId": f"post-{name}", "requestBody": _body(endpoint), **common}


def _parameters(endpoint: Endpoint) -> Iterator[dict[str, Any]]:
    for field, schema in _fields(endpoint):
        inside = f"{{{field.encode_name}}}" in endpoint.path
        yield {
            "name": field.encode_name,
            "in": "path" if inside else "query",
            "required": inside or field.required,
            "schema": schema,
            **({"description": schema["description"]} if "description" in schema else {}),
            **({"style": "form", "explode": False} if is_list(field.type) else {}),
        }


def _body(endpoint: Endpoint) -> dict[str, Any]:
    """The same parameters as a form."""
    fields = list(_fields(endpoint))
    schema = {
        "type": "object",
        "properties": {field.encode_name: schema for field, schema in fields},
        "required": [field.encode_name for field, _ in fields if field.required],
        "additionalProperties": False,
    }
    lists = {field.encode_name: {"style": "form", "explode": False} for field, _ in fields if is_list(field.type)}
    return {"required": True, "content": {_FORM: {"schema": schema, "encoding": lists}}}


def _fields(endpoint: Endpoint) -> Iterator[tuple[msgspec.structs.FieldInfo, dict[str, Any]]]:
    fields = msgspec.structs.fields(endpoint.takes)
    schemas, _ = msgspec.json.schema_components([field.type for field in fields], ref_template=_TEMPLATE)
    for field, schema in zip(fields, schemas, strict=True):
        plain = _told(schema)
        default = {} if field.default in {None, msgspec.NODEFAULT, ()} else {"default": field.default}
        yield field, {**plain, **default}


def _told(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is told or left out, and never null."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {**{name: value for name, value in schema.items() if name != "anyOf"}, **kinds[0]}


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    content: dict[str, Any] = {kind: {"schema": {}} for kind in endpoint.media_types}
    if endpoint.tells:
        content[_JSON] = {"schema": {"$ref": _TEMPLATE.format(name=endpoint.tells.__name__)}}
    problem = {MEDIA_TYPE: {"schema": {"$ref": _TEMPLATE.format(name=Problem.__name__)}}}
    wrong = {status: {"description": why, "content": problem} for status, why in _WRONG.items()}
    return {"200": {"description": endpoint.summary, "content": content}, **wrong}
