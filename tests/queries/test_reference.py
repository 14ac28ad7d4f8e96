"""The reference in the documentation is what the questions declare."""

from pathlib import Path

from queries.catalog import catalog
from queries.reference import reference

DOCS = Path(__file__).parents[2] / "docs" / "queries.md"


def test_the_documentation_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == reference(), "run: python -m queries.reference > docs/queries.md"


def test_every_question_parameter_and_column_is_told() -> None:
    text = reference()
    for name, question in catalog().items():
        section = text.partition(f"## {name}\n")[2].partition("\n## ")[0]
        assert question.title in section
        assert all(f"| `--{parameter}` |" in section for parameter in question.parameters)
        assert all(f"| {column} |" in section for column in question.columns)
