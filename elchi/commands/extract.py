"""`elchi extract`."""

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click
import msgspec

from elchi.failures import OK, REFUSED, say
from elchi.options import output_option, source_options, told
from graph.answers import Answer
from graph.claims import Claim, as_record
from graph.telling import tell
from ingest.pipeline import read_claims, read_silences
from ingest.sources import Refusal

if TYPE_CHECKING:
    from ingest.engine.why import Silence


@click.command
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "-f", "--format", "form", type=click.Choice(["jsonl", "json", "table", "tsv"]), help="A table on a terminal, else JSON lines."
)
@click.option("--why", is_flag=True, help="Instead, sentences with two states, or a title and a name, that gave nothing: the reasons.")
@source_options
@output_option
def command(paths: tuple[str, ...], form: str | None, output: str, *, why: bool, **options: str | None) -> int:
    """Print the claims of articles; nothing is stored.

    \b
    Example:
      elchi extract article.txt --published 2022-02-25 --home-state KGZ --format jsonl
      elchi extract article.txt --why
    """
    refused: list[Refusal] = []
    found = (_silences if why else _claims)(paths, options, refused)
    with click.open_file(output, "w", encoding="utf-8", atomic=True) as out:
        for text in FORMATS[form or ("table" if output == "-" and sys.stdout.isatty() else "jsonl")](found):
            out.write(text)
    return REFUSED if refused else OK


def _claims(paths: tuple[str, ...], options: dict[str, str | None], refused: list[Refusal]) -> Iterator["Claim | Silence"]:
    for item in read_claims(paths, told(**options), sys.stdin.buffer):
        if isinstance(item, Refusal):
            _refuse(item, refused)
        else:
            yield from item[1]


def _silences(paths: tuple[str, ...], options: dict[str, str | None], refused: list[Refusal]) -> Iterator["Claim | Silence"]:
    for item in read_silences(paths, told(**options), sys.stdin.buffer):
        if isinstance(item, Refusal):
            _refuse(item, refused)
        else:
            yield item


def _refuse(item: Refusal, refused: list[Refusal]) -> None:
    refused.append(item)
    say(f"refused: {item}")


def jsonl(found: Iterator["Claim | Silence"]) -> Iterator[str]:
    """A record a line, as they come."""
    return (msgspec.json.encode(_record(one)).decode() + "\n" for one in found)


def as_json(found: Iterator["Claim | Silence"]) -> Iterator[str]:
    """One list."""
    yield msgspec.json.format(msgspec.json.encode([_record(one) for one in found]), indent=1).decode() + "\n"


def _record(one: "Claim | Silence") -> Any:
    return as_record(one) if isinstance(one, Claim) else one


def _rendered(form: str) -> Callable[[Iterator["Claim | Silence"]], Iterator[str]]:
    def written(found: Iterator["Claim | Silence"]) -> Iterator[str]:
        from queries.render import render

        rows = [
            (c.article, tell(c), c.evidence.text) if isinstance(c, Claim) else (c.article, f"nothing: {'; '.join(c.why)}", c.text)
            for c in found
        ]
        yield render(Answer(("article", "claim", "quote"), rows), form)

    return written


FORMATS = {"jsonl": jsonl, "json": as_json, "table": _rendered("table"), "tsv": _rendered("tsv")}
