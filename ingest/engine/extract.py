"""Article → claims: the one door of the engine."""

from functools import cache

from graph.articles import Article
from graph.claims import Claim, Evidence, Meeting, Participant, Place, Relation, Role, identified
from graph.vocabulary import vocabulary
from ingest.engine.actors import Actor, ActorFinder
from ingest.engine.context import Context, Holding, Scene
from ingest.engine.dates import Date, DateFinder, interval
from ingest.engine.folding import Source
from ingest.engine.frames import Found, FrameMatcher
from ingest.engine.holders import Holders
from ingest.engine.lexicon import Lexicon
from ingest.engine.meetings import Event, MeetingFinder
from ingest.engine.morphology import Morphology
from ingest.engine.names import NameFinder, Persons
from ingest.engine.phrases import Chunker, Phrase
from ingest.engine.realis import Judge
from ingest.engine.sentences import Sentence, Splitter, sentences
from ingest.pack import Pack, load


class Extractor:
    """Reads articles of one language; building one costs a fraction of a second, so keep it."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        morphology = Morphology(pack.morphology)
        self._lexicon = Lexicon(pack, morphology)
        self._splitter = Splitter(pack.head.abbreviations)
        self._names = NameFinder(pack.names, morphology, self._lexicon.folding)
        self._chunker = Chunker(pack.realis.finite, pack.titles.context)
        self._dates = DateFinder(pack.dates)
        self._holders = Holders(pack.titles)
        self._actors = ActorFinder(pack.actors)
        judge = Judge(pack.realis)
        symmetric = frozenset(t.code for t in vocabulary().relation_types.values() if t.symmetric)
        self._symmetric = symmetric
        self._frames = FrameMatcher(judge, pack.actors.both_sides, symmetric)
        self._meetings = MeetingFinder(judge, pack.actors.both_sides)

    def extract(self, article: Article) -> list[Claim]:
        """The article's claims, each once, with evidence whose offsets count code points of the article's text."""
        source = Source(article.text)
        folded = f" {self._lexicon.folding.of(source.text)} "
        found = sentences(source.text, self._splitter, list(self._lexicon.hits(folded)))
        if not any(s.units for s in found):
            return []
        context = self._context(article, source.text, folded, found)
        self._holders.find(context)
        writer = _Writer(article, source, self.pack.label)
        claims: list[Claim] = list(_roles(context, writer))
        relations, events = self._told(context)
        claims.extend(writer.relation(context, f, self._symmetric) for f in _best_of(relations, self._symmetric))
        claims.extend(writer.meeting(context, e) for e in _merged(events))
        return list({c.id: c for c in claims}.values())

    def _context(self, article: Article, text: str, folded: str, found: list[Sentence]) -> Context:
        attested = self._names.attested(text)
        home = article.home_state or self.pack.head.home_state
        scenes = []
        for sentence in found:
            names = self._names.find(text, sentence, attested)
            phrases = self._chunker.phrases(text, folded, sentence, names)
            dates = self._dates.find(folded, sentence.start, sentence.end, article.published)
            scenes.append(Scene(sentence, phrases, names, dates))
        return Context(text, folded, home, article.published, scenes, Persons(), [], {})

    def _told(self, context: Context) -> tuple[list[Found], list[Event]]:
        relations: list[Found] = []
        events: list[Event] = []
        pair: tuple[str, str] | None = None
        for scene in context.scenes:
            actors = self._actors.find(context, scene)
            relations.extend(self._frames.match(context, scene, actors, pair))
            events.extend(self._meetings.find(context, scene, actors, pair))
            pair = _pair(actors) or pair
        return relations, events


def _pair(actors: list[Actor]) -> tuple[str, str] | None:
    states = list(dict.fromkeys(a.state for a in actors))
    return (states[0], states[1]) if len(states) == 2 else None


def _best_of(found: list[Found], symmetric: frozenset[str]) -> list[Found]:
    """One of each (source, type, target): held before planned, then the strongest, then the first."""
    best: dict[tuple[str, ...], Found] = {}
    for f in found:
        ends = sorted((f.source, f.target)) if f.frame.type in symmetric else [f.source, f.target]
        key = (f.frame.type, *ends)
        old = best.get(key)
        if old is None or (f.status == "held", f.strength) > (old.status == "held", old.strength):
            best[key] = f
    return list(best.values())


def _merged(events: list[Event]) -> list[Event]:
    """Events of one kind with the same sides are one, told again."""
    kept: list[Event] = []
    for event in events:
        same = next((k for k in kept if _same(k, event)), None)
        if same is None:
            kept.append(event)
        else:
            same.persons = list(dict.fromkeys([*same.persons, *event.persons]))
            same.orgs = list(dict.fromkeys([*same.orgs, *event.orgs]))
            same.place = same.place or event.place
    return kept


def _same(a: Event, b: Event) -> bool:
    return a.kind == b.kind and set(a.states) == set(b.states) and (a.status == b.status or a.scene is b.scene) and _one_place(a, b)


def _one_place(a: Event, b: Event) -> bool:
    return a.place is None or b.place is None or (a.place.state or a.place.place) == (b.place.state or b.place.place)


def _roles(context: Context, writer: "_Writer") -> list[Role]:
    best: dict[tuple[str, str, str | None, str | None], Holding] = {}
    for h in context.holdings:
        key = (h.person, h.office.role, h.office.of, h.office.accredited_to)
        if key not in best or (h.explicit, h.phrase.former) > (best[key].explicit, best[key].phrase.former):
            best[key] = h
    return [writer.role(context, h) for h in best.values()]


class _Writer:
    """Writes claims with their evidence."""

    def __init__(self, article: Article, source: Source, pack: str) -> None:
        self._article, self._source, self._pack = article, source, pack

    def role(self, context: Context, h: Holding) -> Role:
        """The claim of a holding."""
        assert h.office.of
        former = h.phrase.former or h.change in {"dismissed", "resigned"}
        claim = Role(
            article=self._article.id,
            evidence=self._quote(h.start, h.end),
            rule=f"{self._pack.split('/')[0]}/{h.office.rule}",
            pack=self._pack,
            confidence=0.9,
            person=h.person,
            role=h.office.role,
            title=h.phrase.label,
            of=h.office.of,
            accredited_to=h.office.accredited_to,
            former=former,
            acting=h.phrase.acting,
            implied=not h.explicit,
            change="appointed" if h.change == "appointed" else "dismissed" if h.change == "dismissed" else None,
        )
        return identified(claim)

    def relation(self, context: Context, f: Found, symmetric: frozenset[str]) -> Relation:
        """The claim of a filled frame."""
        source, target = (f.source, f.target) if f.frame.type not in symmetric else sorted((f.source, f.target))
        iso, first, last, basis = _when(f.scene.dates, f.cue.start)
        claim = Relation(
            article=self._article.id,
            status=f.status,  # type: ignore[arg-type]
            date=iso,
            date_from=first,
            date_to=last,
            date_basis=basis,  # type: ignore[arg-type]
            evidence=self._quote(f.scene.sentence.start, f.scene.sentence.end),
            rule=f"{self._pack.split('/')[0]}/frame:{f.frame.id}",
            pack=self._pack,
            confidence=f.strength,
            source=source,
            type=f.frame.type,
            mode=f.frame.mode,
            target=target,
        )
        return identified(claim)

    def meeting(self, context: Context, e: Event) -> Meeting:
        """The claim of an event."""
        iso, first, last, basis = _when(e.scene.dates, e.cue.start)
        people = [Participant("person", p, context.capacity(p)) for p in e.persons]
        claim = Meeting(
            article=self._article.id,
            status=e.status,  # type: ignore[arg-type]
            date=iso,
            date_from=first,
            date_to=last,
            date_basis=basis,  # type: ignore[arg-type]
            evidence=self._quote(e.scene.sentence.start, e.scene.sentence.end),
            rule=f"{self._pack.split('/')[0]}/meeting:{e.kind}",
            pack=self._pack,
            confidence=0.7,
            kind=e.kind,
            name=e.name,
            persons=tuple(e.persons),
            states=tuple(e.states),
            orgs=tuple(e.orgs),
            participants=(
                *people,
                *(Participant("state", s) for s in e.states),
                *(Participant("org", o) for o in e.orgs),
            ),
            place=_place(e.place) if e.place else None,
        )
        return identified(claim)

    def _quote(self, start: int, end: int) -> Evidence:
        a, z = self._source.span(start, end)
        return Evidence(a, z, self._source.original[a:z])


def _place(phrase: Phrase) -> Place | None:
    unit = phrase.head
    country = phrase.place or phrase.state
    return Place(unit.entry.name, country) if unit else None


def _when(dates: list[Date], at: int) -> tuple[str | None, str | None, str | None, str]:
    """The date nearest to a cue in its sentence."""
    told = [d for d in dates if d.iso]
    if not told:
        return None, None, None, "none"
    nearest = min(told, key=lambda d: abs(d.start - at))
    return (nearest.iso, *interval(nearest.iso), nearest.basis)


@cache
def extractor(language: str) -> Extractor:
    """The extractor of a language, built once."""
    return Extractor(load(language))
