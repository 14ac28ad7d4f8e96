"""The JSON Schema takes good claims of every kind and refuses bad ones."""

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from graph.claims import Claim, decode, encode
from graph.schema import claim_schema
from tests.graph.rdf.samples import claims

VALIDATOR = jsonschema.Draft202012Validator(claim_schema())
RECORDS = {str(record["claim"]): record for record in (json.loads(encode(claim)) for claim in claims())}


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(claim_schema())


@pytest.mark.parametrize("claim", claims(), ids=lambda claim: type(claim).__name__)
def test_every_kind_of_claim_is_valid(claim: Claim) -> None:
    VALIDATOR.validate(json.loads(encode(claim)))
    assert decode(encode(claim)) == claim


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("role", {"colour": "red"}),
        ("role", {"claim": "office"}),
        ("role", {"role": "emperor"}),
        ("role", {"portfolio": "magic"}),
        ("role", {"of": "Kyrgyzstan"}),
        ("role", {"person": ""}),
        ("role", {"change": "promoted"}),
        ("relation", {"type": "MEETS"}),
        ("relation", {"mode": "invite"}),
        ("relation", {"context": "weather"}),
        ("relation", {"source": "KG"}),
        ("relation", {"amounts": [{"value": "many", "unit": "USD", "of": "x"}]}),
        ("membership", {"type": "VISITS"}),
        ("membership", {"org": ""}),
        ("meeting", {"kind": "party"}),
        ("meeting", {"states": ["KGZ", "mng"]}),
        ("meeting", {"place": {"name": "", "country": "MNG"}}),
        ("meeting", {"participants": [{"kind": "animal", "ref": "x"}]}),
        ("meeting", {"status": "perhaps"}),
        ("meeting", {"confidence": 1.5}),
        ("meeting", {"date": "yesterday"}),
        ("meeting", {"date_from": "2019-11"}),
        ("meeting", {"evidence": {"start": -1, "end": 3, "text": "abc"}}),
        ("meeting", {"evidence": {"start": 0, "text": "abc"}}),
    ],
)
def test_a_planted_fault_is_refused(kind: str, changes: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(RECORDS[kind] | changes)


@pytest.mark.parametrize("missing", ["claim", "article", "evidence", "rule", "pack", "confidence", "person", "role", "title", "of"])
def test_a_missing_key_is_refused(missing: str) -> None:
    record = {key: value for key, value in RECORDS["role"].items() if key != missing}
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(record)
