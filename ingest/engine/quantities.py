"""Numbers with units: sums of money, percentages, weights."""

import re
from decimal import Decimal

from graph.claims import Amount
from ingest.engine.folding import Folding
from ingest.pack import Quantities


class QuantityFinder:
    """Reads the amounts of a sentence."""

    def __init__(self, data: Quantities, folding: Folding, locale: str) -> None:
        self._locale = locale
        self._multipliers = {folding.of(w): m for w, m in data.multipliers.items()}
        self._units = {folding.of(w): unit for unit, words in data.units.items() for w in words}
        units = "|".join(sorted(map(re.escape, self._units), key=len, reverse=True))
        number = r"(?P<number>\d[\d \u00a0]*(?:[.,]\d+)?)"
        multiplier = rf"(?P<multiplier>{'|'.join(self._multipliers)})?"
        self._sum = re.compile(rf"{number}\s*{multiplier}\w{{0,3}}\s*(?:(?P<unit>{units})\w*|(?P<sign>[%$€]))")
        self._growth = re.compile(rf"\s*\w{{0,4}}\s(?:{'|'.join(data.growth)})")

    def find(self, text: str, start: int, end: int, what: str) -> tuple[Amount, ...]:
        """The amounts in a stretch of text; `what` is what they are amounts of."""
        from babel.numbers import NumberFormatError, parse_decimal

        found = []
        lowered = text[start:end].lower()
        for m in self._sum.finditer(lowered):
            try:
                number = parse_decimal(re.sub(r"\s", "", m["number"]), locale=self._locale)
            except NumberFormatError:
                continue
            unit = {"%": "%", "$": "USD", "€": "EUR"}.get(m["sign"] or "") or self._units[m["unit"]]
            change = unit == "%" and self._growth.match(lowered, m.end())
            value = number * Decimal(self._multipliers.get(m["multiplier"] or "", 1))
            found.append(Amount(float(value), unit, f"growth of {what}" if change else what))
        return tuple(found)
