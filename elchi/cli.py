"""The `elchi` command: one group whose commands are imported when they are used, so that help is instant."""

import sys
from importlib import import_module
from typing import Any

import click

# name -> what `elchi --help` says of it; the command stands in elchi/commands/NAME.py
COMMANDS = {
    "ingest": "Read articles, extract their claims, store them.",
    "extract": "Print the claims of articles; nothing is stored.",
    "query": "Ask a canned question, in Cypher or SPARQL.",
    "export": "Write the graph, or a part of it, for other tools.",
    "claims": "List claims; confirm, reject, add them.",
    "entities": "Who is who: list, show, merge, split, undo.",
    "retract": "Take an article and its claims back out.",
    "load": "Bring a Neo4j database up to date with the ledger.",
    "verify": "Check every quote, and every store against the ledger.",
    "rebuild": "Make the stores anew from the ledger.",
    "backup": "Copy the ledger into one file, while others may write.",
    "restore": "Put a backup in the place of the ledger.",
    "diff": "What came, went and changed between two moments.",
    "viz": "Draw a part of the graph: a page of its own, SVG, PNG.",
    "serve": "Show the graph in a browser.",
    "stats": "Count what is there.",
    "doctor": "Tell versions, packs, stores and what is wrong.",
    "demo": "Try it all on the articles that come with elchi.",
    "neo4j": "Run a local Neo4j for the graph.",
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def invoke(self, ctx: click.Context) -> Any:
        """As click does, but a reader of our output who has seen enough (`| head`) is no failure."""
        from elchi.failures import OK, forget_stdout

        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            forget_stdout()
            ctx.exit(OK)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; null when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"elchi.commands.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table itself: no command is imported for the help page."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with near names where there is no such command."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS, n=1)):
            ctx.fail(f"No such command {args[0]!r}. Did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="elchi")
def elchi() -> None:
    """News articles in; who met whom, who agreed on what, with the words that say so.

    \b
    Example:
      elchi ingest articles/ --home-state KGZ
      elchi query relations-between --a KGZ --b KAZ
    """


def main() -> None:
    """Run the command line; errors of ours are one line on stderr, never a stack trace."""
    from elchi.failures import guarded

    sys.exit(guarded(elchi))
