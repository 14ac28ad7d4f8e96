"""Learn how sure the claims of a pack are from annotated articles, and say how far that can be trusted.

python -m benchmarks.confidence --gold FOLDER [--gold FOLDER] --language ky --write ingest/languages/ky/confidence.yaml

A logistic regression of being right on the traits of a claim; cross-validated over articles, so that no claim is judged by weights that
have seen its article.
"""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from benchmarks.annotated import Annotated, from_folder
from benchmarks.breakdown import CLAIMS, Band, banded
from benchmarks.quality import against
from benchmarks.report import reliability_table, replaced
from benchmarks.scoring import Outcome
from graph.articles import Article
from graph.claims import Claim
from graph.errors import ElchiError
from ingest.engine.confidence import traits
from ingest.engine.extract import Extractor, extractor

_FOLDS = 10
# how strongly weights are drawn to nothing: traits are many, articles few
_STRENGTHS = (0.03, 0.1, 0.3, 1.0)


class Case(msgspec.Struct, frozen=True):
    """One claim: the article it is from, its traits, whether a careful reader agrees."""

    article: str
    traits: frozenset[str]
    right: bool


def cases(reader: Extractor, articles: Sequence[Annotated]) -> list[Case]:
    """The claims of the articles; those that no family judges (what did not happen, where gold is silent) are left out."""
    return [case for article, known in articles for case in _cases(reader.found(article), article, known)]


def _cases(found: list[Claim], article: Article, known: dict[str, Any]) -> list[Case]:
    compared = against(found, article, known)
    judged = {id_: right for family in CLAIMS for id_, right in _judged(compared[family])}
    return [Case(article.id, frozenset(traits(c)), judged[c.id]) for c in found if c.id in judged]


def _judged(outcome: Outcome) -> list[tuple[str, bool]]:
    return [(p.id, True) for p, _ in outcome.pairs] + [(p.id, False) for p in outcome.extra]


def learned(every: Sequence[Case]) -> tuple[dict[str, float], list[Band]]:
    """Weights by trait, and the bands of confidence as they came out where the article was not learned from."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV, StratifiedGroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline

    rows = [dict.fromkeys(sorted(c.traits), 1.0) for c in every]
    right, groups = [c.right for c in every], [c.article for c in every]
    model = make_pipeline(DictVectorizer(), LogisticRegression(fit_intercept=False, max_iter=2000))
    folds = StratifiedGroupKFold(_FOLDS)  # every fold has right and wrong ones
    search = GridSearchCV(model, {"logisticregression__C": _STRENGTHS}, scoring="neg_log_loss", cv=folds)
    best = search.fit(rows, right, groups=groups).best_estimator_
    unseen = cross_val_predict(best, rows, right, groups=groups, cv=folds, method="predict_proba")[:, 1]
    names, weights = best[0].get_feature_names_out(), best[1].coef_[0]
    told = {str(n): round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.005}
    return told, banded(list(zip(map(float, unseen), right, strict=True)))


def as_yaml(weights: dict[str, float], every: Sequence[Case]) -> str:
    """The file of a pack, the heaviest traits first."""
    articles = len({c.article for c in every})
    head = (
        "# How sure a claim is: the weights of its traits sum up to the log of the odds that a careful reader agrees. Learned by\n"
        f"# benchmarks/confidence.py from {len(every)} claims in {articles} annotated articles, {sum(c.right for c in every)} of them right"
        f" ({datetime.datetime.now(datetime.UTC).date()}).\nweights:\n"
    )
    rows = sorted(weights.items(), key=lambda w: (w[0] != "always", -abs(w[1]), w[0]))
    return head + "".join(f'  "{name}": {weight}\n' for name, weight in rows)


@click.command(help=__doc__)
@click.option("--gold", "folders", multiple=True, required=True, type=click.Path(path_type=Path), help="ann/<id>.json, text/<id>.txt.")
@click.option("--language", default="ky", show_default=True, help="The language pack.")
@click.option("--write", type=click.Path(path_type=Path, dir_okay=False), help="The file of the pack.")
@click.option(
    "--document", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Where the section `confidence` is replaced."
)
def main(folders: tuple[Path, ...], language: str, write: Path | None, document: Path | None) -> None:
    """Learn, write, and print the cross-validated bands."""
    try:
        articles = [one for folder in folders for one in from_folder(folder, language)]
        every = cases(extractor(language), articles)
    except ElchiError as wrong:
        raise click.ClickException(str(wrong)) from wrong
    weights, bands = learned(every)
    if write:
        write.write_text(as_yaml(weights, every), "utf-8")
    told = reliability_table(bands, f"cross-validated over {len({c.article for c in every})} articles")
    if document:
        document.write_text(replaced(document.read_text("utf-8"), "confidence", told), "utf-8")
    click.echo(told)


if __name__ == "__main__":
    main()
