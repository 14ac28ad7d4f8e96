"""What belongs to the head of a phrase: whether a unit that stands before it modifies it."""

import re
from collections.abc import Sequence

from ingest.engine.names import Name
from ingest.engine.sentences import Unit
from ingest.pack import Titles

STATE_KINDS = frozenset({"state", "seat", "demonym"})
PLACE_KINDS = frozenset({"city", "region"})
_NAMED = frozenset({"state", "seat"})
_ROW_KINDS = STATE_KINDS | PLACE_KINDS
_BARE_KINDS = frozenset({"state", "seat", "demonym", "organisation", "former"})
_MODIFYING = frozenset({"gen", "nom", "attr"})
_MAX_GAP = 7
# nothing between two words
_BLANK = frozenset({"", " ", "\u00a0"})
# institutions that a state's bare name belongs to only where it stands right before them
_APART = frozenset({"region", "city", "people", "group"})
_TERRITORIES = frozenset({"region", "city"})
# words between a state and its city or province (Казакстандын түштүк Түркстан облусу)
_APPOSED = 2
_OPENING = frozenset('«"„“')
_CLOSING = frozenset('»"”')
_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"\s*\([^()]{1,40}\)")


class Joiner:
    """Knows the words that end a phrase, join a row (`between` its members), and attach an institution to its superior."""

    def __init__(self, breaks: str, conjunctions: Sequence[str], titles: Titles) -> None:
        self._verb = re.compile(breaks)
        self._and = frozenset({",", *conjunctions})
        self.between = frozenset({",", *(c for c in conjunctions if c.isalpha())})
        # a comma does not end a phrase before the last member of a row
        self._ended = re.compile(rf"[.;:!?()—–]|, (?!\w+ (?:{'|'.join(titles.conjunctions)}))")
        self._attached = tuple(f" {w}" for w in titles.attached)
        self._levels = frozenset(titles.levels)
        self.present = frozenset(titles.present)
        self._ranks = re.compile(titles.ranks, re.IGNORECASE)
        self._fields = tuple(f" {w} " for w in titles.fields)

    def joins(self, text: str, folded: str, item: Unit, edge: int, right: Unit, head: Unit) -> bool:
        """Whether `item` modifies the phrase of `head`, whose part `right` begins at `edge`."""
        begin = _behind_bracket(text, item.end, edge)
        gap = text[begin:edge]
        # most stand side by side: then there is nothing to look at between them
        apart = gap not in _BLANK
        gap = gap[1:] if apart and _quoted(text, item, gap) else gap
        if item.form.derived or (apart and gap.count("«") != gap.count("»")):
            return False
        if item.kind == "acting" and right is not head:
            # whoever acts for one holds another office besides (президенттин милдетин аткаруучу парламенттин төрагасы)
            return False
        if self.in_row(text, item, right):
            return head.form.plural or right.case == "attr" or self.field(folded, right)
        if item.kind in _ROW_KINDS and right.kind in _ROW_KINDS and item.case == right.case == "gen":
            return False
        if item.case == "dat":
            return item.kind == "institution" and self.attached(folded, item) and not self._ended.search(gap)
        if item.case not in _MODIFYING or (apart and self._ended.search(gap)) or not _owned(item, right, head, gap):
            return False
        return not apart or (self._close(gap, item, head) and self._unbroken(gap, folded[begin + 1 : edge + 1]))

    def runs(self, text: str, folded: str, start: int, end: int) -> bool:
        """Whether a phrase may run over a stretch: no verb and no mark in it."""
        gap = text[start:end]
        return gap in _BLANK or (not self._ended.search(gap) and self._unbroken(gap, folded[start + 1 : end + 1]))

    def _unbroken(self, gap: str, folded: str) -> bool:
        return not self._verb.search(f" {' '.join(_small(gap, folded))} ")

    def in_row(self, text: str, item: Unit, right: Unit) -> bool:
        """Whether two names of states or places are members of one row (Кыргызстан, Казакстан жана …)."""
        alike = item.kind in _ROW_KINDS and right.kind in _ROW_KINDS and item.case in {"nom", right.case}
        return alike and right.case in {"gen", "attr", "nom"} and text[item.end : right.start].strip() in self._and

    def attached(self, folded: str, item: Unit) -> bool:
        """Whether an institution is only the superior of what follows (министрлигине караштуу агенттик)."""
        return folded.startswith(self._attached, item.end + 1)

    def ranked(self, gap: str) -> bool:
        """Whether all that stands between an office and a name tells its bearer's rank or age (төрагасы, генерал X)."""
        return self._ranks.fullmatch(gap) is not None

    def field(self, folded: str, item: Unit) -> bool:
        """Whether a bare name is only what an office deals with (БУУнун Сирия боюнча өкүлү)."""
        return item.case == "nom" and folded.startswith(self._fields, item.end + 1)

    def _local(self, item: Unit, word: str, head: Unit) -> bool:
        """Whether a place is the one of whose level an office's institution is (Стамбул шаардык полициясынын башчысы)."""
        return item.kind in PLACE_KINDS and head.kind == "title" and word in self._levels

    def _close(self, gap: str, item: Unit, head: Unit) -> bool:
        words = gap.split()
        if item.kind == "former":
            return len(words) <= _MAX_GAP
        if len(words) > _MAX_GAP or (item.case == "nom" and any(w[:1].isupper() and w[:1] not in _OPENING for w in words[:1])):
            return False
        return item.case != "nom" or item.kind in _BARE_KINDS or not words or self._local(item, words[0], head)


def bracketed(text: str, item: Unit) -> bool:
    """Whether a unit stands alone in brackets: what it abbreviates is named before it."""
    return text[item.start - 1 : item.start] == "(" and text[item.end : item.end + 1] == ")"


def _quoted(text: str, item: Unit, gap: str) -> bool:
    """Whether an institution's name is all that stands in a pair of quotation marks."""
    return item.kind == "institution" and gap[:1] in _CLOSING and text[item.start - 1 : item.start] in _OPENING


def _behind_bracket(text: str, end: int, edge: int) -> int:
    """Where what follows a unit begins: behind a remark in brackets, if there is one."""
    found = _BRACKET.match(text, end, edge) if "(" in text[end:edge] else None
    return found.end() if found else end


def _sides(head: Unit) -> bool:
    """Whether it is "the sides" or people, who are of several states: a bare name before them is a subject of its own."""
    return head.entry.value in {"delegation", "people"} and head.form.plural and not head.form.possessive


def _another_owner(item: Unit, right: Unit, head: Unit, gap: str) -> bool:
    """Whether a state in the genitive before another state owns what comes later (Xтин Y бийлигине колдоосу)."""
    nearest = right.kind in _NAMED and right.case == "nom" and head.kind == "institution"
    return (right.case != "attr" and bool(gap.strip())) or (nearest and item.case == "gen" and item.kind in STATE_KINDS)


def _owned(item: Unit, right: Unit, head: Unit, gap: str) -> bool:
    """Whether the forms agree: an owner in the genitive needs a possessed head, an office or institution that is one has its own owner."""
    if item.kind in {"title", "institution"} and item.case == "nom" and item.form.possessive:
        return False
    if item.case in {"gen", "attr"} and right.kind in STATE_KINDS and _another_owner(item, right, head, gap):
        return False
    if item.kind == "institution" and item.entry.value == "delegation" and item.case == "nom":
        return False
    if item.case == "nom" and item.kind != "former" and right.kind in _ROW_KINDS and "-" not in gap:
        return False
    if item.case == "nom" and item.kind in {"state", "seat", "city"} and right is head and _sides(head):
        return False
    if head.entry.value == "group":
        # only an adjective or an owner belongs to it: another name before it is a party of its own
        owner = item.case == "gen" or (item.case == "nom" and not gap.strip())
        return item.kind == "demonym" or (owner and bool(head.form.possessive))
    if item.case == "nom" and item.kind in STATE_KINDS and right.kind == "organisation" and right.case != "attr":
        return False
    one_word = not head.form.possessive and " " not in head.entry.name
    if head.kind == "institution" and one_word and not head.entry.proper and (item.case == "gen" or gap.strip()):
        return item.case not in {"gen", "nom"}
    if head.kind == "institution" and head.entry.value in _TERRITORIES and len(gap.split()) > _APPOSED:
        return False
    bare = head.kind == "title" and one_word
    there = head.kind == "institution" and head.entry.value in _APART
    apart = (bare and item.case == "gen") or ((bare or there) and item.case == "nom" and item.kind == "state")
    return not (apart and gap.strip())


def _small(gap: str, folded: str) -> list[str]:
    """The words of a gap that begin with a small letter, folded."""
    return [w for w, original in zip(folded.split(), _WORD.findall(gap), strict=False) if original[0].islower()]


def owners(joiner: Joiner, text: str, folded: str, before: Sequence[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Those of a phrase's modifiers (right to left) that own its head, and those it works in or deals with (Канададагы), rows included."""
    own: list[Unit] = []
    abroad: list[Unit] = []
    for right, unit in zip([None, *before], before, strict=False):
        if unit.kind not in _ROW_KINDS and (unit.kind, unit.case) != ("organisation", "attr"):
            continue
        follows = right in abroad and right is not None and joiner.in_row(text, unit, right)
        (abroad if unit.case == "attr" or follows or joiner.field(folded, unit) else own).append(unit)
    return own, abroad


def portfolio(text: str, before: object, name: Name, right: Unit, edge: int) -> bool:
    """Whether a capitalised word behind a genitive is a field or an institution's name (Казакстандын Маалымат министри)."""
    if not isinstance(before, Unit) or before.case != "gen" or " " in name.base or name.case != "nom":
        return False
    field = text[name.end : edge].strip() != "" or right.kind == "institution" or bool(right.form.possessive)
    return field and not text[before.end : name.start].strip()


def inherent(head: Unit, before: list[Unit]) -> str | None:
    """The state that an institution's name alone tells."""
    return next((b.entry.row.of for b in [head, *before] if b.kind == "institution" and b.entry.row.of), None)


def recalled(before: list[Unit]) -> str:
    """The noun of the one institution before a head that is named by its kind alone: nothing owns it, nothing in its words tells more."""
    only = before[0] if len(before) == 1 else None
    if only is None or only.kind != "institution" or only.form.possessive or only.form.plural or only.entry.row.of:
        return ""
    return only.entry.name


def row_of(text: str, states: list[Unit]) -> tuple[str, ...]:
    """The states of a row of owners (Ливиянын жана Йемендин жарандары, кыргыз-тажик чек арасы), in order."""
    row = states[:1]
    for state in states[1:]:
        if len(text[state.end : row[-1].start].split()) > 1 or not text[state.end : row[-1].start].strip():
            break
        row.append(state)
    return tuple(s.entry.value for s in reversed(row))
