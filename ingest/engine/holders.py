"""Who holds which office: titles with names, names with titles behind them, and whose a bare title is."""

import re
from collections.abc import Callable

import msgspec

from ingest.engine.accreditation import accredited, only_foreign
from ingest.engine.antecedents import point_back
from ingest.engine.bearers import Bearers
from ingest.engine.beside import Beside
from ingest.engine.bridging import bridge
from ingest.engine.context import Context, Holding, Scene
from ingest.engine.leading import Leading
from ingest.engine.names import Name
from ingest.engine.nationals import spread
from ingest.engine.phrase import Phrase
from ingest.engine.recall import distinguished, embodied, recalled
from ingest.engine.roles import INTERNATIONAL, Office, offices, settled
from ingest.engine.successions import Successions
from ingest.engine.vacancies import fill
from ingest.engine.whose import HEADS, UNIQUE, Bearer, among, last_foreign, whose
from ingest.pack import Titles

# what may stand between two offices of one person
_JOINING = frozenset({"", ",", "–", "—", "-"})
_QUOTES = '«»"“„”'
# how many words may stand between the offices of a row: "and", and what the second one's phrase leaves out
_ADDED = 4
# offices that no head of state has
_SUBORDINATE = frozenset({"minister", "foreign_minister", "deputy_minister", "ambassador", "spokesperson", "member_of_parliament"})
# the rule of an office that is somebody's (кеңешчиси), and what it is with an organisation's
_HOLDER, _CIVIL_SERVANT = "/holder", "official_of_international_organization"
# states of a row
_ROW = 2
# what stands for "is" between an office and its holder
_DASH = re.compile(r"\s+[—–-]\s+")
# letters behind a title in which a verb may make it somebody's
_BEHIND = 120
# letters between it and whose it becomes
_NEAR = 24


class Holders:
    """Finds the office holders of an article; the words that appoint and dismiss are the pack's."""

    def __init__(self, titles: Titles, like_person: Callable[[Name], bool], local: Callable[[str], bool]) -> None:
        self._titles = titles
        self._like_person, self._local = like_person, local
        self._leading = Leading(titles, like_person)
        self._successions = Successions(titles)
        self._beside_it = Beside(titles.conjunctions, titles.among)
        self._and = tuple(f" {w} " for w in titles.conjunctions)
        self._words = frozenset(titles.conjunctions)
        self._and_or_comma = frozenset({",", *titles.conjunctions})
        self._bodies = tuple(f" {w} " for w in titles.bodies)
        self._denied = re.compile(titles.denied)
        self._removed = re.compile(titles.removed)
        self._ranks = re.compile(titles.ranks, re.IGNORECASE)
        self._dismissed, self._leave = re.compile(titles.ended), re.compile(titles.leave)
        # the first that fits: who was something may have been appointed to it
        after = {"was": titles.was, "holds": titles.holds, "appoints": titles.appoints, "appointed": titles.appointed}
        after |= {"dismissed": titles.ended, "nominated": titles.candidate}
        self._after = re.compile("|".join(f"(?P<{change}>{words})" for change, words in after.items()))

    def find(self, context: Context) -> None:
        """Fill the context's persons and holdings, then settle whose the bare titles are."""
        titles = [(scene, p) for scene in context.scenes.of("title") for p in scene.phrases if p.kind == "title" and self._said(context, p)]
        told = [(scene, phrase, *self._names(context, scene, phrase)) for scene, phrase in titles]
        told.extend(self._leading.find(context))
        if not told:
            return
        for name in (n for _, _, names, _ in told for n in names):
            context.persons.add(name.base)
        if any(" " not in n.base for _, _, names, _ in told for n in names):
            context.persons.listen(Bearers(context, self._like_person).of)
        colleagues = [t for t in told if _colleague(t[1])]
        self._read(context, [t for t in told if not _colleague(t[1])])
        self._read(context, colleagues)
        bridge(context, self._like_person)
        if fill(context, self._like_person):
            self._read(context, [t for t in colleagues if not context.titles[t[1].at]])
        spread(context, self._and_or_comma)
        self._successions.find(context)
        point_back(context)

    def _said(self, context: Context, phrase: Phrase) -> bool:
        """Whether a title is not denied of somebody (X президент эмес)."""
        return bool(phrase.holders) or not self._denied.match(context.folded, phrase.end + 1)

    def _read(self, context: Context, told: list[tuple[Scene, Phrase, list[Name], str | None]]) -> None:
        """Settle the offices of titles, those that say whose they are first, and who holds them."""
        for scene, phrase, names, change in sorted(told, key=lambda t: not _explicit(t[1])):
            phrase = distinguished(embodied(context, scene, phrase, self._bodies))
            resolved = self._resolve(context, scene, phrase, names)
            context.titles[phrase.at] = resolved
            for name, offices_ in self._each(context, phrase, names, resolved):
                self._hold(context, phrase, name, offices_, change)

    def _each(self, context: Context, phrase: Phrase, names: list[Name], resolved: list[Office]) -> list[tuple[Name, list[Office]]]:
        """Each name with its offices; of a bare office that a state has but once, several in a row are of several states."""
        once = [o for o in resolved if o.role in UNIQUE]
        if not (once and phrase.plural and len(names) > 1) or _explicit(phrase) or phrase.former:
            return _shared(phrase, names, resolved)
        people = {n.start: context.persons.full(n.base) or n.base for n in names}
        of = among(context, phrase, once[0].role, list(people.values()))
        context.titles[phrase.at] = [msgspec.structs.replace(once[0], of=s) for s in of.values()]
        return [(n, [msgspec.structs.replace(once[0], of=of.get(people[n.start]))]) for n in names]

    def _names(self, context: Context, scene: Scene, phrase: Phrase) -> tuple[list[Name], str | None]:
        """The names of a title: behind it, or the subject of a clause that ends in it."""
        rest = context.folded[phrase.end + 1 : phrase.end + _BEHIND]
        after = self._after.match(rest)
        change = after.lastgroup if after else None
        if phrase.inner or (phrase.holders and not self._single(context, phrase)):
            return list(phrase.holders), self._end(context, scene, phrase)
        if phrase.holders:
            return [], None
        if not change:
            beside = (
                self._beside(context, scene, phrase) or self._predicate(context, scene, phrase) or self._equated(context, scene, phrase)
            )
            return (beside, None) if beside else self._row(context, scene, phrase)
        case, change = ("acc", "appointed") if change == "appoints" else ("nom", change)
        chosen = self._modified(context, scene, phrase.end + after.end()) if after and change == "was" else []
        if not chosen and change == "dismissed" and phrase.owner:
            return [phrase.owner], change
        chosen = chosen or _made(context, scene, phrase, case, officials=change != "dismissed")
        return chosen or self._spoken_of(context, scene, change), change

    def _single(self, context: Context, phrase: Phrase) -> bool:
        """Whether the office of several stands by chance before one name, to which no other is added (министрлер Xти бошотту)."""
        rest = context.folded[phrase.end + 1 : phrase.end + _BEHIND]
        added = context.text.startswith(",", phrase.end) or rest.startswith(self._and)
        return phrase.plural and len(phrase.holders) == 1 and len(phrase.states) < _ROW and not added

    def _modified(self, context: Context, scene: Scene, at: int) -> list[Name]:
        """Whose name a clause that ends at `at` stands before, in whatever case that is (министр болуп турган 60 жаштагы Xты)."""
        near = next((p for p in scene.phrases if p.start >= at and p.holders), None)
        gap = context.text[at : near.start] if near and near.kind == "name" else ""
        return list(near.holders) if near and (gap == " " or self._ranks.fullmatch(gap)) else []

    def _equated(self, context: Context, scene: Scene, phrase: Phrase) -> list[Name]:
        """Who an office at the beginning of a sentence is said to be (Каржы министри – X; – бул кызматта көп жыл иштеген X)."""
        dash = _DASH.match(context.text, phrase.end) if phrase.case == "nom" and not phrase.plural else None
        people = [p for p in scene.phrases if p.holders and not p.inner] if dash else []
        if not dash or not people or people[0].start < dash.end():
            return []
        first, last = people[0], people[-1]
        whole = not context.text[last.end : scene.sentence.end].strip(" .;")
        chosen = first if first.kind == "name" and first.start == dash.end() else last if whole else None
        fits = chosen is not None and len(chosen.holders) == 1 and chosen.case == "nom"
        return list(chosen.holders) if chosen and fits and not self._denied.match(context.folded, chosen.end + 1) else []

    def _spoken_of(self, context: Context, scene: Scene, change: str) -> list[Name]:
        """Who held an office in a sentence that names nobody: the one person of the sentence before (Ал буга чейин министр болгон)."""
        if change not in {"was", "holds"} or scene.index == 0 or any(self._like_person(n) for n in scene.names):
            return []
        before = [n for n in context.scenes[scene.index - 1].names if self._person(context, n)]
        named = {context.persons.full(n.base) or n.base: n for n in before}
        subjects = {person: n for person, n in named.items() if n.case == "nom"}
        return [*(subjects or named).values()] if len(subjects or named) == 1 else []

    def _person(self, context: Context, name: Name) -> bool:
        """Whether a name is surely a person's."""
        return self._like_person(name) or context.statesman(name.base) is not None or " " in (context.persons.full(name.base) or "")

    def _end(self, context: Context, scene: Scene, phrase: Phrase) -> str | None:
        """Whether the clause behind the holder tells the end of the office: of its subject (in a row, too), its object, its owner."""
        verb = {"nom": self._dismissed, "acc": self._removed, "gen": self._leave}.get(phrase.case)
        if verb and len(phrase.holders) == 1 and verb.match(context.folded, phrase.end + 1):
            return "dismissed"
        added = self._added(context, scene, phrase) if phrase.case == "nom" else None
        return self._end(context, scene, added) if added else None

    def _added(self, context: Context, scene: Scene, phrase: Phrase) -> Phrase | None:
        """The person whom "and" adds to a holder (министр X жана өкүл Y)."""
        near = next((p for p in scene.phrases if p.start >= phrase.end and not p.inner), None)
        joined = near is not None and near.holders and context.text[phrase.end : near.start].strip() in self._and_or_comma
        return near if joined else None

    def _beside(self, context: Context, scene: Scene, phrase: Phrase) -> list[Name]:
        """The holders of a title that follows at once, or after a comma: one person in two offices, or in a row of them."""
        following = [p for p in scene.phrases if p.start >= phrase.end and not p.inner]
        near = following[0] if following else None
        if near is None or near.kind != "title" or phrase.case != "nom" or len(near.holders) > 1:
            return []
        if phrase.state and near.state and phrase.state != near.state:
            return []
        if near.state and phrase.head and near.head and near.head.entry.name == phrase.head.entry.name:
            # nobody holds one office twice: the second is whom the first meets (министр Россиянын министри X менен)
            return []
        gap = context.text[phrase.end : near.start].strip()
        if phrase.state and (near.state or near.place) and not gap:
            # nobody is said twice to be a state's: the second is whom the first names (президенти Россиянын министри Xти дайындады)
            return []
        both = gap.lower() in self._words and bool(phrase.state) and not (phrase.plural or near.plural or near.state)
        if not (gap in _JOINING or both or (_field(gap, near) and not phrase.plural)):
            return []
        return list(near.holders) or (self._beside(context, scene, near) if gap.startswith(",") else [])

    def _row(self, context: Context, scene: Scene, phrase: Phrase) -> tuple[list[Name], str | None]:
        """The holder of a row of offices, of all of which its last word speaks (X — министр, төрага жана аким болгон)."""
        near = next((p for p in scene.phrases if p.kind == "title" and p.start >= phrase.end and not p.inner), None)
        if near is None or near.holders or phrase.case != "nom" or phrase.plural:
            return [], None
        gap = context.text[phrase.end : near.start]
        if not (gap.startswith(",") or self._adds(gap)) or len(gap.split()) > _ADDED:
            return [], None
        names, change = self._names(context, scene, near)
        return (names, change) if change in {"was", "holds", "appointed"} else ([], None)

    def _adds(self, gap: str) -> bool:
        """Whether words between two offices only add the second (жана чакан шаардын акими)."""
        return f" {gap.strip()} ".startswith(self._and) and len(gap.split()) <= _ADDED and gap.islower()

    def _predicate(self, context: Context, scene: Scene, phrase: Phrase) -> list[Name]:
        """The name right before a title that ends its sentence (X — Y министри), or before another such title and "and"."""
        rest = context.text[phrase.end : scene.sentence.end]
        apposed = rest.startswith(",") and phrase.case == "nom"
        if rest.strip(" .»)") and not apposed and not context.folded.startswith(self._and, phrase.end + 1):
            return []
        before = [p for p in scene.phrases if p.end <= phrase.start and not p.inner]
        near = before[-1] if before else None
        if apposed and not (near and near.kind == "name" and context.text[near.end : phrase.start].strip() == ","):
            return []
        gap = context.text[near.end : phrase.start].strip(" —–-,") if near else ""
        if near is None or near.case != "nom" or not (gap == "" or (near.kind == "title" and self._adds(gap))):
            return []
        return list(near.holders) if near.kind == "name" else self._predicate(context, scene, near) if near.kind == "title" else []

    def _hold(self, context: Context, phrase: Phrase, name: Name, resolved: list[Office], change: str | None) -> None:
        person = context.persons.full(name.base) or name.base
        if change == "nominated" or _busy(context, phrase, person, resolved):
            return
        if not self._local(person) and context.elsewhere and not (_explicit(phrase) or phrase.abroad):
            resolved = [msgspec.structs.replace(o, of=only_foreign(context) if o.of == context.home else o.of) for o in resolved]
        known = context.statesman(person) if phrase.state and name.case != "nom" else None
        if known and all(o.of != known for o in resolved):
            # the title is the subject, and the statesman of another state its object (Финляндиялык лидер Трампты кабыл алды)
            if phrase.head is None or phrase.head.form.possessive or phrase.first_case != "nom":
                return
            # what nothing owns is the object's own, and the state before it the subject (Иран президент Xты колдоду)
            resolved = [msgspec.structs.replace(o, of=known) for o in resolved]
        start, end = min(phrase.start, name.start), max(phrase.end, name.end)
        resolved = [accredited(context, person, office) for office in resolved]
        held = [Holding(person, office, phrase, _explicit(phrase), start, end, change) for office in resolved if office.of]
        context.holdings.extend(held)

    def _resolve(self, context: Context, scene: Scene, phrase: Phrase, names: list[Name]) -> list[Office]:
        phrase = recalled(context, phrase)
        found = offices(phrase, self._titles, context.home) or self._colleague(context, scene, phrase)
        if phrase.plural and not phrase.holders and not _explicit(phrase):
            return []
        if phrase.plural and len(phrase.states) > 1:
            return [Office(o.role, state, o.accredited_to, o.rule) for o in found for state in phrase.states]
        owned = [o for o in found if o.of or o.role not in INTERNATIONAL]
        people = [context.persons.full(n.base) or n.base for n in names]
        bearer = Bearer(people, local=not people or any(self._local(p) for p in people))
        maker = _maker(context, scene, phrase) if any(n.case == "acc" for n in names) and not phrase.holders else None
        served = _served(context, phrase) if phrase.owner else None
        if served and all(o.rule.endswith(_HOLDER) for o in owned):
            return [Office(_CIVIL_SERVANT, served, None, o.rule) for o in owned]
        return [settled(phrase, o, o.of or maker or self._whose(context, scene, phrase, o.role, bearer)) for o in owned]

    def _whose(self, context: Context, scene: Scene, phrase: Phrase, role: str, bearer: Bearer) -> str | None:
        """The state of a title that names none: of one that home has not, another state than home, if any was told."""
        told = whose(context, scene, phrase, role, self._beside_it, bearer)
        elsewhere = told == context.home and phrase.head is not None and phrase.head.entry.row.foreign
        return last_foreign(context, phrase.start) if elsewhere else told

    def _colleague(self, context: Context, scene: Scene, phrase: Phrase) -> list[Office]:
        """A colleague holds the office of the person named before, of the state that the phrase names."""
        if not (_colleague(phrase) and phrase.holders):
            return []
        named = [context.persons.full(n.base) or n.base for n in scene.names if n.end <= phrase.start][-1:]
        held = [h for h in context.holdings if not h.office.accredited_to and h.person in (named or [h.person])]
        before = [h for h in held if h.end <= phrase.start] or [h for h in held if named and not h.phrase.former][:1]
        last = max(before, key=lambda h: (h.end, h.phrase.at), default=None)
        return [Office(last.office.role, phrase.state or context.home, None, "title:colleague")] if last else []


def _field(gap: str, title: Phrase) -> bool:
    """Whether behind a comma only what a title deals with stands before it (орун басары, санарип өнүктүрүү министри)."""
    words = gap[1:].split() if gap.startswith(",") and title.head and title.head.form.possessive else []
    return 0 < len(words) <= _ADDED and all(w.strip(_QUOTES).isalpha() and (w.islower() or w[0] in _QUOTES) for w in words)


def _served(context: Context, phrase: Phrase) -> str | None:
    """The organisation whose official owns a title (БУУнун өкүлү Xтин кеңешчиси)."""
    person = (context.persons.full(phrase.owner.base) or phrase.owner.base) if phrase.owner else ""
    first = next((h.office.of for h in context.holdings.of_person(person) if h.office.of), None)
    return first if first and first.startswith("ORG:") else None


def _maker(context: Context, scene: Scene, phrase: Phrase) -> str | None:
    """The state of the official before a title who makes another that."""
    before = [n for p in scene.phrases if p.end <= phrase.start and p.case == "nom" for n in p.holders]
    people = (context.persons.full(n.base) or n.base for n in reversed(before))
    return next((s for s in map(context.state_of, people) if s), None)


def _made(context: Context, scene: Scene, phrase: Phrase, case: str, *, officials: bool) -> list[Name]:
    """Who becomes or is what a title says: the name right behind it, else the nearest before; `officials`: he may have another office."""
    kinds = {"name", "title"} if officials else {"name"}
    around = [p for p in scene.phrases if p.holders and p.at != phrase.at and p.kind in kinds and not p.inner]
    behind = [p for p in around if phrase.end <= p.start <= phrase.end + _NEAR and len(p.holders) == 1 and p.case in {"nom", case}]
    before = [p for p in around if p.end <= phrase.start and p.case == case and len(p.holders) == 1 and not _opening(context, scene, p)]
    return [n for p in behind[:1] or before[-1:] for n in p.holders]


def _opening(context: Context, scene: Scene, phrase: Phrase) -> bool:
    """Whether a name is but one word that a capital letter only begins a sentence with (Адегенде …), for all the article tells."""
    name = phrase.holders[0].base
    # initials make a name of any word
    alone = phrase.kind == "name" and name.isalpha() and not context.text[scene.sentence.start : phrase.start].strip(_QUOTES)
    return alone and context.statesman(name) is None and not any(n.base.endswith(f" {name}") for s in context.scenes for n in s.names)


def _shared(phrase: Phrase, names: list[Name], resolved: list[Office]) -> list[tuple[Name, list[Office]]]:
    """Each name with its offices; those of a row of states are handed out in order (A менен B министрлери X жана Y)."""
    if not (phrase.plural and len(phrase.states) > 1):
        return [(name, resolved) for name in names]
    if len(names) != len(phrase.states):
        return []
    return [(name, [o for o in resolved if o.of == state]) for name, state in zip(names, phrase.states, strict=True)]


def _colleague(phrase: Phrase) -> bool:
    return bool(phrase.head and phrase.head.entry.kind == "title" and phrase.head.entry.row.same)


def _busy(context: Context, phrase: Phrase, person: str, resolved: list[Office]) -> bool:
    """Whether a bare title only stands beside a name: a head's beside a lesser official's (Өкмөт башчы элчи Xнын салымын белгиледи).

    Or a minister's beside that of a head of state.
    """
    if _explicit(phrase) or phrase.acting or phrase.former:
        return False
    others = {h.office.role for h in context.holdings.of_person(person) if h.explicit and not h.phrase.former and not h.change}
    roles = {o.role for o in resolved}
    if roles & HEADS:
        return bool(others - UNIQUE)
    # a royal title before a name may be part of it (премьер-министр Шейх Хасина)
    return bool(others & HEADS) if "royal" in roles else "head_of_state" in others and bool(roles & _SUBORDINATE)


def _explicit(phrase: Phrase) -> bool:
    return phrase.state not in {None, "home"} or phrase.organisation is not None
