"""The catalog of canned questions: twins `canned/NAME.cypher` and `canned/NAME.rq`, read when asked for.

>>> question("who-holds-office").scope
'local'
"""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from graph.errors import DataError, QueryError
from queries.header import Header, parameters_of, read_header
from queries.records import Question, bound_names

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def names() -> list[str]:
    """The names of all questions, without reading them."""
    return sorted({file.name.rpartition(".")[0] for file in _folder().iterdir() if file.name.endswith((".cypher", ".rq"))})


@cache
def question(name: str) -> Question:
    """One question.

    Raises
    ------
    QueryError
        When there is none of that name; the message offers those with similar names.
    DataError
        With every problem of its two files.
    """
    if name not in names():
        near = get_close_matches(name, names(), n=3, cutoff=0.4)
        raise QueryError(f"no question {name!r}; {'did you mean ' + ' or '.join(near) if near else 'see: elchi query list'}")
    return read_twins(_folder(), name)


@cache
def catalog() -> dict[str, Question]:
    """All questions by name.

    Raises
    ------
    DataError
        With every problem of every file, one a line.
    """
    return read_catalog(_folder())


def read_catalog(folder: "Traversable") -> dict[str, Question]:
    """The questions of a folder; all problems are raised at once."""
    read: dict[str, Question] = {}
    problems: list[str] = []
    for name in sorted({file.name.rpartition(".")[0] for file in folder.iterdir() if file.name.endswith((".cypher", ".rq"))}):
        try:
            read[name] = read_twins(folder, name)
        except DataError as error:
            problems.append(str(error))
    if problems:
        raise DataError("\n".join(problems))
    return read


def read_twins(folder: "Traversable", name: str) -> Question:
    """A question from its two files.

    Raises
    ------
    DataError
        With every problem, each with file and line.
    """
    texts = {ending: _text(folder, f"{name}.{ending}") for ending in ("cypher", "rq")}
    headers = {ending: read_header(f"{name}.{ending}", text) for ending, text in texts.items()}
    problems = [problem for header in headers.values() for problem in header.problems]
    if not problems:
        problems = [
            *_used(name, headers["cypher"], texts),
            *_twins(name, headers["cypher"], headers["rq"]),
            *_example(name, headers["cypher"]),
        ]
    if problems:
        raise DataError("\n".join(problems))
    return Question(name=name, cypher=texts["cypher"], sparql=texts["rq"], **headers["cypher"].values)


def _folder() -> "Traversable":
    return files("queries") / "canned"


def _text(folder: "Traversable", file: str) -> str:
    try:
        return (folder / file).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise DataError(f"{file}:1: the file is missing; a question has a text in both languages") from error


def _used(name: str, header: Header, texts: dict[str, str]) -> Iterator[str]:
    """Declared and used parameters agree, in each language."""
    declared = bound_names(header.values["parameters"])
    for ending, text in texts.items():
        used = parameters_of(text, ending)
        for one in sorted(used - declared):
            line = next(n for n, line in enumerate(text.splitlines(), 1) if one in parameters_of(line, ending))
            yield f"{name}.{ending}:{line}: ${one} is not declared"
        for one in sorted(header.values["parameters"].keys() - used):
            if not any(other.startswith(f"{one}_") for other in used):
                yield f"{name}.{ending}:{header.lines.get(f'parameters.{one}', 1)}: parameter {one} is declared and not used"


def _twins(name: str, cypher: Header, sparql: Header) -> Iterator[str]:
    told = {"name": name, "parameters": list(cypher.values["parameters"]), "columns": list(cypher.values["columns"])}
    for key, value in told.items():
        if sparql.values[key] != value:
            yield f"{name}.rq:{sparql.lines[key]}: {key} is {sparql.values[key]!r}, its twin says {value!r}"


def _example(name: str, header: Header) -> Iterator[str]:
    known = header.values["parameters"]
    required = {one for one, told in known.items() if told.required}
    for one in sorted(header.values["example"].keys() - known.keys()):
        yield f"{name}.cypher:{header.lines.get(f'example.{one}', 1)}: the example tells {one}, which is no parameter"
    for one in sorted(required - header.values["example"].keys()):
        yield f"{name}.cypher:{header.lines['example']}: the example lacks {one}"
