"""Whatever the text, the claims read from it are well formed and quote it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.articles import Article
from graph.claims import Claim, check_evidence
from graph.vocabulary import check
from ingest.engine.extract import extractor
from tests.ingest.engine.examples import CASES, read

EXAMPLES = [e.text for file in sorted(CASES.glob("*.yaml")) for e in read(file)]
WORDS = sorted({w for text in EXAMPLES for w in text.split()})
# letters that take part in folding, combining marks, hidden characters, ends of sentences, other scripts, a lone surrogate's neighbours
ODD = "\u00ad\u200b\ufeff\u0306\u0308\u00a0\n\t.,:;«»\"'()—–-№%$ѳӊёЁİßﬁ北😀\U0001f1f0\U0001f1ec\x000٣"
GARBLED = st.one_of(st.sampled_from(WORDS), st.text(alphabet=ODD, max_size=3), st.text(max_size=6))
MIXED = st.lists(GARBLED, max_size=40).map(" ".join)
SPOILED = st.tuples(st.sampled_from(EXAMPLES), st.integers(0, 200), st.text(alphabet=ODD, max_size=4))
BROKEN = st.lists(SPOILED, min_size=1, max_size=4).map(lambda told: " ".join(text[:at] + odd + text[at:] for text, at, odd in told))
TEXTS = st.one_of(st.text(), MIXED, BROKEN)


def extract(text: str) -> list[Claim]:
    return extractor("ky").extract(Article(id="any", text=text, language="ky", published="2022-02-25"))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS)
def test_claims_of_any_text_hold(text: str) -> None:
    claims = extract(text)
    for claim in claims:
        check_evidence(claim, text)
        assert check(claim) == []
    assert len({c.id for c in claims}) == len(claims)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=3, max_size=8).map("\n".join))
def test_claims_come_out_and_do_so_again(text: str) -> None:
    claims = extract(text)
    assert claims == extract(text)
    for claim in claims:
        check_evidence(claim, text)


def test_all_examples_as_one_article() -> None:
    text = "\n".join(EXAMPLES)
    claims = extract(text)
    assert len(claims) > len(EXAMPLES) / 2
    assert [p for c in claims for p in check(c)] == []
