"""Talks and calls: two sides who meet, of two states or of a state and an organisation."""

import re

import msgspec

from ingest.engine.meetings.event import Event, event
from ingest.engine.meetings.mention import Mention
from ingest.engine.meetings.parties import Party, of_people
from ingest.engine.meetings.venues import Venue, nearest
from ingest.pack import Meetings

# words between the genitive of a state and the predicate: the state's people and "with" (Казакстандын адистери менен)
_FEW = 4
# spaces between a name and the predicate with nothing but "with" between
_CLOSE = 2
# states that sign a treaty of two
_TWO = 2
_FACE_TO_FACE = frozenset({"bilateral_meeting", "multilateral_meeting"})


class Talks:
    """Reads talks; `both` are words for the two sides spoken of, `beside` stands behind whom one meets, `remote` tells of a distance,
    `by_phone` makes talks a call, `back_then` tells that they were long ago, `each` that one met
    them one by one, `together` that all of them did it at once, `margins` stand behind an event on whose margins one meets several,
    each alone; `among` others who are not told were the talks, too.
    """

    def __init__(self, data: Meetings, both: str, margins: str) -> None:
        self._both, self._margins, self._beside = re.compile(both), re.compile(margins), re.compile(data.beside)
        self._together, self._each, self._several = re.compile(data.together), re.compile(data.each), re.compile(data.several)
        self._by_phone, self._remote = re.compile(data.by_phone), re.compile(data.remote)
        self._kin = re.compile(data.kin)
        self._back_then, self._among = re.compile(data.back_then), re.compile(data.among)

    def read(self, m: Mention) -> list[Event]:
        """The talks a cue tells, none where the partner is no official; several where it tells them with each of a row."""
        venue = nearest(m.venues, ["loc", "attr", "dat"] if m.purpose else ["loc", "attr"], m.start, m.cue.start, m.end)
        encounters = self._encounters(m)
        if not encounters and (not m.row.told or m.row.kind == "other"):
            encounters = [(self._sides(m), None)]
        if m.row.told:
            encounters = [e for e in encounters if _told(m, e[0])] or self._signed(m)
        read = [self._talks(m, sides, place or venue) for sides, place in encounters]
        return [e for e in read if e and not (e.vague and (m.setting or m.pointing))]

    def _signed(self, m: Mention) -> list[tuple[list[Party], Venue | None]]:
        """A signing by nobody named, where its city stands right before the verb: of the states in a row, else of the two spoken of."""
        near = [v for v in m.venues if v.case == "loc" and v.phrase.kind == "city" and m.start <= v.phrase.start < m.cue.start]
        if m.row.kind != "other" or m.status != "held" or any(p.person for p in m.before) or not near:
            return []
        rows = [[p for p in m.before if p.group == g and p.state] for g in {p.group for p in m.before if p.group >= 0}]
        named = next((r for r in rows if len({p.state for p in r}) > 1), None)
        sides = named or [Party(m.cue.start, m.cue.start, "", s) for s in self._pointed(m, {v.country for v in near})]
        return [(sides, v) for v in near] if sides else []

    def _pointed(self, m: Mention, there: set[str | None]) -> list[str]:
        """The two spoken of, where a clause calls them so (эки өлкө); they sign at home: in two places of two states, these are the two."""
        if not self._both.search(m.context.folded, m.start, m.cue.start + 1):
            return []
        if len(there) > 1:
            return sorted(s for s in there if s) if len(there) == _TWO else []
        return [*m.said.pair] if m.said.pair and there <= {*m.said.pair} else []

    def _talks(self, m: Mention, sides: list[Party], venue: Venue | None) -> Event | None:
        """The talks of these sides."""
        if self._domestic(m, sides):
            return None
        known = {p.side for p in sides}
        if len(known) == 1 and venue and venue.country not in known and sides[0].state:
            sides = [*sides, Party(m.cue.start, m.cue.start, "loc", venue.country)] if self._with_host(m, sides) else sides
        told = len({p.side for p in sides}) > 1
        # the guests of a reception may be told later
        alone = told or self._open(m, sides) or (m.row.many == "other" and bool(sides))
        meant = [] if alone else self._spoken_of(m, sides)
        if not alone and not meant:
            return None
        sides = meant or sides
        states = {p.state for p in sides if p.state}
        kind = self._kind(m, len(states))
        remote = kind == "phone_call" or bool(self._remote.search(m.context.folded, m.start, m.cue.end + 1))
        found = event(kind, m.status, sides, venue.phrase if venue and not remote else None, m.scene, m.cue)
        found.remote = remote
        found.host = self._receiving(m, sides) if told and not remote else None
        # of several that are all named, whoever only has them in his city is none
        found.lent = len(states) > _TWO
        found.vague = bool(meant)
        found.past = bool(meant and m.verbal and self._back_then.search(m.context.folded, m.start, m.cue.start + 1))
        return found

    def _receiving(self, m: Mention, sides: list[Party]) -> str | None:
        """The state of the official who receives the others (кабыл алды, кабыл алуусунда болду)."""
        if not ({"acc", "gen"} & set(m.row.partner)) or not m.verbal:
            return None
        case = "nom" if "acc" in m.row.partner else "gen"
        return next((p.state for p in sides if p.case == case and p.state), None)

    def _called(self, m: Mention) -> bool:
        """Whether they talk by telephone."""
        by_phone = m.row.kind in _FACE_TO_FACE and m.verbal and self._by_phone.search(m.context.folded, m.start, m.cue.start + 1)
        return m.row.kind == "phone_call" or bool(by_phone)

    def _kind(self, m: Mention, sides: int) -> str:
        if self._called(m):
            return "phone_call"
        if m.row.kind not in _FACE_TO_FACE:
            return m.row.kind
        return m.row.many if sides > 2 or (sides < 2 and m.row.many == "other") else "bilateral_meeting"

    def _able(self, m: Mention) -> list[Party]:
        return [p for p in m.before if p.official or p.org or p.case in {"nom", "with"} or self._owns(m, p)]

    def _encounters(self, m: Mention) -> list[tuple[list[Party], Venue | None]]:
        """Who meets whom, and where: one for each partner with a place of its own, or that a noun in the plural tells apart."""
        partners = [p for p in self._able(m) if p.case in (m.row.partner or ["with"])]
        if not partners and m.object_left_out:
            return self._left_out(m)
        if m.cue.form.passive and "acc" in m.row.partner:
            hosts = [p for p in m.before if p.case == "by" and p.official]
            guest = m.subject(but=hosts)
            return [([guest, *m.row_of(hosts[-1])], None)] if hosts and guest else []
        if not partners and m.row.many == "other":
            return self._ceremony(m)
        if not partners and "acc" in m.row.partner:
            partners = self._unmarked(m)
        if not partners:
            return []
        rows = [[p for p in partners if p is last or (p.group == last.group >= 0) or p.start == last.start] for last in _lasts(partners)]
        row = [p for r in rows for p in r]
        subject = m.subject(but=row) or m.speaker({p.side for p in row})
        side = m.row_of(subject) if subject else []
        each = self._each.search(m.context.folded, m.start, m.cue.start + 1)
        several = self._margins.search(m.context.folded, m.start, m.cue.start + 1) and len({p.state for r in rows for p in r}) > 1
        # one rings them up one after the other, if not told to be in one call
        calls = self._called(m) and not self._together.search(m.context.folded, m.start, m.cue.end + 1)
        apart = bool(each or several or calls) or (not m.verbal and m.cue.form.plural)
        rows = [[_colleague(m, side, p) for p in r] for r in rows]
        return [([*side, *met], place) for r in rows for met, place in _apart(m, r, each=apart)]

    def _left_out(self, m: Mention) -> list[tuple[list[Party], Venue | None]]:
        """Whom only a pronoun or a word for guests stands for: who has come, somebody named in the sentence, the last subject."""
        host = m.subject(but=[])
        if host is None:
            return []
        come = m.visitors(host.state) if m.many else []
        if come:
            return [([*m.row_of(host), *come], None)]
        others = [p for p in m.parties if p.travels and p.end <= m.cue.start and p.case in {"acc", "dat", "gen"}]
        guest = next((p for p in reversed(others) if p.side != host.side), m.said.topic)
        return [([host, guest], None)] if guest and host.side != guest.side else []

    def _ceremony(self, m: Mention) -> list[tuple[list[Party], Venue | None]]:
        """A reception of several: those who come, with the host of whom was told before; the host alone, where they are told later."""
        guest = next((p for p in m.after if p.official and p.case == "nom" and p.end <= m.end), None) if not m.verbal else None
        doer = guest or m.subject(but=[])
        if doer is None:
            return []
        to = [p for p in m.parties if p.case == "dat" and p.official and m.start <= p.start and p.end <= m.end]
        host = next((p for p in [*to, m.said.topic] if p and p.side != doer.side and doer.side != m.context.home), None)
        return [([*m.row_of(doer), *([host] if host else [])], None)]

    def _unmarked(self, m: Mention) -> list[Party]:
        """Right before the verb, another official behind the subject is its object, whatever ending a foreign name was taken for."""
        acting = [p for p in m.before if p.travels and p.case == "nom"]
        near = acting and len(m.context.text[acting[-1].end : m.cue.start].split()) == 0
        return acting[-1:] if near and len({p.side for p in acting}) > 1 and acting[-1].group < 0 else []

    def _domestic(self, m: Mention, sides: list[Party]) -> bool:
        """Whether officials of one side meet each other."""
        told = {p.start for p in sides}
        same = [p for p in m.before if p.travels and p.case == "nom" and p.start not in told and p.side in {s.side for s in sides}]
        return bool(same) and len({p.side for p in sides}) == 1 and sides[-1].case == "with"

    def _open(self, m: Mention, sides: list[Party]) -> bool:
        """Several talks of an official, of which the other sides are not told, on the margins of something told before."""
        told = m.context.folded[m.start : m.cue.end + 1]
        return bool(sides and sides[0].person and m.cue.form.plural and m.said.events and self._several.search(told))

    def _sides(self, m: Mention) -> list[Party]:
        able = self._able(m)
        if self._beside.search(m.last_word):
            # what one receives "with regret" is nobody met
            return [] if m.row.partner else self._unnamed(m, able)
        joint = [p for p in able if p.case in ({"nom"} if m.verbal else {"nom", "gen"}) and (p.group >= 0 or len(m.row_of(p)) > 1)]
        if not joint and not m.verbal and m.row.kind in _FACE_TO_FACE:
            # those who then declare something together, too (сүйлөшүүлөрдөн кийин А жана Б … билдирди)
            told = m.cue.case == "nom"
            joint = [p for p in m.after if (p.travels or not told) and p.case == "nom" and p.group >= 0 and p.end <= m.end][:1]
        return m.row_of(joint[-1]) if joint else self._lone(m)

    def _owns(self, m: Mention, party: Party) -> bool:
        """Whether states in the genitive own a noun (Россия менен Украинанын сүйлөшүүлөрү)."""
        return not m.verbal and party.case == "gen" and party.group >= 0

    def _lone(self, m: Mention) -> list[Party]:
        subject = m.subject(but=[])
        return [subject] if subject else []

    def _with_host(self, m: Mention, sides: list[Party]) -> bool:
        """Talks "with A's government in B", or for which one goes to B, are with B where no other side is told."""
        others = self._among.search(m.context.folded, m.start, m.cue.start + 1)
        return m.purpose or (not m.verbal and sides[0].case == "with" and not others)

    def _unnamed(self, m: Mention, able: list[Party]) -> list[Party]:
        """Whom a state's official meets: people of no known office, a state's by its genitive, or led by the officials named."""
        subject = m.subject(but=[])
        host = self._host(m, subject) if subject else None
        if subject and host:
            return [subject, host]
        owner = next((p for p in reversed(m.before) if p.case == "gen" and not p.official and p.state), None)
        if subject and owner and owner.side != subject.side and len(m.context.text[owner.end : m.cue.start].split()) <= _FEW:
            return [subject, owner]
        led = [p for p in able if p.travels and p.case == "nom"]
        return led if len({p.side for p in led}) > 2 else []

    def _host(self, m: Mention, subject: Party) -> Party | None:
        """Somebody named right before "with" whom a visitor meets there, whatever his office, is of the state visited."""
        visits = [e for e in [*m.said.events, *m.here] if e.kind == "visit" and subject.person in e.persons]
        name = next((p for p in reversed(m.scene.phrases) if p.kind in {"name", "title"} and p.end <= m.cue.start and p.holders), None)
        if name and self._kin.search(m.context.folded, m.start, name.start + 1):
            return None
        if not visits or not name or " " not in name.holders[-1].base or m.context.text[name.end : m.cue.start].count(" ") > _CLOSE:
            return None
        return Party(name.start, name.end, "with", visits[-1].country, None, name.holders[-1].base, official=True, travels=True)

    def _spoken_of(self, m: Mention, sides: list[Party]) -> list[Party]:
        """The two sides spoken of last, where the sentence calls them so and names nobody else."""
        rows = [[p.state for p in m.parties if p.group == g and p.state] for g in {p.group for p in m.parties if p.group >= 0}]
        here = next((r for r in rows if len(r) == 2), None) if not m.verbal and m.cue.case == "loc" else None
        pair = (here[0], here[1]) if here else m.said.pair
        sentence = m.context.folded[m.scene.sentence.start : m.scene.sentence.end + 2]
        if any(of_people(p) and p.case == "nom" for p in m.scene.phrases if m.start <= p.start < m.cue.start):
            # they meet each other
            return []
        if not (pair and (here or self._both.search(sentence)) and all(p.state in pair for p in [*sides, *_owners(m)])):
            return []
        return [*sides, *(Party(m.cue.start, m.cue.start, "", s) for s in pair if s not in {p.state for p in sides})]


def _owners(m: Mention) -> list[Party]:
    """Who owns the talks of a noun, or by plural officials of whom they are told."""
    own = [p for p in m.before if p.case == "gen" and (p.org or p.travels)]
    return own[-1:] if not m.verbal and own and len(m.context.text[own[-1].end : m.cue.start].split()) <= _FEW else []


def _lasts(partners: list[Party]) -> list[Party]:
    """The last of each row of partners."""
    behind = [*partners[1:], None]
    return [p for p, n in zip(partners, behind, strict=True) if n is None or not (p.start == n.start or p.group == n.group >= 0)]


def _apart(m: Mention, row: list[Party], *, each: bool) -> list[tuple[list[Party], Venue | None]]:
    """A row of partners cut where another place begins, or into each of them."""
    met: list[tuple[list[Party], Venue | None]] = []
    edge = m.start
    for party in row:
        here = [v for v in m.venues if v.case == "loc" and edge <= v.phrase.start and v.phrase.end <= party.start]
        another = each and ((party.person and party.start != edge) or (party.official and met and party.side != met[-1][0][-1].side))
        if not met or here or another:
            met.append(([party], here[-1] if here and len(row) > 1 else None))
        else:
            met[-1][0].append(party)
        edge = party.end
    return met if len(met) > 1 else [(row, None)]


def _told(m: Mention, sides: list[Party]) -> bool:
    """Whether the other side is named: with whom one talks of something, all who sign."""
    if m.row.kind == "other":
        return len({p.side for p in sides if p.person or (p.official and p.travels)}) > 1
    return bool(sides) and sides[-1].travels and sides[-1].case in (m.row.partner or ["with"]) and m.cue.form.derived != "nominal"


def _colleague(m: Mention, side: list[Party], party: Party) -> Party:
    """A colleague who is not named as the one whom the article names in the same office of his state (ирандык кесиптешине)."""
    title = next((p for p in m.scene.phrases if p.start == party.start and p.kind == "title" and p.head), None)
    person = side[-1].person if side else None
    if party.person or not (title and title.head and title.head.entry.row.same and person):
        return party
    roles = {h.office.role for h in m.context.holdings.of_person(person) if not h.phrase.former}
    held = {h.person for role in roles for h in m.context.holdings.of_office(role, party.state) if not h.phrase.former}
    return msgspec.structs.replace(party, person=held.pop()) if len(held) == 1 else party
