"""`elchi extract`."""

import sys
from collections.abc import Callable, Iterator

import click

from elchi.failures import OK, REFUSED, say
from elchi.options import output_option, source_options, told
from graph.answers import Answer
from graph.claims import Claim, as_record, encode
from graph.telling import tell
from ingest.pipeline import read_claims
from ingest.sources import Refusal


@click.command
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "-f", "--format", "form", type=click.Choice(["jsonl", "json", "table", "tsv"]), help="A table on a terminal, else JSON lines."
)
@source_options
@output_option
def command(paths: tuple[str, ...], form: str | None, output: str, **options: str | None) -> int:
    """Print the claims of articles; nothing is stored.

    \b
    Example:
      elchi extract article.txt --published 2022-02-25 --home-state KGZ --format jsonl
    """
    refused: list[Refusal] = []
    claims = _claims(paths, options, refused)
    with click.open_file(output, "w", encoding="utf-8") as out:
        for text in FORMATS[form or ("table" if output == "-" and sys.stdout.isatty() else "jsonl")](claims):
            out.write(text)
    return REFUSED if refused else OK


def _claims(paths: tuple[str, ...], options: dict[str, str | None], refused: list[Refusal]) -> Iterator[Claim]:
    for item in read_claims(paths, told(**options), sys.stdin.buffer):
        if isinstance(item, Refusal):
            refused.append(item)
            say(f"refused: {item}")
        else:
            yield from item[1]


def jsonl(claims: Iterator[Claim]) -> Iterator[str]:
    """A record a line, as they come."""
    return (encode(claim) + "\n" for claim in claims)


def as_json(claims: Iterator[Claim]) -> Iterator[str]:
    """One list."""
    import msgspec

    yield msgspec.json.format(msgspec.json.encode([as_record(c) for c in claims]), indent=1).decode() + "\n"


def _rendered(form: str) -> Callable[[Iterator[Claim]], Iterator[str]]:
    def written(claims: Iterator[Claim]) -> Iterator[str]:
        from queries.render import render

        yield render(Answer(("article", "claim", "quote"), [(c.article, tell(c), c.evidence.text) for c in claims]), form)

    return written


FORMATS = {"jsonl": jsonl, "json": as_json, "table": _rendered("table"), "tsv": _rendered("tsv")}
