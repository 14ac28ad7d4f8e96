"""Noun phrases that name who acts: offices with their holders, institutions, states; each with the state it belongs to and its case.

A phrase is read from its head leftwards: what stands before the head in the genitive, as an adjective or as the bare name of a state
belongs to it, until a verb or a punctuation mark ends it.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter

import msgspec

from ingest.engine.firms import company
from ingest.engine.lazy import lazy
from ingest.engine.modifiers import PLACE_KINDS, STATE_KINDS, Joiner, bracketed, inherent, owners, portfolio, recalled, row_of
from ingest.engine.names import Name
from ingest.engine.phrase import ATTACHED, Phrase
from ingest.engine.sentences import Sentence, Unit

_ENDS = frozenset({"", ".", "!", "?", "\n"})
_START = attrgetter("start")
Item = Unit | Name


class Chunking(msgspec.Struct, frozen=True):
    """What a language's phrases are built with: `context` are words that point back to a state, `bare` takes a genitive's ending off.

    `owner` does too, and knows of no owner where another case's ending stands.
    """

    joiner: Joiner
    context: list[str]
    bare: Callable[[str], str]
    owner: Callable[[str], str | None]


class Chunker:
    """Builds the phrases of one article's sentences."""

    def __init__(self, rules: Chunking, text: str, folded: str) -> None:
        self._text, self._folded = text, folded
        self._joiner, self._words, self._bare_name, self._owner = rules.joiner, rules.context, rules.bare, rules.owner

    @lazy
    def _points(self) -> bool:
        """Whether a word that points back to a state stands in the article at all."""
        folded = self._folded
        for word in self._words:  # noqa: SIM110 (twice as fast as with `any`)
            if word in folded:
                return True
        return False

    def phrases(self, sentence: Sentence, names: list[Name]) -> list[Phrase]:
        """All phrases of a sentence, in order; a unit belongs to one phrase."""
        items: list[Item] = [*_without_posts(self._text, sentence.units), *names]
        if names:
            items.sort(key=_START)
        found: list[Phrase] = []
        used = [False] * len(items)
        for index in range(len(items) - 1, -1, -1):
            item = items[index]
            if not used[index] and isinstance(item, Unit) and item.kind in {"title", "institution"}:
                found.extend(self._headed(items, index, used))
        for index, item in enumerate(items):
            if not used[index]:
                found.extend(self._bare(item))
        found.sort(key=_START)
        return found

    def _bare(self, item: Item) -> list[Phrase]:
        if isinstance(item, Name):
            return [Phrase(start=item.start, end=item.end, kind="name", holders=(item,), case=item.case, plural=item.plural)]
        value = item.entry.value
        case = item.case if not item.form.derived else "adj"
        if item.kind in {"state", "seat"}:
            return [Phrase(start=item.start, end=item.end, kind="state", head=item, state=value, case=case)]
        if item.kind == "demonym":
            return [Phrase(start=item.start, end=item.end, kind="demonym", head=item, state=value, case="adj" if case == "nom" else case)]
        if item.kind in PLACE_KINDS:
            return [Phrase(start=item.start, end=item.end, kind="city", head=item, place=value, case=case, label=item.entry.row or "")]
        if item.kind == "organisation":
            return [Phrase(start=item.start, end=item.end, kind="organisation", head=item, organisation=value, case=case)]
        return []

    def _headed(self, items: list[Item], index: int, used: list[bool]) -> list[Phrase]:
        """The phrase of a head, and the offices that stand inside it (АКШ президентинин маалымат кызматы)."""
        head = items[index]
        assert isinstance(head, Unit)
        used[index] = True
        before = self._modifiers(items, index, used)
        if head.kind == "institution" and head.entry.value in {"region", "city"}:
            return [_territory(self._text, items, index, before, used)]
        after = self._after(items, index, used)
        whole = self._phrase(head, before, after, owner=_owner(self._text, items, index, before))
        inner = [self._phrase(b, before[i + 1 :], [], inner=True) for i, b in enumerate(before) if b.kind == "title"]
        return [whole, *inner]

    def _direct(self, start: int, head: int) -> bool:
        """Whether nothing but words for the time stands between what points back to a state and a head (өлкөнүн азыркы башчысы)."""
        end = self._says_context(start)
        return end >= 0 and self._joiner.present.issuperset(self._text[end:head].split())

    def _says_context(self, start: int) -> int:
        """Where words end that point back to a state just before the phrase (өлкөнүн [саламаттыкты сактоо] министри), else -1."""
        if not self._points:
            return -1
        ends = ((self._folded.rfind(w, max(0, start - 48), start + 1), len(w)) for w in self._words)
        end = max((at + length for at, length in ends if at >= 0), default=-1)
        return end - 1 if end >= 0 and self._joiner.runs(self._text, self._folded, end - 1, start) else -1

    def _modifiers(self, items: list[Item], index: int, used: list[bool]) -> list[Unit]:
        found: list[Unit] = []
        head = items[index]
        assert isinstance(head, Unit)
        edge = head.start
        for j in range(index - 1, -1, -1):
            item, right = items[j], found[-1] if found else head
            if used[j]:
                break
            if isinstance(item, Unit):
                if bracketed(self._text, item):
                    continue
                if self._joiner.joins(self._text, self._folded, item, edge, right, head):
                    found.append(item)
                elif not self._field(item, head, found, edge):
                    break
                edge = item.start
            elif not portfolio(self._text, items[j - 1] if j else None, item, right, edge):
                break
            used[j] = True
        return found

    def _field(self, item: Unit, head: Unit, found: list[Unit], edge: int) -> bool:
        """Whether a bare noun only names the field of an office; one before whose office it is stands for itself (министрлик … элчисин)."""
        owned = any(u.kind in STATE_KINDS for u in found)
        return not owned and _field(item, head, self._text[item.end : edge]) and self._joiner.runs(self._text, self._folded, item.end, edge)

    def _after(self, items: list[Item], index: int, used: list[bool]) -> list[Item]:
        """What follows the head directly: deputy, acting, the holders' names."""
        found: list[Item] = []
        edge = items[index].end
        for j in range(index + 1, len(items)):
            item, gap = items[j], self._text[edge : items[j].start]
            if isinstance(item, Unit) and item.kind == "institution" and self._joiner.ranked(f"{self._text[edge : item.end]} "):
                continue
            if used[j] or not self._follows(gap, item, found, items[index]) or not _agrees(item, found[-1] if found else items[index]):
                break
            used[j] = True
            found.append(item)
            edge = item.end
        return found

    def _follows(self, gap: str, item: Item, found: list[Item], head: Item) -> bool:
        named = any(isinstance(f, Name) for f in found)
        if isinstance(item, Unit):
            return item.kind in ({"deputy", "acting"} if named else {"deputy", "acting", "former"}) and not gap.strip()
        if not named:
            return ("," not in gap and not gap.strip(' \u00a0«»"“„,')) or self._joiner.ranked(gap)
        return isinstance(head, Unit) and head.form.plural and gap.strip() in self._joiner.between

    def _phrase(self, head: Unit, before: list[Unit], after: list[Item], *, inner: bool = False, owner: Name | None = None) -> Phrase:
        names = tuple([a for a in after if isinstance(a, Name)])
        units = [a for a in after if isinstance(a, Unit)] if len(names) < len(after) else []
        if not (before or units):
            return self._plain(head, names, inner=inner, owner=owner)
        last, start = names[-1] if names else [head, *units][-1], before[-1].start if before else head.start
        own, abroad = owners(self._joiner, self._text, self._folded, before) if before else ([], [])
        states, places = [u for u in own if u.kind in STATE_KINDS], [u for u in own if u.kind in PLACE_KINDS]
        organisations = [b.entry.value for b in before if b.kind == "organisation" and b.case != "attr"]
        behind, around = {u.kind for u in units}, {u.kind for u in [*units, *before]}
        official = _official(head, last, owner)
        return Phrase(
            start=start,
            end=last.end,
            kind=head.kind,
            head=head,
            state=states[-1].entry.value if states else inherent(head, before),
            states=row_of(self._text, states or [u for u in places if u.entry.row == "capital"]),
            first_case=before[-1].case if before else last.case,
            place=places[-1].entry.value if places else None,
            organisation=organisations[-1] if organisations else None,
            company=company(self._text, head, before, self._owner) if official else None,
            abroad=tuple([f"ORG:{u.entry.value}" if u.kind == "organisation" else u.entry.value for u in reversed(abroad)]),
            classes=tuple([ATTACHED if self._joiner.attached(self._folded, b) else _class(b) for b in before]),
            deputy="deputy" in around,
            acting="acting" in behind,
            former="former" in around or _gone(head),
            holders=names,
            case=last.case,
            plural=head.form.plural,
            context=self._says_context(start) >= 0,
            direct=self._direct(start, head.start),
            inner=inner,
            owner=owner,
            recalled=recalled(before),
            under=next((b for b in before if b.kind == "title"), None),
            label=self._text[start : (units[-1] if units else head).end],
            owned=official and not before and bool(head.form.possessive) and self._owned(head.start),
            apart=len(self._text[before[0].end : head.start].split()) if before else 0,
        )

    def _plain(self, head: Unit, names: tuple[Name, ...], *, inner: bool, owner: Name | None) -> Phrase:
        """The phrase of a head with nothing around it but its holders: most are, and they are read at less cost."""
        last = names[-1] if names else head
        official = _official(head, last, owner)
        return Phrase(
            start=head.start,
            end=last.end,
            kind=head.kind,
            head=head,
            state=head.entry.row.of or None if head.kind == "institution" else None,
            first_case=last.case,
            company=company(self._text, head, [], self._owner) if official else None,
            holders=names,
            case=last.case,
            plural=head.form.plural,
            context=self._says_context(head.start) >= 0,
            direct=self._direct(head.start, head.start),
            former=_gone(head),
            inner=inner,
            owner=owner,
            label=self._text[head.start : head.end],
            owned=official and bool(head.form.possessive) and self._owned(head.start),
        )

    def _owned(self, start: int) -> bool:
        """Whether a common noun in the genitive stands right before a head (радионун президенти); one that begins a line is one too."""
        *_, word = ["", *self._text[max(0, start - 30) : start].split(" ")[:-1]]
        *_, word = ["", *word.split("\n")]
        if not word.isalpha() or self._bare_name(word) == word:
            return False
        return word.islower() or self._text[: start - len(word) - 1].rstrip(" ")[-1:] in _ENDS


def _without_posts(text: str, units: Sequence[Unit]) -> list[Unit]:
    """The units but for the word for a post right behind the office that it is (министр кызматынан) or before it (кызматтагы президент)."""
    posts = {
        left.start
        for left, right in pairwise(units)
        if left.entry.value == "service" and left.case == "attr" and right.kind == "title" and text[left.end : right.start] == " "
    }
    posts |= {right.start for left, right in pairwise(units) if _ranks(text, left, right)}
    posts |= {
        right.start
        for left, right in pairwise(units)
        if right.entry.value == "service" and left.kind == "title" and left.case == "nom" and text[left.end : right.start] == " "
    }
    return [u for u in units if u.start not in posts] if posts else list(units)


def _ranks(text: str, left: Unit, right: Unit) -> bool:
    """Whether a title is but the rank of who bears the one before it (штабдын башчысы генерал X)."""
    rank = left.kind == right.kind == "title" and right.entry.row.rank and left.case == "nom"
    return rank and not text[left.end : right.start].strip(" ,")


def _territory(text: str, items: list[Item], index: int, before: list[Unit], used: list[bool]) -> Phrase:
    """A city, province or territory: it is a place, named by the city or region before the head, else stands for its state."""
    head = items[index]
    assert isinstance(head, Unit)
    named = next((b for b in before if b.kind in PLACE_KINDS), None)
    states = [b.entry.value for b in before if b.kind in STATE_KINDS and b.case != "attr"]
    start = before[-1].start if before else head.start
    name = items[index - 1] if index and head.form.possessive else None
    if isinstance(name, Name) and name.case == "nom" and not text[name.end : head.start].strip():
        used[index - 1] = True
    place = named.entry.value if named else None
    kind = "territory" if not named else "city" if head.entry.value == "city" or named.kind == "region" else "region"
    return Phrase(
        start=start,
        end=head.end,
        kind=kind,
        head=named or head,
        state=states[-1] if states else None,
        place=place,
        case=head.case,
        classes=tuple(_class(b) for b in before),
    )


def _field(item: Unit, head: Unit, gap: str) -> bool:
    """Whether a bare noun only names the field of an office (шаар куруу министри)."""
    bare = item.kind == "institution" and item.case == "nom" and not (item.form.possessive or item.form.plural or item.entry.proper)
    return bare and head.kind == "title" and bool(head.form.possessive) and bool(gap.strip())


def _gone(head: Unit) -> bool:
    """Whether an office's own name says that somebody had it."""
    return head.kind == "title" and head.entry.name != head.entry.value


def _official(head: Unit, last: Unit | Name, owner: Name | None) -> bool:
    """Whether a phrase may name an office: a title's, or that of an institution that somebody may lead or own."""
    return head.kind == "title" or last.case == "acc" or owner is not None


def _owner(text: str, items: list[Item], index: int, before: list[Unit]) -> Name | None:
    """The person whose name stands in the genitive right before a phrase (Асановдун кеңешчиси)."""
    start = (before[-1] if before else items[index]).start
    while index and items[index - 1].end > start:
        index -= 1
    near = items[index - 1] if index else None
    return near if isinstance(near, Name) and near.case == "gen" and not text[near.end : start].strip() else None


def _agrees(item: Item, left: Item) -> bool:
    """Whether a name can be in apposition to what stands before it: only the last word of an apposition is inflected."""
    return isinstance(item, Unit) or isinstance(left, Name) or left.case == "nom"


def _class(unit: Unit) -> str:
    if unit.kind in PLACE_KINDS or unit.entry.value == "city":
        return "region"
    return unit.entry.value if unit.kind == "institution" else unit.kind
