"""The pinned dependencies belong to pyproject.toml and name no place to fetch them from."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PINS = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def wanted() -> list[Requirement]:
    """Everything that pyproject.toml asks for: the core, the extras, the tools."""
    read: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = read["project"]["optional-dependencies"].values()
    groups = read["dependency-groups"].values()
    return [Requirement(text) for texts in (read["project"]["dependencies"], *extras, *groups) for text in texts]


def pins(name: str) -> list[Requirement]:
    return [r for line in PINS if canonicalize_name((r := Requirement(line)).name) == canonicalize_name(name)]


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_every_dependency_is_pinned_within_its_range(requirement: Requirement) -> None:
    found = pins(requirement.name)
    assert found
    for pin in found:
        (exact,) = pin.specifier
        assert exact.operator == "=="
        assert requirement.specifier.contains(exact.version, prereleases=True)


def test_no_pin_says_where_to_fetch_it() -> None:
    assert [line for line in PINS if not re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", line) or "//" in line] == []
