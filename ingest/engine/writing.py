"""Claims written down: content, dates, evidence with offsets in the article's own text."""

from collections.abc import Iterator
from typing import Any

from graph.articles import Article
from graph.claims import Amount, Evidence, Meeting, Membership, Participant, Place, Relation, Role, identified
from graph.vocabulary import state_name
from ingest.engine.consults import MODES
from ingest.engine.context import Context, Holding, Scene
from ingest.engine.dates import Date, DateFinder, interval
from ingest.engine.folding import Source
from ingest.engine.frames import Found
from ingest.engine.meetings.event import Event
from ingest.engine.memberships import Belonging
from ingest.engine.phrase import Phrase
from ingest.engine.quantities import QuantityFinder

LASTING_SINCE = frozenset({"DIPLOMATIC_RELATIONS", "STRATEGIC_PARTNERSHIP", "ALLIANCE"})


class Writer:
    """Writes the claims of one article."""

    def __init__(
        self,
        article: Article,
        source: Source,
        context: Context,
        pack: str,
        symmetric: frozenset[str],
        quantities: QuantityFinder,
        dates: DateFinder,
    ) -> None:
        self._article, self._source, self._context = article, source, context
        self._pack, self._language = pack, pack.split("/")[0]
        self._symmetric, self._quantities, self._dates = symmetric, quantities, dates
        self._told_dates: dict[int, list[Date]] = {}

    def role(self, h: Holding) -> Role:
        """The claim of a holding."""
        assert h.office.of
        return identified(
            Role(
                article=self._article.id,
                evidence=self._quote(h.start, h.end),
                rule=f"{self._language}/{h.office.rule}",
                pack=self._pack,
                confidence=0.9,
                person=h.person,
                role=h.office.role,
                title=h.phrase.label,
                of=h.office.of,
                accredited_to=h.office.accredited_to,
                former=h.phrase.former or h.change in {"dismissed", "was"},
                acting=h.phrase.acting,
                implied=not h.explicit,
                change="appointed" if h.change == "appointed" else "dismissed" if h.change == "dismissed" else None,
            )
        )

    def relation(self, f: Found) -> Relation:
        """The claim of a filled frame."""
        source, target = sorted((f.source, f.target)) if f.frame.type in self._symmetric else (f.source, f.target)
        since = self._since(f) if f.frame.type in LASTING_SINCE else None
        date = None if since else self._nearest(f.scene, f.cue.start)
        iso = date.iso if date else None
        first, last = interval(iso)
        return identified(
            Relation(
                article=self._article.id,
                status="held" if since else f.status,  # type: ignore[arg-type]
                date=iso,
                date_from=first,
                date_to=last,
                date_basis=date.basis if date else "none",  # type: ignore[arg-type]
                evidence=self._sentence(f.scene),
                rule=f"{self._language}/frame:{f.frame.id}",
                pack=self._pack,
                confidence=f.strength,
                source=source,
                type=f.frame.type,
                mode=f.frame.mode,
                target=target,
                since=since,
                amounts=self._amounts(f),
            )
        )

    def consult(self, e: Event) -> Relation:
        """The claim that the two states of an event consult."""
        source, target = sorted(e.states)
        return identified(
            Relation(
                **self._told(e),
                source=source,
                type="CONSULT",
                mode=MODES.get(e.kind),
                target=target,
            )
        )

    def membership(self, b: Belonging) -> Membership:
        """The claim of a membership."""
        return identified(
            Membership(
                article=self._article.id,
                status=b.status,  # type: ignore[arg-type]
                evidence=self._sentence(b.scene),
                rule=f"{self._language}/membership:{b.type}",
                pack=self._pack,
                confidence=0.7,
                state=b.state,
                type=b.type,  # type: ignore[arg-type]
                org=b.org,
            )
        )

    def meetings(self, events: list[Event]) -> Iterator[Meeting]:
        """The claims of the events, the wider ones first, so that the others can point to them."""
        ids: dict[int, str] = {}
        for event in sorted(events, key=lambda e: e.within is not None):
            claim = self._meeting(event, ids.get(id(event.within)))
            ids[id(event)] = claim.id
            yield claim

    def _told(self, e: Event) -> dict[str, Any]:
        """What the claims that an event makes have in common."""
        date = self._date(e)
        first, last = interval(date.iso if date else None)
        return {
            "article": self._article.id,
            "status": e.status,
            "date": date.iso if date else None,
            "date_from": first,
            "date_to": last,
            "date_basis": date.basis if date else "none",
            "evidence": self._sentence(e.scene),
            "rule": f"{self._language}/meeting:{e.kind}",
            "pack": self._pack,
            "confidence": 0.7,
        }

    def _meeting(self, e: Event, within: str | None) -> Meeting:
        people = [Participant("person", p, self._context.capacity(p)) for p in e.persons]
        return identified(
            Meeting(
                **self._told(e),
                kind=e.kind,
                name=e.name,
                persons=tuple(e.persons),
                states=tuple(e.states),
                orgs=tuple(e.orgs),
                participants=(*people, *(Participant("state", s) for s in e.states), *(Participant("org", o) for o in e.orgs)),
                place=self._place(e.place) if e.place else None,
                within=within,
            )
        )

    def _place(self, phrase: Phrase) -> Place | None:
        """The city, else the state by the name the article gives it, else by the library's."""
        unit, country = phrase.head, phrase.place or phrase.state
        if country is None:
            return None
        if unit and unit.kind == "seat":
            return Place(unit.entry.row or unit.entry.name, country)
        if unit and phrase.kind != "region" and unit.kind != "region":
            return Place(unit.entry.name, country)
        named = (p.head.entry.name for s in self._context.scenes for p in s.phrases if p.kind == "state" and p.state == country and p.head)
        return Place(next(named, None) or state_name(country, self._language), country)

    def _since(self, f: Found) -> str | None:
        """The beginning of a lasting state of affairs whose anniversary the sentence tells: the date told less the years."""
        years = self._dates.anniversary(self._context.folded, f.scene.sentence.start, f.scene.sentence.end)
        date = self._nearest(f.scene, f.cue.start)
        if years is None or date is None or date.iso is None:
            return None
        year = int(date.iso[:4]) - years
        return f"{year:04}{date.iso[4:]}" if year > 0 else None

    def _amounts(self, f: Found) -> tuple[Amount, ...]:
        if f.frame.type not in {"TRADE", "AID"}:
            return ()
        what = "trade turnover" if f.frame.type == "TRADE" else "aid"
        return self._quantities.find(self._source.text, f.scene.sentence.start, f.scene.sentence.end, what)

    def _date(self, e: Event) -> Date | None:
        """The date of the first mention that has one."""
        return next((d for d in (self._nearest(scene, cue.start) for scene, cue in e.mentions) if d), None)

    def _nearest(self, scene: Scene, at: int) -> Date | None:
        """The date nearest to a cue in its sentence."""
        told = self._told_dates.get(scene.index)
        if told is None:
            found = self._dates.find(self._context.folded, scene.sentence.start, scene.sentence.end, self._article.published)
            told = self._told_dates[scene.index] = [d for d in found if d.iso]
        return min(told, key=lambda d: abs(d.start - at)) if told else None

    def _sentence(self, scene: Scene) -> Evidence:
        return self._quote(scene.sentence.start, scene.sentence.end)

    def _quote(self, start: int, end: int) -> Evidence:
        a, z = self._source.span(start, end)
        return Evidence(a, z, self._source.original[a:z])
