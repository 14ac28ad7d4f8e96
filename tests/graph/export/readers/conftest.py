"""A graph that is hard to write: parallel edges, awkward text, lists, dates in part, a place that no table knows."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.claims import Evidence, Place
from graph.export.flat import flatten
from graph.export.selection import Selection, select
from graph.ledger import Ledger
from tests import samples
from tests.graph.export.awkward import AWKWARD

PERSON = "Асан Үсөнов"


def captions(selection: Selection) -> dict[str, str]:
    """What nodes are called, by their keys: Cyrillic letters as letters, on one line as readers of XML give it."""
    return {key: " ".join(values["caption"].split()) for key, values in flatten(selection).nodes}


@pytest.fixture(scope="package")
def hard_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    words = Evidence(0, len(AWKWARD), AWKWARD)
    consulted = [samples.relation("a3", date=day, date_from=day, date_to=day) for day in ("2019-11-25", "2019-11-26")]
    unknown = samples.meeting("a3", place=Place(name="Белгисиз кент", country="MNG"), date="2019-10", date_from="2019-10-01")
    with closing(Ledger.open(tmp_path_factory.mktemp("hard") / "ledger.sqlite")) as opened:
        opened.put(samples.article("a1"), samples.four("a1"))
        opened.put(samples.article("a2", AWKWARD, published=None, title=AWKWARD), [samples.relation("a2", type="ACCUSE", evidence=words)])
        opened.put(samples.article("a3"), [*consulted, unknown])
        yield opened


@pytest.fixture(scope="package")
def hard(hard_ledger: Ledger) -> Selection:
    return select(hard_ledger.facts())
