"""Sentences written for each relation and membership type by somebody who has not seen the pack: what of them is found, type by type.

python -m benchmarks.sentences benchmarks/sentences/ky-1.jsonl --write docs/quality.md

A file holds an item a line: `id` (TYPE-number), `text` of a sentence or two, `says` (whether it was written to say the type, or as a
near miss), and all that it states: `relations` as [source, type, target, status], `memberships` as [state, type, organisation].
"""

from pathlib import Path
from typing import Any

import click
import msgspec

from benchmarks.annotated import Annotated
from benchmarks.breakdown import PARTS, by_label
from benchmarks.quality import against
from benchmarks.report import replaced, table
from benchmarks.scoring import Compared, Counts, score
from graph.articles import Article
from graph.errors import ElchiError, InputError
from ingest.engine.extract import extractor

_FAMILIES = ("relations", "memberships")


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a file."""

    id: str
    text: str
    says: bool
    relations: list[tuple[str, str, str, str]]
    memberships: list[tuple[str, str, str]]

    @property
    def annotation(self) -> dict[str, Any]:
        """All that the item states, in the form of annotated articles; the whole text is the quote."""
        relations = [{"source": s, "type": t, "target": o, "status": now, "evidence": self.text} for s, t, o, now in self.relations]
        memberships = [{"state": s, "type": t, "org": o, "evidence": self.text} for s, t, o in self.memberships]
        return {"roles": [], "relations": relations, "memberships": memberships, "meetings": []}


def read(file: Path) -> list[Item]:
    """The items of a file.

    Raises
    ------
    InputError
        When a line is not an item; all such lines at once.
    """
    items, problems = [], []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            items.append(msgspec.json.decode(line, type=Item))
        except msgspec.DecodeError as wrong:
            problems.append(f"{file}:{number}: {wrong}")
    if problems:
        raise InputError("\n".join(problems))
    return items


def annotated(items: list[Item], language: str) -> list[Annotated]:
    """Each item as an article of its own."""
    return [(Article(id=item.id, text=item.text, language=language), item.annotation) for item in items]


def as_markdown(items: list[Item], compared: list[Compared], pack: str) -> str:
    """The whole, the near misses, and each type."""
    families = score(compared)
    near = [one for item, one in zip(items, compared, strict=True) if not item.says]
    rows = {
        "relations and memberships": sum((families[f] for f in _FAMILIES), Counts()),
        "of the near misses": sum((score(near)[f] for f in _FAMILIES), Counts()),
        "state pairs": families["state-pairs"],
    }
    for title in ("relation types", "memberships by type"):
        rows |= by_label(compared, *PARTS[title])
    cells = [(name, f"{c.precision:.3f}", f"{c.recall:.3f}", f"{c.f1:.3f}", c.tp, c.extra, c.missed) for name, c in rows.items()]
    told = f"{len(items)} items, {len(near)} of them near misses; the pack {pack}."
    return f"{told}\n\n" + table("types", ("", "precision", "recall", "F1", "right", "extra", "missed"), cells)


@click.command(help=__doc__)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--language", default="ky", show_default=True, help="The language pack.")
@click.option("--section", help="The section of the document  [default: the file's name].")
@click.option("--write", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The document whose section is replaced.")
@click.option("--misses", is_flag=True, help="Also every item that is not read rightly.")
def main(file: Path, language: str, section: str | None, write: Path | None, *, misses: bool) -> None:
    """Measure, then print or write."""
    try:
        items, reader = read(file), extractor(language)
        compared = [against(reader.extract(article), article, known) for article, known in annotated(items, language)]
        if misses:
            click.echo("\n".join(_misses(items, compared)))
        told = as_markdown(items, compared, reader.pack.label)
        if write:
            write.write_text(replaced(write.read_text("utf-8"), section or file.stem, told), "utf-8")
        else:
            click.echo(told)
    except ElchiError as wrong:
        raise click.ClickException(str(wrong)) from wrong


def _misses(items: list[Item], compared: list[Compared]) -> list[str]:
    lines = []
    for item, one in zip(items, compared, strict=True):
        extra = [_short(x) for f in _FAMILIES for x in one[f].extra]
        missed = [_short(x) for f in _FAMILIES for x in one[f].missed]
        if extra or missed:
            lines.append(f"{item.id}\textra: {', '.join(extra) or '–'}\tmissed: {', '.join(missed) or '–'}\t{item.text}")
    return lines


def _short(found: Any) -> str:
    return f"{found.source} {found.type} {found.target}" if hasattr(found, "source") else f"{found.state} {found.type} {found.org}"


if __name__ == "__main__":
    main()
