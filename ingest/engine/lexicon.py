"""The lexicon of a pack as one automaton: which stems stand in a text, and what their endings say."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ingest.engine.choosing import chosen
from ingest.engine.folding import Folding
from ingest.engine.hits import Entry, Hit
from ingest.engine.letters import Letters
from ingest.engine.morphology import Form, Morphology, Table
from ingest.pack import Cues, Frame, MeetingCue, Pack, Titles, Verbs

# what names a state or an organisation
PARTIES = frozenset({"state", "seat", "demonym", "city", "region", "organisation"})
# the feature of a pack's morphology that makes "of such a state" of its name
_BELONGING = "belonging"

# a stem's number in the lexicon, and where it stands with the space before it
Match = tuple[int, int, int]
# a reading of what follows a stem, with its kind and case; all of them by ending
Reading = tuple[Entry, Form, str, str]
Known = dict[str, list[Reading]]

# endings of one stem that are remembered
_MOST = 2000


class _Verbs:
    """Analyses what follows a verb's stem."""

    def __init__(self, data: Verbs) -> None:
        self._forms = [(re.compile(f.pattern.format(**data.parts)), f) for f in data.forms]

    def form(self, rest: str) -> Form | None:
        for pattern, form in self._forms:
            found = pattern.fullmatch(rest)
            if found:
                return Form(case="verb", derived=form.form, plural=form.negative, passive=bool(found.groupdict().get("passive")))
        return None


class _Contracted(dict[str, Form]):
    """Analyses what follows a verb's stem whose last vowel has run together with the ending's."""

    def __init__(self, verbs: _Verbs, vowels: str) -> None:
        super().__init__()
        self._verbs, self._vowels = verbs, vowels

    def get(self, rest: str, default: Form | None = None) -> Form | None:  # type: ignore[override]
        return self._verbs.form(self._vowels + rest) or default


class Lexicon:
    """All stems of a pack: one automaton pass, then a look at each hit's ending."""

    def __init__(self, pack: Pack, morphology: Morphology) -> None:
        from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

        self.folding = Folding(pack.head.look_alikes)
        self._morphology = morphology
        self._verbs, self._contractions = _Verbs(pack.verbs), pack.verbs.contractions
        self._readings: dict[str, list[tuple[Entry, Table | None]]] = {}
        for entry in entries(pack):
            self._add(entry, verb=entry.kind.endswith("_verb"))
        self._stems = list(self._readings)
        entries_of = [[e for e, _ in self._readings[s]] for s in self._stems]
        self._names: list[Known | None] = [{} if any(not e.predicate for e in found) else None for found in entries_of]
        self._kinds = Kinds([frozenset(k for e in found for k in _kinds(e)) for found in entries_of])
        self._predicates: list[Known | None] = [{} if any(e.predicate for e in found) else None for found in entries_of]
        self._letters = Letters(self._stems)
        words = [self._letters.of(f" {s}") for s in self._stems]
        self._automaton = BytesAhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)

    def read(self, folded: str) -> tuple[list[Hit], list[Match]]:
        """Every reading of every name in the text, in order of its stem's end, overlapping ones too; and where any stem stands.

        `folded` begins and ends with a space that the text does not have: offsets are those of the text.
        """
        matches = self._automaton.find_matches_as_indexes(self._letters.of(folded), overlapping=True)
        return self._named(folded, matches), matches

    def predicative(self, matches: Iterable[Match]) -> list[Match]:
        """The stretches that may be predicates."""
        readings = self._predicates
        return [match for match in matches if readings[match[0]] is not None]

    def kinds(self, matches: Iterable[Match]) -> frozenset[str]:
        """Of which kinds the predicates are that these stretches may be: frame, membership, meeting, gathering."""
        return self._kinds.of(matches)

    def may(self, match: Match, kind: str) -> bool:
        """Whether a stretch may be a predicate of that kind."""
        return kind in self._kinds.of([match])

    def predicates(self, folded: str, matches: Iterable[Match]) -> list[list[Hit]]:
        """The readings of these stretches as predicates, by stretch, those of each chosen among themselves; none is empty."""
        found: list[list[Hit]] = []
        find, known = folded.find, self._predicates
        for index, start, end in matches:
            readings = known[index]
            if readings is not None:
                stop = find(" ", end)
                rest = folded[end:stop]
                told = readings.get(rest)
                if told is None:
                    told = self._analyse(index, rest, readings, predicates=True)
                if told:
                    found.append([Hit(start, stop - 1, entry, form, kind, case) for entry, form, kind, case in told])
        return found

    def hits(self, folded: str) -> list[Hit]:
        """Every reading: names, then predicates."""
        names, matches = self.read(folded)
        return names + [h for hits in self.predicates(folded, matches) for h in hits]

    def _named(self, folded: str, matches: Iterable[Match]) -> list[Hit]:
        """The readings of these stretches as names."""
        found: list[Hit] = []
        find, known = folded.find, self._names
        for index, start, end in matches:
            readings = known[index]
            if readings is not None:
                stop = find(" ", end)
                rest = folded[end:stop]
                told = readings.get(rest)
                if told is None:
                    told = self._analyse(index, rest, readings, predicates=False)
                for entry, form, kind, case in told:
                    found.append(Hit(start, stop - 1, entry, form, kind, case))
        return found

    def _analyse(self, index: int, rest: str, readings: Known, *, predicates: bool) -> list[Reading]:
        """Note the readings of a stem with this ending: as names, or as predicates."""
        if len(readings) > _MOST:
            readings.clear()
        found: list[Reading] = []
        for entry, table in self._readings[self._stems[index]]:
            if entry.predicate == predicates:
                form = self._verbs.form(rest) if table is None else table.get(rest)
                if form is not None:
                    meant, said = _of_state(entry, form) if entry.kind == "state" else (entry, form)
                    found.append((meant, said, meant.kind, said.case))
        readings[rest] = _predicates(found) if predicates else found
        return readings[rest]

    def _add(self, entry: Entry, *, verb: bool) -> None:
        stem = " ".join(self.folding.of(entry.name).split())
        if verb:
            for shape in self._morphology.verbs(stem):
                self._readings.setdefault(shape, []).append((entry, None))
            vowels = self._contractions.get(stem[-1])
            if vowels:
                self._readings.setdefault(stem[:-1] + vowels, []).append((entry, _Contracted(self._verbs, vowels)))
            return
        letters = entry.name.replace("-", "").replace(" ", "")
        short = len(letters) <= 6 and letters.isupper() and len(letters) > 1
        for shape, table in self._morphology.tables(stem, abbreviation=short):
            self._readings.setdefault(shape, []).append((entry, table))


class Kinds:
    """The kinds of the stems of a lexicon, a bit each: those of several are asked of every sentence."""

    def __init__(self, kinds: list[frozenset[str]]) -> None:
        self._names = sorted(frozenset().union(*kinds))
        self._bits = [sum(1 << i for i, name in enumerate(self._names) if name in told) for told in kinds]
        self._sets: dict[int, frozenset[str]] = {}

    def of(self, matches: Iterable[Match]) -> frozenset[str]:
        """All kinds of the stems that stand in these stretches."""
        bits = 0
        for index, _, _ in matches:
            bits |= self._bits[index]
        known = self._sets.get(bits)
        if known is None:
            known = self._sets[bits] = frozenset(name for i, name in enumerate(self._names) if bits >> i & 1)
        return known


def _predicates(readings: list[Reading]) -> list[Reading]:
    """Those that count: what is derived from a noun is no predicate."""
    hits = [Hit(0, 1, *reading) for reading in readings if reading[1].derived is None or reading[3] == "verb"]
    return [(h.entry, h.form, h.kind, h.case) for h in chosen(hits)]


def _kinds(entry: Entry) -> Iterator[str]:
    """What a predicate may tell: a frame's relation (and whose it may be), a membership, a meeting, and whether that is a gathering."""
    row = entry.row
    if isinstance(row, Frame):
        told = (
            (
                "frame",
                row.pair and "pair",
                row.lately and "lately",
                (row.other or row.deed) and "other",
                (row.default or row.receiver) and "default",
            )
            if row.type != "none"
            else ()
        )
        yield from filter(None, told)
    elif entry.predicate:
        yield entry.kind.partition("_")[0]
        if isinstance(row, MeetingCue) and row.event:
            yield "gathering"


def _of_state(state: Entry, form: Form) -> tuple[Entry, Form]:
    """What belongs to a state (канадалык) is its people or an adjective, in small letters too.

    A state is nobody's: what looks like its possessed accusative is a genitive with a letter left out (Таиландын).
    """
    if form.derived == _BELONGING:
        return Entry("demonym", state.value, name=state.name), msgspec.structs.replace(form, derived=None)
    if form.possessive == "3" and form.case == "acc" and not form.plural:
        return state, msgspec.structs.replace(form, case="gen", possessive=None)
    return state, form


def entries(pack: Pack) -> Iterator[Entry]:
    """Every entry of the pack, the libraries' names of states and cities included."""
    yield from _places(pack)
    for code, names in pack.organisations.names.items():
        yield from (Entry("organisation", code, name=n, proper=n[0].isupper()) for n in names)
    for head in pack.titles.heads:
        yield from (Entry("title", n, head, n) for n in head.names)
        # the office's own name, which may hold a word for a former one inside
        yield from (Entry("title", n, head, f) for n in head.names for f in _former(n, pack.titles))
    yield from (Entry("none", "", name=n) for n in pack.actors.postpositions)
    yield from (Entry("deputy", n, pack.titles.deputy, n) for n in pack.titles.deputy.names)
    yield from (Entry("former", n, None, n) for n in pack.titles.former)
    yield from (Entry("acting", n, None, n) for n in pack.titles.acting)
    for institution in pack.institutions:
        yield from (Entry("institution", institution.class_, institution, n, proper=_proper(n, institution.of)) for n in institution.names)
    for frame in pack.frames:
        yield from _cues("frame", frame.id, frame, frame.cues)
    for membership in pack.memberships.cues:
        yield from _cues("membership", membership.id, membership, membership.cues)
    for meeting in pack.meetings.cues:
        yield from _cues("meeting", meeting.kind, meeting, meeting.cues)


def _former(name: str, titles: Titles) -> Iterator[str]:
    """A title with the word for a former one before its head (коопсуздук боюнча мурдагы кеңешчи)."""
    field, _, head = name.rpartition(" ")
    if field.endswith(tuple(f" {w}" for w in titles.part)):
        yield from (f"{field} {w} {head}" for w in titles.former if w.isalpha())


def _proper(name: str, of: str | None) -> bool:
    """Whether an institution is not meant without capitals: initials, and what is some state's own with them (Жогорку Кеңеш)."""
    return name.isupper() or (of is not None and name[0].isupper())


def _cues(kind: str, value: str, row: Any, cues: Cues) -> Iterator[Entry]:
    yield from (Entry(f"{kind}_verb", value, row, n) for n in cues.verb)
    yield from (Entry(f"{kind}_noun", value, row, n) for n in cues.noun)


def _places(pack: Pack) -> Iterator[Entry]:
    places = pack.places
    listed = {n for names in places.states.values() for n in names}
    excluded = set(places.not_states) | listed
    yield from (Entry("state", code, name=n, proper=True) for code, n in library_states(pack.head.code) if n not in excluded)
    yield from (Entry("none", "", name=n, proper=True) for n in places.not_states)
    for code, names in places.states.items():
        yield from (Entry("state", code, name=n, proper=True) for n in names)
    for code, names in places.demonyms.items():
        yield from (Entry("demonym", code, name=n) for n in names)
    for code, cities in places.cities.items():
        yield from (Entry("city", code, "capital", n, proper=True) for n in cities.capital)
        yield from (Entry("city", code, None, n, proper=True) for n in cities.other)
    known = {n for cities in places.cities.values() for n in [*cities.capital, *cities.other]} | set(places.not_cities)
    yield from (Entry("city", code, None, n, proper=True) for code, n in library_cities(pack.head.code) if n not in known)
    for code, names in places.seats.items():
        capital = next(iter(places.cities[code].capital), None) if code in places.cities else None
        yield from (Entry("seat", code, capital, n, proper=True) for n in names)
    for code, names in places.regions.items():
        yield from (Entry("region", code, name=n, proper=True) for n in names)


def library_cities(language: str) -> Iterable[tuple[str, str]]:
    """Cities after which CLDR names time zones, as (ISO 3166-1 alpha-3 of their state, name); none that is called as a state is."""
    import pycountry
    from babel import Locale
    from babel.core import get_global

    locale, territories = Locale(language), get_global("zone_territories")
    states = set(locale.territories.values())
    for zone, names in locale.time_zones.items():
        country = pycountry.countries.get(alpha_2=territories.get(zone, ""))
        name = names.get("city", "")
        if country and name and name not in states and "," not in name:
            yield country.alpha_3, name


def library_states(language: str) -> Iterable[tuple[str, str]]:
    """Names of states from CLDR and iso-codes, short and official, as (ISO 3166-1 alpha-3, name)."""
    import gettext

    import pycountry
    from babel import Locale

    territories = Locale(language).territories
    official = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    for country in pycountry.countries:
        names = {territories.get(country.alpha_2, "")}
        for source in (country.name, getattr(country, "official_name", "")):
            translated = official.gettext(source) if source else ""
            names.add(translated if translated != source else "")
        yield from ((country.alpha_3, n) for n in sorted(names) if n and "(" not in n)
