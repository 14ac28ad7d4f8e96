"""What the canned questions are called in other languages: `said/LANGUAGE.yaml`. In English they are as their headers have them.

Explanations of parameters stand under the English text, so that one that is changed there is missed here until somebody has looked at it.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from graph.errors import DataError
from graph.vocabulary import LANGUAGES
from queries.catalog import catalog
from queries.records import Parameter, Question

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# the language of the headers
WRITTEN = "en"


class Called(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question in another language."""

    title: str
    description: str


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language: questions by name, explanations by their English text, columns and parameters by name, values of choices.

    A parameter that means something else in one question stands as `QUESTION.NAME` too.
    """

    questions: dict[str, Called]
    notes: dict[str, str]
    columns: dict[str, str]
    parameters: dict[str, str]
    values: dict[str, str]


def in_language(asked: Question, language: str) -> Question:
    """The question with its title and explanations in a language."""
    if language == WRITTEN:
        return asked
    told = _said()[language]
    parameters = {name: msgspec.structs.replace(one, description=told.notes[one.description]) for name, one in asked.parameters.items()}
    called = told.questions[asked.name]
    return msgspec.structs.replace(asked, title=called.title, description=called.description, parameters=parameters)


def heads(asked: Question, language: str) -> list[str]:
    """What the columns of the answer are called."""
    return [name if language == WRITTEN else _said()[language].columns[name] for name in asked.columns]


def label(asked: Question, parameter: str, language: str) -> str:
    """What a parameter is called."""
    if language == WRITTEN:
        return parameter
    told = _said()[language].parameters
    return told.get(f"{asked.name}.{parameter}", told[parameter])


def value(code: str, language: str) -> str:
    """What a value of a choice is called; numbers, and what is no question's, are called as they are."""
    return code if language == WRITTEN else _said()[language].values.get(code, code)


def read_said(folder: "Traversable", questions: Mapping[str, Question]) -> dict[str, Said]:
    """The languages of a folder.

    Raises
    ------
    DataError
        With everything that is missing or that no question has, of every file, one a line.
    """
    read = {language: _read(folder / f"{language}.yaml") for language in LANGUAGES if language != WRITTEN}
    problems = [f"{language}.yaml: {problem}" for language, said in read.items() for problem in _problems(said, questions)]
    if problems:
        raise DataError("\n".join(problems))
    return read


@cache
def _said() -> dict[str, Said]:
    return read_said(files("queries") / "said", catalog())


def _read(file: "Traversable") -> Said:
    import yaml

    try:
        told = yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        return msgspec.convert(told, Said)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise DataError(f"{file.name}: {error}") from error


def _problems(said: Said, questions: Mapping[str, Question]) -> Iterator[str]:
    parameters = [(f"{asked.name}.{name}", name, one) for asked in questions.values() for name, one in asked.parameters.items()]
    own = {path for path, *_ in parameters}
    yield from _differing("questions", said.questions, questions)
    yield from _differing("notes", said.notes, {one.description for *_, one in parameters})
    yield from _differing("columns", said.columns, {column for asked in questions.values() for column in asked.columns})
    yield from _differing("parameters", said.parameters.keys() - own, {name for _, name, _ in parameters})
    yield from _differing("values", said.values, {code for *_, one in parameters for code in _choices(one)})


def _choices(parameter: Parameter) -> Iterable[str]:
    return parameter.values if parameter.type == "choice" else ()


def _differing(section: str, told: Iterable[str], wanted: Iterable[str]) -> Iterator[str]:
    has, needs = set(told), set(wanted)
    yield from (f"{section}: {key!r} is missing" for key in sorted(needs - has))
    yield from (f"{section}: {key!r} is of no question" for key in sorted(has - needs))
