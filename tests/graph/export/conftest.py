"""A small graph in a ledger: an article of 2019-11-28 with four claims, and one without a date whose text is awkward to write."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.claims import Evidence
from graph.export.selection import Selection, select
from graph.ledger import Ledger
from tests import samples
from tests.graph.export.awkward import AWKWARD


@pytest.fixture(scope="package")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with closing(Ledger.open(tmp_path_factory.mktemp("export") / "ledger.sqlite")) as opened:
        opened.put(samples.article("a1"), samples.four("a1"))
        accusation = samples.relation("a2", source="KAZ", type="ACCUSE", target="UZB", evidence=Evidence(0, len(AWKWARD), AWKWARD))
        opened.put(samples.article("a2", AWKWARD, published=None, title=AWKWARD), [accusation])
        yield opened


@pytest.fixture(scope="package")
def whole(ledger: Ledger) -> Selection:
    return select(ledger.facts())
