"""What is told between two moments is what stands at the one and not at the other, for every two moments of a history."""

from collections.abc import Iterator
from contextlib import closing
from itertools import combinations

import msgspec

from graph.articles import Article
from graph.claims import Claim, encode
from graph.ledger import Ledger
from graph.ledger.difference import Difference
from graph.ledger.judgements import Decision, Judgement
from graph.moments import last_moment
from tests import samples
from tests.graph.memory_stores import in_memory

Standing = dict[tuple[str, str], Article | Claim | Judgement]
DAYS = [f"2026-02-0{day}" for day in range(6)]


def happen(ledger: Ledger) -> Iterator[str]:
    at = iter(f"{day}T06:00:00+00:00" for day in DAYS[1:])
    yield "2026-01-31"
    ledger.put_many([(samples.article(a), samples.four(a)) for a in ("a1", "a2")], next(at))
    yield DAYS[1]
    rejected = samples.role("a1")
    (row,) = ledger.decide([Decision("rejected", rejected.id, "a1", "not he", "a test", encode(rejected))], next(at))
    yield DAYS[2]
    moment = next(at)
    ledger.put(samples.article("a2", title="Сапар"), [samples.relation("a2", confidence=0.5), *samples.four("a2")[2:]], moment)
    ledger.put(samples.article("a3"), samples.four("a3"), moment)
    yield DAYS[3]
    moment = next(at)
    ledger.retract("a3", moment)
    ledger.undo(row, moment)
    yield DAYS[4]
    ledger.put(samples.article("a2"), samples.four("a2"), moment := next(at))
    ledger.retract("a1", moment)
    yield DAYS[5]


def standing(ledger: Ledger) -> Standing:
    things: list[tuple[str, Article | Claim | Judgement]] = [("article", a) for a in ledger.articles()]
    things += [("claim", c) for c in ledger.claims()] + [("judgement", j) for j in ledger.judgements()]
    return {(what, _key(thing)): thing for what, thing in things}


def _key(thing: Article | Claim | Judgement) -> str:
    return str(thing.row) if isinstance(thing, Judgement) else thing.id


def applied(before: Standing, told: list[Difference]) -> Standing:
    after = dict(before)
    for one in told:
        if one.old is not None:
            assert _plain(after.pop((one.what, _key(one.old)))) == _plain(one.old)
        if one.new is not None:
            assert (one.what, _key(one.new)) not in after
            after[one.what, _key(one.new)] = one.new
    return after


def _plain(thing: Article | Claim | Judgement) -> Article | Claim | Judgement:
    """A judgement is told with the mark of its undoing, which it did not have then."""
    return msgspec.structs.replace(thing, until_seq=None) if isinstance(thing, Judgement) else thing


def test_every_two_moments() -> None:
    with closing(in_memory()) as ledger:
        then = {day: standing(ledger) for day in happen(ledger)}
        for first, last in combinations(then, 2):
            told = ledger.difference(last_moment(first), last_moment(last))
            after = applied(then[first], told)
            assert {key: _plain(thing) for key, thing in after.items()} == {key: _plain(thing) for key, thing in then[last].items()}
            assert told == ledger.difference(last_moment(first), last_moment(last))
            assert [one for one in told if one.old == one.new] == []
        assert ledger.difference(last_moment(DAYS[5])) == []


def test_what_changed_is_told_once_with_the_moment() -> None:
    with closing(in_memory()) as ledger:
        list(happen(ledger))
        told = ledger.difference(last_moment(DAYS[2]), last_moment(DAYS[3]))
    kinds = [(one.what, one.old is not None, one.new is not None) for one in told]
    assert kinds[:2] == [("article", True, True), ("article", False, True)]
    assert sorted(kinds[2:]) == [("claim", False, True)] * 4 + [("claim", True, False), ("claim", True, True)]
    assert {one.at for one in told} == {f"{DAYS[3]}T06:00:00+00:00"}
