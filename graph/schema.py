"""The JSON Schema of a claim: the shape from its records, the codes from the vocabularies; unknown keys are refused."""

import json
from typing import Any

import msgspec

from graph.claims import Claim
from graph.vocabulary import vocabulary

_DATE = r"^\d{4}-\d{2}-\d{2}$"
_PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_STATE = r"^[A-Z]{3}$"
_OWNER = r"^([A-Z]{3}|ORG:.+)$"
_EVERYWHERE: dict[str, dict[str, Any]] = {
    "id": {"pattern": r"^(c:[0-9a-f]{20})?$"},
    "confidence": {"minimum": 0, "maximum": 1},
    "date": {"pattern": _PARTIAL_DATE},
    "date_from": {"pattern": _DATE},
    "date_to": {"pattern": _DATE},
    "since": {"pattern": _PARTIAL_DATE},
    "until": {"pattern": _PARTIAL_DATE},
}


def claim_schema() -> dict[str, Any]:
    """The schema as JSON Schema 2020-12; each kind of claim is a definition."""
    schema = msgspec.json.schema(Claim)
    for record, limits in _limits().items():
        properties = schema["$defs"][record]["properties"]
        for name, limit in {**_EVERYWHERE, **limits}.items():
            if name in properties:
                _limit(properties[name], limit)
    schema["$defs"]["Relation"]["allOf"] = [_modes_of(code) for code in vocabulary().relation_types]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A claim of elchi, one line of `elchi extract --format jsonl`",
    }
    return head | schema


def schema_text() -> str:
    """The file `claim.schema.json`."""
    return json.dumps(claim_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _limits() -> dict[str, dict[str, dict[str, Any]]]:
    """What the records do not say themselves, by record and key."""
    known = vocabulary()
    state = {"pattern": _STATE}
    return {
        "Role": {
            "role": {"enum": list(known.roles)},
            "portfolio": {"enum": list(known.portfolios)},
            "of": {"pattern": _OWNER},
            "accredited_to": {"pattern": _OWNER},
            "person": {"minLength": 1},
        },
        "Relation": {
            "type": {"enum": list(known.relation_types)},
            "context": {"enum": list(known.contexts)},
            "source": state,
            "target": state,
        },
        "Membership": {"state": state, "org": {"minLength": 1}},
        "Meeting": {"kind": {"enum": list(known.meeting_kinds)}, "states": {"items": {"type": "string", **state}}},
        "Place": {"name": {"minLength": 1}, "country": state},
        "Evidence": {"start": {"minimum": 0}, "end": {"minimum": 1}, "text": {"minLength": 1}},
    }


def _limit(schema: dict[str, Any], limit: dict[str, Any]) -> None:
    """Put a limit on a key's values; where it may be null, on the others."""
    for choice in schema.get("anyOf", [schema]):
        if choice.get("type") != "null":
            choice.update(limit)


def _modes_of(code: str) -> dict[str, Any]:
    """Only the modes of its type fit a relation."""
    modes = [None, *vocabulary().relation_types[code].modes]
    return {"if": {"properties": {"type": {"const": code}}}, "then": {"properties": {"mode": {"enum": modes}}}}
