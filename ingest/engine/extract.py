"""Article → claims: the one door of the engine."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from graph.articles import Article
from graph.claims import Claim, Role
from graph.vocabulary import vocabulary
from ingest.engine.actors import ActorFinder
from ingest.engine.attendance import attending
from ingest.engine.clauses import ClauseFinder
from ingest.engine.confidence import Confidence
from ingest.engine.consults import Consults
from ingest.engine.context import Context, Holding, Holdings, Scene, Scenes
from ingest.engine.cues import Cues
from ingest.engine.dates import DateFinder
from ingest.engine.folding import Source
from ingest.engine.frames import Found, FrameMatcher, Trace
from ingest.engine.holders import Holders
from ingest.engine.leaders import Leaders
from ingest.engine.lexicon import PARTIES, Lexicon
from ingest.engine.meetings.finder import MeetingFinder
from ingest.engine.meetings.merging import merged, settled
from ingest.engine.memberships import Belonging, MembershipFinder
from ingest.engine.modifiers import Joiner
from ingest.engine.morphology import Morphology
from ingest.engine.names import Name, NameFinder
from ingest.engine.outlook import Pointing
from ingest.engine.persons import Persons
from ingest.engine.phrase import Phrase
from ingest.engine.phrases import Chunker, Chunking
from ingest.engine.prospects import Prospects
from ingest.engine.quantities import QuantityFinder
from ingest.engine.realis import Judge
from ingest.engine.sentences import Sentence, Splitter, entities, sentences
from ingest.engine.subjects import Subjects
from ingest.engine.telling import Teller, Told
from ingest.engine.writing import Writer
from ingest.pack import Pack, load


class Extractor:
    """Reads articles of one language; building one costs a fraction of a second, so keep it."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        morphology = Morphology(pack.morphology)
        self._confidence = Confidence(pack.confidence)
        self._lexicon = Lexicon(pack, morphology)
        self._splitter = Splitter(pack.head)
        self._given, self._family = frozenset(pack.names.given), tuple(pack.names.family)
        self._names = NameFinder(pack, morphology, self._lexicon.folding)
        joiner = Joiner(pack.realis.breaks, pack.actors.conjunctions, pack.titles)
        self._chunking = Chunking(joiner, pack.titles.context, self._names.bare, self._names.owner)
        self._dates = DateFinder(pack.dates)
        self._prospects = Prospects(pack.titles)
        self._holders = Holders(pack.titles, self._names.person_like, self._names.local)
        self._leaders = Leaders(pack.names.leaders, self._lexicon.folding)
        self._joining = tuple(f" {w} " for w in [*pack.actors.postpositions, *pack.actors.conjunctions] if w[0].isalpha())
        judge = Judge(pack.realis)
        symmetric = frozenset(t.code for t in vocabulary().relation_types.values() if t.symmetric)
        self._symmetric = symmetric
        self._teller = Teller(
            leaders=self._leaders,
            pointing=Pointing(pack.actors.spoken_of, pack.titles.context),
            folding=self._lexicon.folding,
            actors=ActorFinder(pack.actors),
            subjects=Subjects(pack.actors.pronouns, pack.actors.two),
            frames=FrameMatcher(
                judge,
                ClauseFinder(pack.realis.clauses),
                pack.actors,
                pack.meetings.converb,
            ),
            memberships=MembershipFinder(judge, pack.memberships, pack.actors),
            meetings=MeetingFinder(judge, pack.meetings, pack.actors),
        )
        self._guest = re.compile(pack.memberships.guest)
        self._quantities = QuantityFinder(pack.quantities, self._lexicon.folding, pack.head.code)

    def extract(self, article: Article) -> list[Claim]:
        """The article's claims, each once, with evidence whose offsets count code points of the article's text."""
        return [self._confidence.told(claim) for claim in self.found(article)]

    def found(self, article: Article) -> list[Claim]:
        """The claims as they are found; their confidence says only how firmly the parts of each were."""
        source = Source(article.text)
        context = self.context(article, source)
        if context is None:
            return []
        writer = Writer(article, source, context, self.pack.label, self._symmetric, self._quantities, self._dates)
        claims: list[Claim] = list(_roles(context, writer))
        told = self.told(context)
        if told.relations or told.memberships or told.events:
            claims.extend(self._written(context, writer, told))
        return list({c.id: c for c in claims}.values())

    def _written(self, context: Context, writer: Writer, told: Told) -> Iterator[Claim]:
        """What the sentences tell, merged."""
        events = settled(context, merged(told.events), self.pack.meetings.lent) if told.events else []
        relations = _best_of(told.relations, self._symmetric)
        consults = Consults(events, relations)
        yield from map(writer.relation, consults.kept())
        yield from map(writer.consult, consults.told)
        yield from map(writer.membership, _belonging(told.memberships, attending(context, events, self._guest)))
        yield from writer.meetings(events)

    def context(self, article: Article, source: Source) -> Context | None:
        """The sentences of an article with who holds which office; null where nothing can come of it."""
        folded = f" {self._lexicon.folding.of(source.text)} "
        home = article.home_state or self.pack.head.home_state
        hits, matches = self._lexicon.read(folded)
        names = entities(source.text, hits, self._given, self._family)
        if not self._prospects.any(names, folded, home):
            return None
        found = sentences(source.text, self._splitter, names, Cues(self._lexicon, folded, matches))
        reader = _Reader(source.text, folded, self._names, self._chunking)
        scenes = Scenes([Scene(sentence, index, reader) for index, sentence in enumerate(found)])
        parties = _parties(found)
        states = self._leaders.states
        context = Context(
            source.text, folded, home, article.published, scenes, Persons(), Holdings(), parties, {}, {}, states, self._joining
        )
        self._holders.find(context)
        return context

    def told(self, context: Context, trace: Trace | None = None) -> Told:
        """Relations, memberships and events as the sentences tell them, before they are merged."""
        return self._teller.told(context, trace)


class _Reader:
    """Reads the sentences of one article."""

    def __init__(self, text: str, folded: str, names: NameFinder, chunking: Chunking) -> None:
        self._text, self._names = text, names
        self._chunker = Chunker(chunking, text, folded)
        self._attested = names.attested(text, folded)

    def names(self, sentence: Sentence) -> list[Name]:
        """The names in a sentence; none where nothing else is found in it."""
        return self._names.find(self._text, sentence, self._attested) if sentence.units or sentence.cues else []

    def phrases(self, sentence: Sentence, names: list[Name]) -> list[Phrase]:
        """The phrases of a sentence with these names."""
        return self._chunker.phrases(sentence, names) if sentence.units or names else []


def _parties(found: list[Sentence]) -> frozenset[str | None]:
    """The states (codes, or `home`) and organisations that an article names."""
    parties: set[str | None] = set()
    for sentence in found:
        for unit in sentence.units:
            if unit.kind in PARTIES:
                parties.add(unit.entry.value)
            elif unit.kind == "institution":
                parties.add(unit.entry.row.of)
    return frozenset(parties)


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


def _belonging(told: list[Belonging], attending: Iterable[Belonging]) -> list[Belonging]:
    """The memberships told, and those that a gathering of members tells of others."""
    known = {(b.state, b.org) for b in told if b.type != "CHAIRS"}
    return [*told, *(b for b in attending if (b.state, b.org) not in known)]


def _roles(context: Context, writer: Writer) -> list[Role]:
    best: dict[tuple[str, str, str | None, str | None], Holding] = {}
    for h in context.holdings:
        key = (h.person, h.office.role, h.office.of, h.office.accredited_to)
        if key not in best or (h.explicit, h.phrase.former) > (best[key].explicit, best[key].phrase.former):
            best[key] = h
    return [writer.role(h) for h in best.values()]


@cache
def extractor(language: str) -> Extractor:
    """The extractor of a language, built once."""
    return Extractor(load(language))
