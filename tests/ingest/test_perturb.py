"""The exchanges are complete: no name of the original is left over, and each form is used."""

import re

import pycountry
import pytest

from tests.ingest.perturb import Exchange, exchanges, expected, texts

# any form of the names that are exchanged; the meeting's organisation and the currency stay
ORIGINAL = re.compile(
    r"кыргыз|орус|росси|\bрф|казак|нур-султан|жапаров|мишустин|садыр|нургожо|\bмарт|\b(?:30|200|300|47|2,5)\b", re.IGNORECASE
)
each_exchange = pytest.mark.parametrize("exchange", exchanges(), ids=lambda e: e.name)
each_text = pytest.mark.parametrize("text", texts().values(), ids=list(texts()))


@each_exchange
@each_text
def test_every_form_of_a_name_is_replaced(exchange: Exchange, text: str) -> None:
    assert ORIGINAL.search(text)
    assert ORIGINAL.findall(exchange.pattern.sub("", text)) == []


@each_exchange
@each_text
def test_the_rest_of_the_text_stays(exchange: Exchange, text: str) -> None:
    new_forms = sorted(set(exchange.surfaces.values()), key=len, reverse=True)
    kept = exchange.pattern.split(text)
    assert re.fullmatch(f"(?:{'|'.join(map(re.escape, new_forms))})".join(map(re.escape, kept)), exchange.text(text))


@each_exchange
def test_every_form_is_used_by_the_own_article(exchange: Exchange) -> None:
    assert set(exchange.pattern.findall(texts()["own"])) == set(exchange.surfaces)


@each_exchange
@each_text
def test_exchanged_names_stand_in_the_exchanged_text(exchange: Exchange, text: str) -> None:
    claims = exchange.claims(expected())
    places = [m["place"]["name"] for m in claims["meetings"]]
    for name in (*places, *(r["person"] for r in claims["roles"])):
        assert name in exchange.text(text)


@each_exchange
def test_every_value_is_exchanged(exchange: Exchange) -> None:
    values = exchange.values
    assert repr(exchange.claims(expected())) != repr(expected())
    assert all(repr(old) in repr(expected()) and old != new for old, new in values.items())
    codes = [str(new) for old, new in values.items() if old in {"KGZ", "RUS", "KAZ"}]
    assert len(set(codes)) == 3
    assert all(pycountry.countries.get(alpha_3=code) for code in codes)


def test_names_can_change_places() -> None:
    swap = Exchange("swap", {"Ош": "Нарын", "Нарын": "Ош", "30": "7"}, {})
    assert swap.text("Ош, Нарын, Ошту, 30 жана 300") == "Нарын, Ош, Ошту, 7 жана 300"
