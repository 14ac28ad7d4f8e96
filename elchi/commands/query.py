"""`elchi query`: every canned question is a command of its own, made from its header; or a text of one's own is asked."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from elchi.free import ask_free, free_options
from elchi.options import db_option, known_option, neo4j_options, open_known, output_option, write

if TYPE_CHECKING:
    from queries.records import Question

_FORMATS = ["table", "tsv", "csv", "json", "jsonl", "markdown"]


class Questions(click.Group):
    """The canned questions as commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """`list` and the questions' names."""
        from queries.catalog import names

        return [*super().list_commands(ctx), *names()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a question; one with a wrong name raises with the near ones."""
        from queries.catalog import question

        return super().get_command(ctx, cmd_name) or _asking(question(cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The questions with their titles."""
        from queries.catalog import catalog

        with formatter.section("Questions"):
            formatter.write_dl([("list", "All of them, as a table."), *((name, q.title) for name, q in catalog().items())])


@click.command(cls=Questions, invoke_without_command=True, no_args_is_help=True)
@free_options
@neo4j_options
@known_option
@db_option
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="A table on a terminal, else TSV.")
@output_option
@click.pass_context
def command(ctx: click.Context, /, db: Path, uri: str | None, neo4j_username: str, neo4j_password: str, **told: Any) -> None:
    """Ask a canned question, or a text of your own.

    \b
    Example:
      elchi query list
      elchi query relations-between --a KGZ --b KAZ --lang sparql
      elchi query relations-between --help
      elchi query --cypher 'MATCH (s:State {code: $code}) RETURN s.name' --param code=KGZ
    """
    if ctx.invoked_subcommand is None:
        ask_free(db, uri=uri, username=neo4j_username, password=neo4j_password, **told)
        return
    early = [name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if early:
        raise click.UsageError(f"options of {ctx.invoked_subcommand} go after its name; --cypher and --sparql take no question's name")


@command.command(name="list")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS))
@output_option
def list_questions(form: str | None, output: str) -> None:
    """List the questions with their parameters."""
    from graph.answers import Answer
    from queries.catalog import catalog
    from queries.render import default_format, render

    rows = [(name, asked.title, _usage(asked)) for name, asked in catalog().items()]
    write(render(Answer(("question", "title", "parameters"), rows), form or default_format()), output)


def _usage(asked: "Question") -> str:
    return " ".join(f"--{key}" if told.required else f"[--{key}]" for key, told in asked.parameters.items())


def _asking(question: "Question") -> click.Command:
    """A command that asks one question."""

    def run(
        db: Path,
        uri: str | None,
        neo4j_username: str,
        neo4j_password: str,
        database: str,
        known_by: datetime | None,
        lang: str,
        form: str | None,
        output: str,
        **rest: Any,
    ) -> None:
        from elchi.asking import answer
        from queries.render import default_format, render

        if rest.pop("show_query"):
            write(question.cypher if lang == "cypher" else question.sparql, output)
            return
        with open_known(db, known_by, uri=uri, username=neo4j_username, password=neo4j_password, database=database) as opened:
            found = answer(opened, question, rest, lang)
        write(render(found, form or default_format()), output)

    keys = [_option(key, told) for key, told in question.parameters.items()]
    fixed: list[click.Parameter] = [
        click.Option(["--lang"], type=click.Choice(["cypher", "sparql"]), default="cypher", show_default=True, help="Which twin is asked."),
        click.Option(["-f", "--format", "form"], type=click.Choice(_FORMATS), help="A table on a terminal, else TSV."),
        click.Option(["--show-query"], is_flag=True, help="Print the query and do not ask it."),
    ]
    example = "".join(f" --{key} {value}" for key, value in question.example.items())
    text = f"{question.title}.\n\n{question.description}\n\n\b\nExample:\n  elchi query {question.name}{example}"
    made = click.Command(question.name, params=[*keys, *fixed], callback=run, help=text)
    return output_option(db_option(known_option(neo4j_options(made))))


def _option(key: str, told: Any) -> click.Option:
    words = [told.description, f"({told.type})", *([f"[default: {told.default}]"] if told.default is not None else [])]
    return click.Option([f"--{key}", key.replace("-", "_")], help=" ".join(words), required=False)
