"""How much of what articles say is found, and how much of what is found is right.

python -m benchmarks.quality --samples
python -m benchmarks.quality --gold FOLDER --folds --write docs/quality.md
"""

import datetime
import hashlib
from pathlib import Path
from typing import Any

import click

from benchmarks.annotated import Annotated, from_folder, shipped
from benchmarks.breakdown import PARTS, by_label, reliability
from benchmarks.records import from_claims, from_gold
from benchmarks.report import Report, as_json, as_markdown, replaced
from benchmarks.scoring import Compared, compare, score
from graph.articles import Article
from graph.claims import Claim
from graph.errors import ElchiError
from ingest.engine.extract import extractor


def measure(name: str, language: str, articles: list[Annotated], *, folds: bool = False) -> Report:
    """Run the extractor of a language over annotated articles and compare."""
    reader, compared, claims = extractor(language), dict[str, Compared](), 0
    for article, annotation in articles:
        found = reader.extract(article)
        claims += len(found)
        compared[article.id] = against(found, article, annotation)
    every = list(compared.values())
    return Report(
        name=name,
        pack=reader.pack.label,
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        articles=len(articles),
        claims=claims,
        families=score(every),
        bands=reliability(every),
        parts={title: by_label(every, family, label) for title, (family, label) in PARTS.items()},
        folds={half: (len(part), score(part)) for half, part in halves(compared).items()} if folds else {},
    )


def against(found: list[Claim], article: Article, annotation: dict[str, Any]) -> Compared:
    """What was found in an article, compared with its annotation."""
    return compare(from_claims(found, article.text), from_gold(annotation, article.text))


def halves(compared: dict[str, Compared]) -> dict[str, list[Compared]]:
    """The articles in two halves, by a hash of the id: the same halves on every machine and whatever else is in the set."""
    parts: dict[str, list[Compared]] = {"A": [], "B": []}
    for article, outcome in compared.items():
        parts["AB"[hashlib.blake2b(article.encode(), digest_size=1).digest()[0] & 1]].append(outcome)
    return {half: part for half, part in parts.items() if part}


@click.command(help=__doc__)
@click.option("--gold", type=click.Path(path_type=Path), help="A folder of ann/<id>.json and text/<id>.txt.")
@click.option("--samples", is_flag=True, help="The sample articles of the package instead.")
@click.option("--language", default="ky", show_default=True, help="The language pack.")
@click.option("--folds", is_flag=True, help="Also each half of the set apart.")
@click.option("--brief", is_flag=True, help="The halves alone; implies --folds.")
@click.option("--json", "json_", is_flag=True, help="One JSON object instead of tables.")
@click.option("--section", help="The section of the document  [default: samples, else the language].")
@click.option("--write", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The document whose section is replaced.")
def main(
    gold: Path | None, samples: bool, language: str, folds: bool, brief: bool, json_: bool, section: str | None, write: Path | None
) -> None:
    """Measure, then print or write."""
    if (gold is None) is not samples:
        raise click.UsageError("give one of --gold FOLDER and --samples")
    name = section or ("samples" if samples else language)
    try:
        report = measure(name, language, from_folder(gold, language) if gold else shipped(), folds=folds or brief)
        if write:
            write.write_text(replaced(write.read_text("utf-8"), name, as_markdown(report, brief=brief)), "utf-8")
        else:
            click.echo(as_json(report) if json_ else as_markdown(report, brief=brief))
    except ElchiError as wrong:
        raise click.ClickException(str(wrong)) from wrong


if __name__ == "__main__":
    main()
