"""What holds for the repository as a whole: its own packages are imported, files stay small, nothing of anybody's machine is in it."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
MOST_LINES = {"file": 500, "function": 40}
MOST_BYTES = 8 * 2**20
BUNDLED = ("explorer.js", "explorer.css", "graph.js", "layout.js", "map.js", "countries.json", "sparql.js", "sparql.css", "LICENCES.txt")
SCRIPTS, BUNDLE = "elchi/explorer/web", "elchi/explorer/static"
# what belongs to one machine or one working day and not to the product
FOREIGN = {
    "a path of somebody's machine": r"(?<![\w.~])/(?:work|root|Users|mnt)/\w|(?<![\w.])/home/\w",
    "an address to fetch packages from": (
        r"(?i)\b(?:index[-_]url|find[-_]links|artifactory|nexus\.|devpi|\.jfrog\b)|https?://[^\s/]*(?:pypi|pythonhosted|maven)"
    ),
    "talk of a working session": (
        r"(?i)\b(?:issue ?#?\d|this session|another (?:engineer|agent)|the (?:lead|brief)\b|acceptance lines?|as an AI)\b"
        r"|DESIGN\.md|STYLE\.md"
    ),
}


def tracked(*folders: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", *folders], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


PYTHON = [path for path in tracked() if path.suffix == ".py"]


def in_words(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("package", PACKAGES)
def test_the_packages_imported_are_this_checkouts(package: str) -> None:
    assert Path(str(import_module(package).__file__)).resolve() == ROOT / package / "__init__.py"


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in PYTHON if path.parent != ROOT}
    assert [in_words(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_files_and_functions_stay_small() -> None:
    sizes = {in_words(path): len(path.read_text(encoding="utf-8").splitlines()) for path in PYTHON}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES["file"]} == {}
    assert [long for path in PYTHON for long in long_functions(path)] == []


def long_functions(path: Path) -> list[str]:
    """Functions whose body, docstring included, is longer than allowed."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [
        f"{in_words(path)}:{f.lineno} {f.name}"
        for f in functions
        if (f.end_lineno or f.lineno) - f.body[0].lineno >= MOST_LINES["function"]
    ]


@pytest.mark.parametrize("what", FOREIGN)
def test_nothing_tracked_holds(what: str) -> None:
    files = [path for path in tracked() if path != Path(__file__)]
    lines = [(path, n, line) for path in files for n, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1)]
    assert [f"{in_words(path)}:{n}: {found[0]}" for path, n, line in lines if (found := re.search(FOREIGN[what], line))] == []


def test_the_wheel_holds_every_tracked_file_of_the_packages_and_the_bundle_made_of_the_scripts(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = {in_words(path) for path in tracked(*PACKAGES)} - {in_words(path) for path in tracked(SCRIPTS)}
    assert wanted - names == set()
    made = names - wanted
    assert made >= {f"{BUNDLE}/{name}" for name in BUNDLED}
    assert wheel.stat().st_size <= MOST_BYTES
    assert {name.partition("/")[0] for name in names} == set(PACKAGES)
    assert {Path(name).suffix for name in wanted} >= {".py", ".yaml", ".sql", ".json", ".jsonl", ".cypher", ".rq", ".grass", ".typed"}
