"""What is read from a report follows the report: other names, places and numbers give the claims with these."""

import pytest

from graph.articles import Article
from ingest.engine.extract import extractor
from tests.ingest.perturb import Exchange, exchanges, expected, texts
from tests.ingest.perturb_check import differences

CASES: list[Exchange | None] = [None, *exchanges()]


@pytest.mark.parametrize("text", texts().values(), ids=list(texts()))
@pytest.mark.parametrize("exchange", CASES, ids=lambda e: e.name if e else "original")
def test_the_claims_follow_the_text(text: str, exchange: Exchange | None) -> None:
    wanted = exchange.claims(expected()) if exchange else expected()
    article = Article(
        id="a",
        text=exchange.text(text) if exchange else text,
        language="ky",
        home_state=wanted["home_state"],
        published=wanted["published"],
    )
    assert differences(extractor("ky").extract(article), wanted) == []
