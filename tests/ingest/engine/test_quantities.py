"""Amounts of money, shares and weights."""

import pytest

from graph.claims import Amount
from ingest.engine.folding import Folding
from ingest.engine.quantities import QuantityFinder
from ingest.pack import load

PACK = load("ky")
FINDER = QuantityFinder(PACK.quantities, Folding(PACK.head.look_alikes), "ky")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 миллион доллар", 5e6, "USD"),
        ("5 млн АКШ доллары", 5e6, "USD"),
        ("2,5 миллиард сомдон", 2.5e9, "KGS"),
        ("200 000 сом", 200_000, "KGS"),
        ("200\u00a0000 рублга", 200_000, "RUB"),
        ("5 млн евролук", 5e6, "EUR"),
        ("10 миң тонна ун", 10_000, "t"),
        ("7 юань", 7, "CNY"),
        ("20 пайызын", 20, "%"),
        ("12%", 12, "%"),
    ],
)
def test_an_amount(text: str, value: float, unit: str) -> None:
    assert FINDER.find(text, 0, len(text), "aid") == (Amount(value, unit, "aid"),)


@pytest.mark.parametrize("text", ["12 пайызга өстү", "12%га көбөйдү", "12 пайызга төмөндөдү"])
def test_a_change(text: str) -> None:
    assert FINDER.find(text, 0, len(text), "trade turnover") == (Amount(12, "%", "growth of trade turnover"),)


@pytest.mark.parametrize("text", ["100 киши", "доллар", "2022-жылы", "миллион доллар"])
def test_no_amount(text: str) -> None:
    assert FINDER.find(text, 0, len(text), "aid") == ()


def test_only_the_stretch_is_read() -> None:
    assert FINDER.find("5 сом, 7 сом", 6, 12, "aid") == (Amount(7, "KGS", "aid"),)
