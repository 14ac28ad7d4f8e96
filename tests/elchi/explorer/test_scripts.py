"""The scripts keep to their types, to the words that pages give them, and to licences that are listed."""

import re

from elchi.explorer.tongue import tongue
from tests.elchi.explorer.scripts import STATIC, WEB, installed, node
from tests.readme import ROOT

SOURCES = "\n".join(path.read_text("utf-8") for path in sorted((WEB / "src").rglob("*.ts")))


def test_the_types_are_right() -> None:
    assert node(installed("typescript") / "bin/tsc", "--noEmit") == ""


def test_every_word_that_scripts_say_is_there_and_every_one_there_is_said() -> None:
    given = set(tongue("en").of_scripts())
    said = set(re.findall(r'"((?:found|graph|map|table|sparql)(?:\.[a-z]+)*)"', SOURCES)) & given | {"found"}
    asked = set(re.findall(r'\bsay\("([^"]+)"', SOURCES))
    assert asked - given == set()
    assert {key for key in given - said - asked if not key.startswith(("label.", "status."))} == set()


def test_every_package_in_the_bundle_has_its_licence_there_and_is_listed() -> None:
    told = (ROOT / "docs/decisions/0004-licences.md").read_text("utf-8")
    bundled = re.findall(r"^={78}\n(\S+) \S+: (.+)\n", (STATIC / "LICENCES.txt").read_text("utf-8"), re.M)
    assert len(bundled) > 3
    assert [name for name, _ in bundled if not re.search(rf"(?<![\w@/-]){re.escape(name)}(?![\w/-])", told)] == []
    assert [(name, licence) for name, licence in bundled if "GPL" in licence.replace("LGPL", "") or licence == "undefined"] == []


def test_sources_stay_small() -> None:
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in (WEB / "src").rglob("*.ts")}
    assert {name: size for name, size in sizes.items() if size > 300} == {}
