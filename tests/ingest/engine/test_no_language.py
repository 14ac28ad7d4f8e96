"""The engine knows no language: no word of one stands in its code; what docstrings and comments quote is for the reader."""

import ast
import re
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[3] / "ingest/engine"
CYRILLIC = re.compile("[\u0400-\u04ff]")


@pytest.mark.parametrize("file", sorted(ENGINE.rglob("*.py")), ids=lambda f: f.stem)
def test_no_word_of_a_language_stands_in_the_code(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in told]
    assert [word for word in words if CYRILLIC.search(word)] == []
