"""The canned questions as endpoints: one for each, its parameters those of the question's header."""

from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from elchi.explorer.api import told
from elchi.explorer.api.asked import Asked
from elchi.explorer.api.downloads import Download
from elchi.explorer.api.problems import RequestError, Wrong
from elchi.explorer.api.table import Endpoint
from elchi.explorer.world import World
from graph.answers import Answer
from graph.errors import QueryError
from graph.vocabulary import vocabulary
from queries.catalog import catalog, question
from queries.records import Parameter, Question
from queries.said import in_language
from queries.values import LEVELS, read_value

PATH = "/api/questions/{name}"
_MEDIA = {"csv": "text/csv", "tsv": "text/tab-separated-values", "markdown": "text/markdown"}
_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Asking(Asked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every question may be told beside its own parameters."""

    format: Annotated[Literal["json", "csv", "tsv", "markdown"], Meta(description="How the table is written.")] = "json"
    by: Annotated[Literal["sparql", "cypher"], Meta(description="Which twin is asked; the rows are the same.")] = "sparql"


def listed(_: World, wanted: Asked) -> told.Questions:
    """The canned questions."""
    return told.Questions(questions=tuple(_listed(in_language(asked, wanted.lang)) for asked in catalog().values()))


@cache
def endpoint(name: str) -> Endpoint:
    """The endpoint of a question.

    Raises
    ------
    NotFoundError, QueryError
        When there is none of that name.
    """
    asked = question(name)

    def answer(world: World, wanted: Any) -> told.Table | Download:
        return _answered(world, asked, wanted)

    fields = [_field(name, parameter) for name, parameter in asked.parameters.items()]
    renamed = {f"{name}_": name for name in asked.parameters}
    takes: Any = msgspec.defstruct(
        f"Question_{name.replace('-', '_')}",
        fields,
        bases=(Asking,),
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
        rename=renamed,
    )
    return Endpoint(PATH.replace("{name}", name), asked.title, takes, told.Table, answer, media_types=tuple(_MEDIA.values()))


def _answered(world: World, asked: Question, wanted: Any) -> told.Table | Download:
    from elchi.asking import answer
    from queries.render import render

    parameters = {name: getattr(wanted, f"{name}_") for name in asked.parameters}
    _check(asked, parameters)
    found = answer(world.database(), asked, parameters, wanted.by)
    if wanted.format != "json":
        return Download(f"{asked.name}.{wanted.format}", f"{_MEDIA[wanted.format]}; charset=utf-8", render(found, wanted.format).encode())
    return _table(in_language(asked, wanted.lang), found)


def _check(asked: Question, parameters: dict[str, Any]) -> None:
    """What is no state, no day and so on is told by its parameter."""
    wrong = []
    for name, value in parameters.items():
        try:
            if value is not None:
                read_value(name, value, asked.parameters[name])
        except QueryError as error:
            wrong.append(Wrong(name, str(error)))
    if wrong:
        raise RequestError(wrong)


def _table(asked: Question, found: Answer) -> told.Table:
    return told.Table(question=asked.name, title=asked.title, columns=_columns(asked), rows=tuple(found.rows), more=found.more)


def _listed(asked: Question) -> told.QuestionTold:
    parameters = tuple(
        told.QuestionParameter(
            name=name, type=one.type, description=one.description, required=one.required, default=one.default, values=_codes(one)
        )
        for name, one in asked.parameters.items()
    )
    href = f"/questions/{asked.name}"
    return told.QuestionTold(
        name=asked.name, title=asked.title, description=asked.description, href=href, parameters=parameters, columns=_columns(asked)
    )


def _columns(asked: Question) -> tuple[told.Column, ...]:
    return tuple(told.Column(name=name, type=kind) for name, kind in asked.columns.items())


def _field(name: str, parameter: Parameter) -> tuple[str, Any] | tuple[str, Any, Any]:
    """With a line behind its name, which may be a word that Python reserves."""
    kind: Any = Annotated[_type(parameter), Meta(description=parameter.description)]
    return (f"{name}_", kind) if parameter.required else (f"{name}_", kind | None, parameter.default)


def _type(parameter: Parameter) -> Any:
    codes = _codes(parameter)
    if codes:
        return Literal[codes]
    if parameter.type == "integer":
        return Annotated[int, Meta(ge=0, le=1_000_000)]
    return Annotated[str, Meta(pattern=_DAY)] if parameter.type == "date" else Annotated[str, Meta(min_length=1, max_length=500)]


def _codes(parameter: Parameter) -> tuple[str, ...]:
    """What a parameter of few values may be; empty for the others."""
    known = vocabulary()
    tables: dict[str, Any] = {
        "role": known.roles,
        "portfolio": known.portfolios,
        "relation_type": known.relation_types,
        "membership_type": known.memberships,
        "status": known.statuses,
        "office_status": known.office_statuses,
        "quad_class": known.quad_classes,
        "level": LEVELS,
        "choice": parameter.values,
    }
    return tuple(tables.get(parameter.type, ()))
