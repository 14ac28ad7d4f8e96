"""Sentences that are not looked into would tell nothing: with a trace all are read, and the same comes out."""

import pytest

from graph.articles import Article
from ingest.engine.extract import extractor
from ingest.engine.folding import Source
from ingest.samples import articles
from tests.ingest.engine.test_any_text import EXAMPLES

READER = extractor("ky")
TEXTS = {
    "examples": EXAMPLES,
    "samples": [a.text for a in articles() if a.language in {None, "ky"}],
    "examples as articles of ten": ["\n".join(EXAMPLES[i : i + 10]) for i in range(0, len(EXAMPLES), 10)],
}


def told(text: str, *, everything: bool) -> list[tuple[object, ...]]:
    context = READER.context(Article(id="a", text=text), Source(text))
    if context is None:
        return []
    found = READER.told(context, [] if everything else None)
    relations = [(f.frame.id, f.source, f.target, f.status, f.cue.start) for f in found.relations]
    memberships = [(b.state, b.type, b.org, b.status, b.cue.start) for b in found.memberships]
    return [*relations, *memberships, *((e.kind, e.status, *e.persons, *e.states, *e.orgs, e.cue.start) for e in found.events)]


@pytest.mark.parametrize("texts", TEXTS.values(), ids=TEXTS)
def test_nothing_is_lost(texts: list[str]) -> None:
    assert [told(t, everything=False) for t in texts] == [told(t, everything=True) for t in texts]
