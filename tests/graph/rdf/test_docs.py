"""docs/rdf.md: its queries run and find rows, its example is TriG in our vocabulary."""

import re
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store, parse

from graph.rdf.model import model, predicate
from graph.rdf.project import claim_quads
from tests.graph.rdf.samples import article, claims

PAGE = (Path(__file__).parents[3] / "docs" / "rdf.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("query", re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL))
def test_a_query_of_the_page_finds_rows(query: str) -> None:
    store = Store()
    store.extend([*claim_quads(article(), claims()), *claim_quads(article("a2"), claims("a2"))])
    assert list(store.query(query, use_default_graph_as_union=True))  # type: ignore[arg-type]


def test_the_example_uses_declared_terms() -> None:
    (example,) = re.findall(r"```trig\n(.*?)```", PAGE, re.DOTALL)
    known = {model().iri(name) for name in (*model().properties, *map(predicate, model().edges), "rdf:type")}
    assert {quad.predicate.value for quad in parse(example, RdfFormat.TRIG)} <= known


def test_every_class_of_edges_is_told() -> None:
    assert [name for name in {row.node for row in model().edges.values() if row.node} if f"elchi:{name}" not in PAGE] == []
