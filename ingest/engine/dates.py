"""Dates in text: absolute, partial, and relative to the day of publication."""

import calendar
import datetime
import re

import msgspec

from ingest.pack import Dates


class Date(msgspec.Struct, frozen=True):
    """A date at `[start, end)`: ISO, possibly partial, null where only the publication date could tell; `basis` as claims have it."""

    start: int
    end: int
    iso: str | None
    basis: str


class DateFinder:
    """Reads the dates of one language's text."""

    def __init__(self, data: Dates) -> None:
        months = "|".join(data.months)
        year, self._months = data.year_word, data.months
        self._relative = {-1: data.yesterday, 0: data.today, 1: data.tomorrow}
        self._years = {0: data.this_year, -1: data.last_year, 1: data.next_year}
        anchor = "|".join(w for words in self._years.values() for w in words)
        self._pattern = re.compile(
            rf"\b(?:(?P<year>\d{{4}}) {year}\w*\s+|(?P<relyear>{anchor})\w*\s+)?"
            rf"(?:(?P<day>\d{{1,2}})(?: \d{{1,2}})?\s(?P<month>{months})\w*|(?P<monthonly>{months})\w*(?:\s+{data.month_word}\w*)?)"
            rf"|\b(?P<yearonly>\d{{4}}) {year}(?!{data.not_when})\w*"
        )
        words = [w for group in self._relative.values() for w in group]
        self._words = re.compile(rf"\b(?:{'|'.join(words)})\b")
        self._anchors = re.compile(rf"\b(?:{anchor})\w*")
        self._anniversary = re.compile(data.anniversary)

    def find(self, folded: str, start: int, end: int, published: str | None) -> list[Date]:
        """The dates in a stretch of folded text, in order; offsets are those of the text (one less than in `folded`)."""
        found = [self._date(m, published) for m in self._pattern.finditer(folded, start + 1, end + 1)]
        for m in self._words.finditer(folded, start + 1, end + 1):
            found.append(self._near(m, published))
        for m in self._anchors.finditer(folded, start + 1, end + 1):
            if not any(d.start <= m.start() - 1 < d.end for d in found):
                found.append(self._about(m, published))
        return sorted(found, key=lambda d: d.start)

    def anniversary(self, folded: str, start: int, end: int) -> int | None:
        """How many years a stretch of text says that something has lasted."""
        told = self._anniversary.search(folded, start + 1, end + 1)
        return int(told[1]) if told else None

    def _date(self, m: re.Match[str], published: str | None) -> Date:
        year, basis = m["year"] or m["yearonly"], "text"
        if not year and m["relyear"]:
            year, basis = self._year(m["relyear"], published), "relative"
        iso = self._iso(year, m["month"] or m["monthonly"], m["day"])
        return Date(m.start() - 1, m.end() - 1, iso, basis)

    def _iso(self, year: str | None, month: str | None, day: str | None) -> str | None:
        if not year or not int(year):  # there is no year 0
            return None
        if not month:
            return year
        number = self._months.index(month) + 1
        if not day:
            return f"{year}-{number:02}"
        valid = 1 <= int(day) <= calendar.monthrange(int(year), number)[1]
        return f"{year}-{number:02}-{int(day):02}" if valid else f"{year}-{number:02}"

    def _near(self, m: re.Match[str], published: str | None) -> Date:
        shift = next(k for k, words in self._relative.items() if m.group() in words)
        iso = None
        if published:
            iso = (datetime.date.fromisoformat(published[:10]) + datetime.timedelta(days=shift)).isoformat()
        return Date(m.start() - 1, m.end() - 1, iso, "relative")

    def _about(self, m: re.Match[str], published: str | None) -> Date:
        return Date(m.start() - 1, m.end() - 1, self._year(m.group(), published), "relative")

    def _year(self, words: str, published: str | None) -> str | None:
        if not published:
            return None
        shift = next(k for k, group in self._years.items() if any(words.startswith(w) for w in group))
        return f"{int(published[:4]) + shift:04}"


def interval(iso: str | None) -> tuple[str | None, str | None]:
    """First and last day of a possibly partial date."""
    if iso is None:
        return None, None
    parts = [int(p) for p in iso.split("-")]
    year = parts[0]
    first, last = (parts[1], parts[1]) if len(parts) > 1 else (1, 12)
    if len(parts) == 3:
        return iso, iso
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{calendar.monthrange(year, last)[1]:02}"
