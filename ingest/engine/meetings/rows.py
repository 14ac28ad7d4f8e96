"""Parties told in a row, of states or organisations, with or without places between (Лондондо A, Парижде B жана C менен)."""

import re
from itertools import pairwise

import msgspec

from ingest.engine.context import Context
from ingest.engine.meetings.parties import Party
from ingest.engine.meetings.venues import Venue

# words of the next title that may stand before what was found of it (жана каржы министри)
_FEW = 4
_REMARK = re.compile(r"\s*\([^()]{1,60}\)")


class Rows:
    """Groups parties that a comma or a conjunction joins; the members share the case of the last.

    `parted`: between two, words of a clause that only the first stands in (X менен болгон сүйлөшүүдө Y).
    """

    def __init__(self, conjunctions: list[str], joined_others: str, parted: str) -> None:
        self._parted = re.compile(parted)
        words = "|".join(re.escape(c) for c in sorted(conjunctions, key=len, reverse=True) if c[0].isalpha())
        self._others = re.compile(joined_others)
        self._and = re.compile(rf",?\s*(?:{words})(?=\s|$)")

    def of(self, context: Context, found: list[Party], places: list[Venue]) -> list[Party]:
        """The parties, those of a row with one group and case."""
        row = [self._with_others(context, p, found) for p in found]
        joined = False
        for left, right in reversed(list(pairwise(range(len(row))))):
            link = self._link(context, row[left], row[right], places, joined=joined)
            if link and row[left].start != row[right].start:
                row[left], row[right] = _grouped(row[left], row[right])
            joined = link
        return row

    def _with_others(self, context: Context, party: Party, found: list[Party]) -> Party:
        """A party in the nominative that "and" joins to people who are none (президент X жана жаштардын өкүлдөрү менен): in their case."""
        if party.case != "nom" or not party.travels:
            return party
        others = self._others.match(context.text, party.end)
        apart = others and not any(party.end <= p.start < others.end() for p in found)
        return msgspec.structs.replace(party, case="with") if apart else party

    def _link(self, context: Context, left: Party, right: Party, places: list[Venue], *, joined: bool) -> bool:
        """Whether two neighbours are members of one row; without a conjunction the row must be one already, or each have its place."""
        if left.start == right.start or (left.group == right.group >= 0):
            return True
        if right.org and right.travels and not right.person and left.state and left.case in {"nom", right.case}:
            # states whose representatives an organisation's are told with (А, Б жана уюмдун өкүлдөрү)
            gap = context.text[left.end : right.start].strip().lower()
            return bool(self._and.fullmatch(gap)) or (joined and gap == ",")
        if not (left.travels and right.travels and left.case in {"nom", "with", right.case} and left.end < right.start):
            return False
        gap = _REMARK.sub("", context.text[left.end : right.start])
        mark = self._and.match(gap.lstrip().lower())
        rest = gap.lstrip()[mark.end() :] if mark else gap.strip()[1:] if gap.strip().startswith(",") else None
        if rest is None or "," in rest or len(rest.split()) > _FEW or self._parted.search(f" {rest.strip()} "):
            return False
        near = [v for v in places if left.end <= v.phrase.start and v.phrase.end <= right.start]
        between = [v for v in near if v.case == "loc" or (v.case == "abl" and v.country == right.side)]
        plain = rest.strip().islower() or not rest.strip()
        return bool((mark or joined) and plain) or bool(between and (mark or joined or right.case == "with"))


def _grouped(left: Party, right: Party) -> tuple[Party, Party]:
    group = right.group if right.group >= 0 else left.group if left.group >= 0 else right.start
    return msgspec.structs.replace(left, group=group, case=right.case), msgspec.structs.replace(right, group=group)
