"""The documents keep up: every command, question, code and language is told of, every link leads somewhere, every licence is listed."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from elchi.cli import COMMANDS
from graph.vocabulary import vocabulary
from queries.catalog import names
from tests import exports_page
from tests.readme import ROOT, command
from tests.vocabulary_page import PAGE, page

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LICENCES = (ROOT / "docs/decisions/0004-licences.md").read_text(encoding="utf-8")
PACKS = sorted(path.parent for path in (ROOT / "ingest/languages").glob("*/pack.yaml"))


def text(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in text("README.md")


@pytest.mark.parametrize("name", names())
def test_every_question_is_documented(name: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text("docs/queries.md"))


def test_the_page_of_the_vocabulary_is_that_of_the_data() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(vocabulary())


def test_the_page_of_exports_is_that_of_the_formats() -> None:
    assert exports_page.PAGE.read_text(encoding="utf-8") == exports_page.page()


@pytest.mark.parametrize("pack", PACKS, ids=lambda folder: folder.name)
def test_every_language_and_each_of_its_files_is_documented(pack: Path) -> None:
    told = text("docs/adding-a-language.md")
    assert [name for name in (f"`{pack.name}`", *(f"`{file.name}`" for file in sorted(pack.iterdir()))) if name not in told] == []


@pytest.mark.parametrize("document", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", document.read_text(encoding="utf-8"))
    assert [target for target in targets if not (document.parent / target).exists()] == []


def test_decisions_are_numbered_dated_and_say_what_would_change_our_mind() -> None:
    decisions = sorted((ROOT / "docs/decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    parts = (r"\A# \d{4}: ", r"^\d{4}-\d\d-\d\d$", r"\*\*What\.\*\*", r"\*\*Why\.\*\*", r"\*\*What would change our mind\.\*\*")
    assert [(path.name, part) for path in decisions for part in parts if not re.search(part, path.read_text(encoding="utf-8"), re.M)] == []


def test_the_continuous_run_takes_its_command_from_the_readme() -> None:
    assert command("check").endswith("&& ./check")
    assert "command: check" in text(".ci/run")


def core() -> set[str]:
    """Names of all that is installed with the core, dependencies of dependencies too."""
    found: set[str] = set()
    waiting: list[str] = tomllib.loads(text("pyproject.toml"))["project"]["dependencies"]
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name not in found and (requirement.marker is None or requirement.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += distribution(name).requires or []
    return found


def licence(name: str) -> str:
    """What a package's metadata says of its licence: the expression, else the classifiers, else the first line of the text."""
    metadata = distribution(name).metadata
    classifiers = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or [] if line.startswith("License")]
    expression, text = ((metadata.get_all(key) or [""])[0] for key in ("License-Expression", "License"))
    return expression or "; ".join(classifiers) or text.partition("\n")[0]


@pytest.mark.parametrize("name", sorted(core()))
def test_every_licence_of_the_core_is_listed_and_none_is_copyleft(name: str) -> None:
    said = licence(name)
    assert f"| {name} |" in LICENCES
    assert said
    assert not re.fullmatch(r".*(?<![L])\bA?GPL.*", said) or " OR " in said
