"""Every question about everything in the sample articles has the same rows on all engines."""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Any

import pytest

from graph.claims import Meeting, Membership, Relation, Role
from queries.catalog import catalog, question
from tests.queries.engines import ENGINES, Engines
from tests.queries.graphs import sample_articles

CLAIMS = list(chain.from_iterable(claims for _, claims in sample_articles()))
PAIRS = sorted({tuple(sorted((one.source, one.target))) for one in CLAIMS if isinstance(one, Relation)})
MET = sorted({(one.states[0], state) for one in CLAIMS if isinstance(one, Meeting) for state in one.states[1:]})
STATES = sorted({code for pair in PAIRS for code in pair})
PERSONS = sorted({one.person for one in CLAIMS if isinstance(one, Role)})
ATTENDED = sorted({one for claim in CLAIMS if isinstance(claim, Meeting) for one in claim.persons})
SENDERS = sorted({one.of for one in CLAIMS if isinstance(one, Role) and one.role == "ambassador" and not one.of.startswith("ORG:")})
MEMBERS = sorted({one.state for one in CLAIMS if isinstance(one, Membership)})
ORGS = sorted({one.org for one in CLAIMS if isinstance(one, Membership)})
PLACES = sorted({one.place.name for one in CLAIMS if isinstance(one, Meeting) and one.place})
MEETINGS = sorted(one.id for one in CLAIMS if isinstance(one, Meeting))
ARTICLES = [article.id for article, _ in sample_articles()]
WAYS: dict[str, list[dict[str, Any]]] = {
    "co-attendance": [{"entity": one} for one in [*sorted({code for pair in MET for code in pair}), *ATTENDED]],
    "last-contact": [{"state": one} for one in STATES],
    "most-connected-states": [{}, {"from": "2022", "to": "2022-06"}, {"to": "2021"}],
    "path-between": [{"a": a, "b": b} for a, b in pairwise(PERSONS[::3])] + [{"a": a, "b": "KGZ"} for a in [*PERSONS[::3], *STATES, *ORGS]],
    "ambassadors": [{}, {"on": "2022-06-01"}, *({"from": one} for one in SENDERS), *({"to": one} for one in SENDERS)],
    "claims-of-article": [{"article": one} for one in ARTICLES],
    "cooperation-conflict-balance": [{"period": one} for one in ("year", "quarter", "month")],
    "corroboration": [{"a": one} for one in STATES],
    "disagreements": [{}, *({"state": one} for one in STATES[:1])],
    "hosts-and-mediators": [{}, {"from": "2022"}],
    "meeting-details": [{"meeting": one} for one in MEETINGS],
    "meetings-between": [{"a": a, "b": b} for a, b in MET],
    "meetings-in-place": [{"place": one} for one in [*PLACES, "KGZ"]],
    "members-of": [{"org": one} for one in ORGS],
    "memberships-of": [told for one in MEMBERS for told in ({"state": one}, {"state": one, "on": "2022-06-01"})],
    "neighbourhood": [{"entity": one} for one in [*STATES, *ORGS, *PERSONS]],
    "officials-of-state": [told for one in STATES for told in ({"state": one}, {"state": one, "on": "2022-06-01"})],
    "offices-of-person": [{"person": one} for one in PERSONS],
    "planned-and-pending": [{}, {"from": "2022"}],
    "promises": [{}, {"days": 0}],
    "relation-evidence": [{"a": a, "b": b} for a, b in PAIRS],
    "relations-between": [{"a": a, "b": b} for a, b in PAIRS],
    "relations-of-state": [{"state": one} for one in STATES],
    "unfulfilled": [{}, {"on": "2030-01-01", "days": 0}],
    "visits-matrix": [{}, {"to": "2022"}],
    "who-holds-office": [{"state": one} for one in STATES],
    "who-met-whom": [{"state": one} for one in STATES],
}


# of these the examples have no rows: the id of a meeting is made up, and no sample contradicts another
NO_ROWS = {"meeting-details", "disagreements"}


def answers(engines: Engines, engine: str, name: str) -> Iterator[tuple[dict[str, Any], list[tuple[Any, ...]]]]:
    return ((told, engines.ask(engine, question(name), told).rows) for told in WAYS[name])


@pytest.mark.parametrize("name", WAYS)
def test_engines_agree(samples_graph: Engines, name: str) -> None:
    first, *others = (list(answers(samples_graph, engine, name)) for engine in ENGINES)
    assert name == "disagreements" or sum(len(rows) for _, rows in first) >= len(WAYS[name]) / 2
    assert all(other == first for other in others)


@pytest.mark.parametrize("name", sorted(catalog().keys() - NO_ROWS))
def test_examples_have_rows(samples_graph: Engines, name: str) -> None:
    assert samples_graph.ask("arcadedb", question(name), question(name).example).rows


def test_every_question_is_asked() -> None:
    assert WAYS.keys() == catalog().keys()
    assert all(WAYS.values())
