"""Visits: who goes where, told by a verb of motion or by a noun."""

import re

from ingest.engine.meetings.event import Event, event
from ingest.engine.meetings.mention import Mention
from ingest.engine.meetings.parties import Party
from ingest.engine.meetings.venues import Venue, nearest, row
from ingest.engine.phrase import Phrase

# cases of the place where one is received or seen off
_FROM = frozenset({"loc", "attr", "gen", "abl"})

# sentences between talks abroad and the visit named behind
_SOON = 4


class Visits:
    """Reads visits; `converb` ends a verb that makes the verb behind it an auxiliary, behind the noun `comes` tells that one comes here,
    `ending` that one leaves where one has been; `lasting` says how long; `abroad` is a goal of no state in particular.
    """

    def __init__(self, converb: str, comes: str, ending: str, lasting: str, abroad: str) -> None:
        self._abroad = re.compile(abroad)
        self._lasting = re.compile(lasting)
        self._converb, self._comes, self._ending = re.compile(converb), re.compile(comes), re.compile(ending)

    def read(self, m: Mention) -> list[Event]:
        """The visits a cue tells: one for each state visited."""
        if m.row.receives:
            return self._received(m)
        if m.row.alone and self._converb.search(m.last_word):
            return []
        if (m.row.stay and m.cue.form.derived == "nominal") or (m.row.alone and m.cue.form.passive):
            return []
        venue = self._venue(m)
        if venue is None:
            return self._told_before(m) or self._hither(m) or self._somewhere(m)
        there = row(m.venues, venue)
        visitor = self._visitor(m, {v.country for v in there})
        if visitor is None or (m.row.group and not _group(m, visitor)):
            return []
        travellers = [p for p in m.row_of(visitor) if p.travels and p.side not in {v.country for v in there}]
        there = [*self._left(m, venue, visitor), *there]
        sides = list(dict.fromkeys(p.side for p in travellers))
        return [self._visit(m, [p for p in travellers if p.side == s], v) for s in sides for v in there]

    def _visit(self, m: Mention, guests: list[Party], venue: Venue) -> Event:
        found = event("visit", m.status, guests, venue.phrase, m.scene, m.cue)
        found.states = list(dict.fromkeys([*found.states, venue.country or ""]))
        return found

    def _left(self, m: Mention, venue: Venue, visitor: Party) -> list[Venue]:
        """The city abroad right before the goal that he has come from: he has been there too."""
        left = [v for v in m.venues if v.case == "abl" and v.phrase.kind == "city" and v.phrase.end + 1 == venue.phrase.start]
        abroad = m.verbal and m.status == "held" and visitor.person is not None
        return [v for v in left if abroad and v.country not in {visitor.side, venue.country}]

    def _told_before(self, m: Mention) -> list[Event]:
        """The visit of a person who was told just before to have talked abroad (X met Y in Z. X's visit lasts three days)."""
        owner = next((p for p in reversed(m.before) if p.person and p.case == "gen"), None)
        if m.verbal or owner is None or any(e.kind == "visit" and owner.person in e.persons for e in m.said.recent):
            return []
        near = [e for e in m.said.recent if m.scene.index - e.scene.index <= _SOON and owner.person in e.persons]
        there = next((e for e in reversed(near) if e.place and e.country not in {None, owner.state}), None)
        if there is None:
            return []
        found = event("visit", there.status, [owner], there.place, m.scene, m.cue)
        found.states = list(dict.fromkeys([*found.states, there.country or ""]))
        return [found]

    def _hither(self, m: Mention) -> list[Event]:
        """Who comes on a visit, with no goal told, comes to the home state."""
        if m.verbal or not self._comes.match(m.context.folded, m.cue.end + 1):
            return []
        visitor = self._visitor(m, {m.context.home})
        if visitor is None or not visitor.state:
            return []
        place = Phrase(start=m.cue.start, end=m.cue.end, kind="state", state=m.context.home)
        return [
            event("visit", m.status, [*m.row_of(visitor), Party(m.cue.start, m.cue.start, "dat", m.context.home)], place, m.scene, m.cue)
        ]

    def _somewhere(self, m: Mention) -> list[Event]:
        """Who goes to a part of the world, or to several states that are not named, goes on a visit all the same."""
        if m.row.stay or not self._abroad.search(m.context.folded, m.start, m.cue.start + 1):
            return []
        visitor = self._visitor(m, set())
        if visitor is None or visitor.person is None or not visitor.state:
            return []
        return [event("visit", m.status, [p for p in m.row_of(visitor) if p.travels], None, m.scene, m.cue)]

    def _received(self, m: Mention) -> list[Event]:
        """Whom an official receives or sees off has come to his state."""
        guest = next((p for p in reversed(m.before) if p.travels and p.case == ("nom" if m.cue.form.passive else "acc")), None)
        hosts = [p for p in m.before if p.official and p.case == ("by" if m.cue.form.passive else "nom") and guest and p.side != guest.side]
        if guest is None or not hosts or not hosts[-1].state:
            return []
        host = hosts[-1]
        there = [v for v in m.venues if v.country == host.state and v.case in _FROM]
        place = there[-1].phrase if there else Phrase(start=host.start, end=host.end, kind="state", state=host.state)
        return [event("visit", m.status, [*m.row_of(guest), *m.row_of(host)], place, m.scene, m.cue)]

    def _venue(self, m: Mention) -> Venue | None:
        """The goal; of a stay it stands right before the verb, of a noun also as its first part (Бишкек сапары)."""
        if m.row.stay:
            return next((v for v in m.venues if v.case == "loc" and v.phrase.end < m.cue.start and self._right_before(m, v)), None)
        beside = next((v for v in m.venues if v.case == "nom" and v.phrase.kind == "city" and v.phrase.end + 1 == m.cue.start), None)
        if beside and not m.verbal:
            return beside
        end = m.cue.start if m.verbal and len(m.row.place) == 1 else m.end
        goal, *other = m.row.place
        found = nearest(m.venues, [goal], m.start, m.cue.start, end) or nearest(m.venues, other, m.start, m.cue.start, end)
        over = found is None and not m.verbal and self._ending.match(m.context.folded, m.cue.end + 1, m.end + 1)
        return nearest(m.venues, ["abl"], m.cue.end, m.cue.end, m.end) if over else found

    def _first(self, m: Mention) -> bool:
        """Whether a clause begins with the place where one is."""
        venue = self._venue(m)
        return venue is not None and len(m.context.text[m.start : venue.phrase.start].split()) <= 1

    def _right_before(self, m: Mention, venue: Venue) -> bool:
        """Whether nothing but how long it lasts stands between a place and the verb."""
        between = m.context.folded[venue.phrase.end + 1 : m.cue.start + 1]
        return not between.strip() or bool(self._lasting.fullmatch(between))

    def _visitor(self, m: Mention, there: set[str | None]) -> Party | None:
        """An official or a delegation of another state or an organisation, and no institution."""
        found = m.subject(but=[p for p in m.parties if not p.travels], sides=there)
        if m.row.stay and found and not m.pronoun and found not in m.parties and not self._first(m):
            # something else is there (кийинки раунд Лондондо болот)
            return None
        fits = found is not None and found.travels and found.side not in there and not m.another(found)
        return found if fits else None


def _group(m: Mention, visitor: Party) -> bool:
    """Whether a delegation or mission as such is the visitor."""
    return any(p.start == visitor.start and p.kind == "institution" for p in m.scene.phrases)
