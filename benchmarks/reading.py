"""Precision by reading: claims of articles drawn at random, judged by two readers who do not see each other's verdicts.

python -m benchmarks.reading draw CORPUS.jsonl --without gold/ky --seed COMMIT --sheet docs/quality/reading-1.jsonl --readable FOLDER
python -m benchmarks.reading told docs/quality/reading-1.jsonl FIRST.jsonl SECOND.jsonl --write docs/quality.md
python -m benchmarks.reading missed --gold FOLDER --sheet docs/quality/missed-1.jsonl --write docs/quality.md

A sheet has a line a claim: its id, article, kind, and the offsets of its quote; `told` adds the verdicts. The readable file has the
article's text beside the claims and stays outside the repository. A reader writes a line a claim: {"claim": id, "right": true, "why": ""}.
"""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import click
import msgspec

from benchmarks.annotated import from_folder
from benchmarks.breakdown import CLAIMS, PARTS
from benchmarks.quality import against
from benchmarks.report import replaced, table
from benchmarks.scoring import Compared
from graph.articles import Article
from graph.claims import Claim
from graph.errors import ElchiError, InputError
from graph.telling import tell
from ingest.engine.extract import extractor
from ingest.sources import Refusal, read

T = TypeVar("T")
LABELS = dict(PARTS.values())


class Row(msgspec.Struct, frozen=True):
    """A claim of a sheet; `verdicts` are the first and the second reader's."""

    claim: str
    article: str
    kind: str
    start: int
    end: int
    rule: str
    confidence: float
    verdicts: tuple[bool, ...] = ()


class Verdict(msgspec.Struct, frozen=True):
    """What a reader says of a claim."""

    claim: str
    right: bool
    why: str = ""


def drawn(articles: Iterable[Article], language: str, seed: str, claims: int) -> Iterator[tuple[Article, list[Claim]]]:
    """Articles in an order that the seed decides, with what is found in them, until enough claims are there."""
    order = sorted(articles, key=lambda a: a.id)
    random.Random(seed).shuffle(order)  # noqa: S311 (a draw that can be repeated)
    reader, count = extractor(language), 0
    for article in order:
        if count >= claims:
            return
        found = reader.extract(article)
        count += len(found)
        if found:
            yield article, found


class Told(msgspec.Struct, frozen=True):
    """A claim that a reader took from an article, the offsets of its quote, and whether the extractor found it."""

    article: str
    kind: str
    label: str
    spans: tuple[tuple[int, int], ...]
    found: bool


@click.group(help=__doc__)
def main() -> None:
    """What there is to do."""


@main.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True))
@click.option("--without", type=click.Path(path_type=Path, exists=True), help="A folder of annotated articles that are left out.")
@click.option("--seed", required=True, help="Decides what is drawn: the commit that is measured.")
@click.option("--claims", default=200, show_default=True, help="How many claims at least.")
@click.option("--language", default="ky", show_default=True)
@click.option("--sheet", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--readable", required=True, type=click.Path(path_type=Path, dir_okay=False), help="For the readers: texts and claims.")
def draw(corpus: Path, without: Path | None, seed: str, claims: int, language: str, sheet: Path, readable: Path) -> None:
    """Draw articles and write the sheet of their claims."""
    known = {f.stem for f in (without / "ann").glob("*.json")} if without else set()
    articles = (a for a in read([corpus]) if not isinstance(a, Refusal) and a.id not in known)
    chosen = list(drawn(articles, language, seed, claims))
    rows = [_row(claim) for _, found in chosen for claim in found]
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_bytes(msgspec.json.Encoder().encode_lines(rows))
    readable.write_text("\n\n".join(_readable(*one) for one in chosen), "utf-8")
    click.echo(f"{len(rows)} claims in {len(chosen)} articles")


def _row(claim: Claim) -> Row:
    kind = type(claim).__name__.lower()
    return Row(claim.id, claim.article, kind, claim.evidence.start, claim.evidence.end, claim.rule, claim.confidence)


def _readable(article: Article, found: list[Claim]) -> str:
    claims = "\n".join(f"- {c.id}  {tell(c)}\n    «{' '.join(c.evidence.text.split())}»" for c in found)
    return f"=== {article.id}\n{article.text}\n--- claims\n{claims}"


@main.command()
@click.argument("sheet", type=click.Path(path_type=Path, exists=True))
@click.argument("verdicts", nargs=2, type=click.Path(path_type=Path, exists=True))
@click.option("--section", help="The section of the document  [default: the sheet's name].")
@click.option("--write", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The document whose section is replaced.")
def told(sheet: Path, verdicts: tuple[Path, Path], section: str | None, write: Path | None) -> None:
    """Put both readers' verdicts into the sheet, and tell precision and agreement."""
    try:
        rows = judged(_lines(sheet, Row), [_lines(v, Verdict) for v in verdicts])
        text = as_markdown(rows)
        sheet.write_bytes(msgspec.json.Encoder().encode_lines(rows))
        if write:
            write.write_text(replaced(write.read_text("utf-8"), section or sheet.stem, text), "utf-8")
    except ElchiError as wrong:
        raise click.ClickException(str(wrong)) from wrong
    click.echo(text)


@main.command()
@click.option(
    "--gold", required=True, type=click.Path(path_type=Path, exists=True), help="Articles read by somebody: ann/<id>.json, text/<id>.txt."
)
@click.option("--language", default="ky", show_default=True)
@click.option("--sheet", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--section", help="The section of the document  [default: the sheet's name].")
@click.option("--write", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The document whose section is replaced.")
def missed(gold: Path, language: str, sheet: Path, section: str | None, write: Path | None) -> None:
    """Count what readers of whole articles took from them and the extractor missed."""
    reader, told, articles = extractor(language), list[Told](), from_folder(gold, language)
    for article, known in articles:
        told.extend(_told(article.id, against(reader.extract(article), article, known)))
    rows = [(kind, len(part), sum(t.found for t in part), sum(not t.found for t in part)) for kind, part in _by_kind(told).items()]
    text = f"{len(articles)} articles.\n\n" + table("told and missed", ("claims", "told", "found", "missed"), rows)
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_bytes(msgspec.json.Encoder().encode_lines(told))
    if write:
        write.write_text(replaced(write.read_text("utf-8"), section or sheet.stem, text), "utf-8")
    click.echo(text)


def _told(article: str, compared: Compared) -> Iterator[Told]:
    for family in CLAIMS:
        label = LABELS[family]
        outcome = compared[family]
        yield from (Told(article, family, label(gold), gold.spans, found=True) for _, gold in outcome.pairs)
        yield from (Told(article, family, label(gold), gold.spans, found=False) for gold in outcome.missed)


def _by_kind(told: list[Told]) -> dict[str, list[Told]]:
    return {"all": told} | {kind: [t for t in told if t.kind == kind] for kind in CLAIMS}


def _lines(file: Path, kind: type[T]) -> list[T]:
    return msgspec.json.Decoder(kind).decode_lines(file.read_bytes())


def judged(rows: list[Row], readers: list[list[Verdict]]) -> list[Row]:
    """The rows with a verdict of each reader.

    Raises
    ------
    InputError
        When a reader has left claims out; all of them at once.
    """
    by_reader = [{v.claim: v.right for v in reader} for reader in readers]
    open_ = [f"reader {n} says nothing of {r.claim}" for n, said in enumerate(by_reader, 1) for r in rows if r.claim not in said]
    if open_:
        raise InputError("\n".join(open_))
    return [msgspec.structs.replace(r, verdicts=tuple(said[r.claim] for said in by_reader)) for r in rows]


def as_markdown(rows: list[Row]) -> str:
    """Precision by kind for each reader and for both, and how far they agree."""
    kinds = {"all": rows} | {kind: [r for r in rows if r.kind == kind] for kind in sorted({r.kind for r in rows})}
    kinds |= {"confidence ≥ 0.9": [r for r in rows if r.confidence >= 0.9]}
    cells = [(name, len(part), *(f"{s:.3f}" for s in _shares(part))) for name, part in kinds.items() if part]
    columns = ("claims", "judged", "right: first reader", "right: second reader", "right: both", "agreement", "Cohen's kappa")
    return table("precision by reading", columns, cells)


def _shares(rows: list[Row]) -> tuple[float, ...]:
    n = len(rows)
    first, second = (sum(r.verdicts[i] for r in rows) / n for i in (0, 1))
    both, same = sum(all(r.verdicts) for r in rows) / n, sum(len(set(r.verdicts)) == 1 for r in rows) / n
    by_chance = first * second + (1 - first) * (1 - second)
    return first, second, both, same, (same - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


if __name__ == "__main__":
    main()
