"""The API keeps to its description, whatever it is asked: schemathesis makes up requests, always the same ones."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from elchi.explorer.api.openapi import openapi
from tests.elchi.explorer.serving import served

CONFORMS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
CHECKS = {GenerationMode.POSITIVE: CONFORMS, GenerationMode.NEGATIVE: [*CONFORMS, negative_data_rejection]}
ALWAYS_THE_SAME = settings(derandomize=True, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
# of the questions, which are many and read their parameters alike, fewer
MANY, FEW = 10, 3
# what is longer is refused by servers before ours: such keys are posted
LONGEST = 8_000
DESCRIBED: Any = schemathesis.openapi.from_dict(openapi())
OPERATIONS = [found.ok() for found in DESCRIBED.get_all_operations()]


@pytest.fixture(scope="module")
def address(sample_db: Path) -> Iterator[str]:
    with served(sample_db) as address:
        yield address


@pytest.mark.parametrize("mode", CHECKS, ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_every_request_gets_what_is_described(address: str, operation: Any, mode: GenerationMode) -> None:
    @settings(ALWAYS_THE_SAME, max_examples=FEW if operation.path.startswith("/api/questions/") else MANY)
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        assume(len(urlencode(case.query or {})) < LONGEST)
        case.call_and_validate(base_url=address, checks=CHECKS[mode])

    ask()
