"""The reference of all questions as Markdown: `python -m queries.reference > docs/queries.md`."""

import shlex
import sys
from collections.abc import Iterator

from queries.catalog import catalog
from queries.records import Parameter, Question

_HEAD = """# Questions

Generated from the headers of `queries/canned/` by `python -m queries.reference > docs/queries.md`.

A question has one text in Cypher and one in SPARQL; both give the same rows in the same order. `elchi query NAME --KEY VALUE` asks it,
`--lang sparql` in SPARQL. A parameter that is not told means any. States are told by ISO 3166-1 alpha-3 code or by name (Kyrgyz, Russian,
English), organisations by code or name, dates as 2022-02-25; where a period begins or ends also as 2022-02 or 2022. Nothing told is null.

`scope: local` questions start at what is named and cost what hangs on it; `global` ones look at the whole graph. The SPARQL texts use
`LATERAL` (SPARQL 1.2 community proposal SEP-0006, as in Oxigraph and Jena). In them a parameter that is not told is the empty string.
"""


def reference() -> str:
    """The whole text."""
    return "\n".join([_HEAD, *(line for question in catalog().values() for line in _section(question))])


def _section(question: Question) -> Iterator[str]:
    yield f"## {question.name}\n"
    yield f"{question.title}. {question.description}\n"
    yield f"Scope: {question.scope}. Rows in order of: {question.order}.\n"
    yield "| parameter | type | | meaning |\n| --- | --- | --- | --- |"
    yield from (f"| `--{name}` | {_kind(told)} | {_need(told)} | {told.description} |" for name, told in question.parameters.items())
    yield "\n| column | type |\n| --- | --- |"
    yield from (f"| {name} | {kind} |" for name, kind in question.columns.items())
    told = " ".join(f"--{name} {shlex.quote(str(value)) if ' ' in str(value) else value}" for name, value in question.example.items())
    yield f"\n```\nelchi query {question.name} {told}\n```\n"


def _kind(parameter: Parameter) -> str:
    return " · ".join(parameter.values) or parameter.type


def _need(parameter: Parameter) -> str:
    if parameter.required:
        return "required"
    return "" if parameter.default is None else f"default {parameter.default}"


if __name__ == "__main__":
    sys.stdout.write(reference())
