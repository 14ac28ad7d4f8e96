"""Weights learned from annotated articles, each article judged by weights that have not seen it."""

from benchmarks.annotated import shipped
from benchmarks.confidence import Case, as_yaml, cases, learned
from ingest.engine.confidence import Confidence, ConfidenceData
from ingest.engine.extract import extractor


def made(right_with: str, n: int) -> list[Case]:
    """Claims that are right when they have a trait, four an article."""
    traits = [frozenset({"always", right_with}), frozenset({"always", "other"})]
    return [Case(f"a{i // 4}", traits[i % 2], i % 2 == 0) for i in range(n)]


def test_a_trait_that_tells_right_from_wrong_weighs() -> None:
    weights, bands = learned(made("good", 80))
    assert weights["good"] > 1 > 0 > weights["other"]
    assert sum(b.claims for b in bands) == 80
    assert bands[0].share == 1.0


def test_every_judged_claim_of_the_samples_is_a_case() -> None:
    every = cases(extractor("ky"), shipped())
    assert len(every) > 100
    assert {True, False} == {c.right for c in every}
    assert all("always" in c.traits for c in every)


def test_what_is_written_is_a_pack_file() -> None:
    import yaml

    weights, _ = learned(made("good", 80))
    assert yaml.safe_load(as_yaml(weights, made("good", 80))) == {"weights": weights}


def test_confidence_follows_the_weights() -> None:
    claim = extractor("ky").found(shipped()[0][0])[0]
    sure, unsure = (Confidence(ConfidenceData(weights={"always": w})).told(claim).confidence for w in (3.0, -1.0))
    assert (sure, unsure) == (0.95, 0.27)
    assert Confidence(ConfidenceData(weights={"always": 30.0})).told(claim).confidence == 0.99
