"""Summits, sessions, conferences, ceremonies: events with a place and an organiser of their own, which many attend."""

import re

from ingest.engine.meetings.event import Event, event
from ingest.engine.meetings.mention import Mention
from ingest.engine.meetings.parties import Party
from ingest.engine.meetings.venues import Venue, nearest
from ingest.engine.phrase import Phrase

_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{3,60})[»”\"]\w*\s(?:\S+\s){0,2}$")
# words of a gathering's name between a city and its kind
_NAME = 4


class Gatherings:
    """Reads gatherings: who is `invited` takes no part, nor do those of whom something is told before or after it (`before_it`).

    `held_at` stands before a place behind it, `hosting` behind a place that holds it; `there` points to a visit; a `joint` session is
    one of two states.
    """

    def __init__(self, invited: str, held_at: str, before_it: str, hosting: str, joint: str, there: str) -> None:
        self._there = re.compile(there)
        self._joint = re.compile(joint)
        self._before_it, self._hosting = re.compile(before_it), re.compile(hosting)
        self._held_at = re.compile(held_at)
        self._invited = re.compile(invited)

    def read(self, m: Mention) -> list[Event]:
        """The gathering of a cue; who takes part may be told later. None where one state's institution holds it at home."""
        venue = nearest(m.venues, ["loc", "attr"], m.start, m.cue.start, m.end)
        named = next((v for v in m.venues if v.case == "nom" and v.phrase.kind == "city" and _in_name(m, v.phrase)), None)
        behind = [v for v in m.venues if self._held_at.match(m.context.folded[m.cue.end + 1 : v.phrase.start + 1])]
        goal = nearest(m.venues, ["dat"], m.start, m.cue.start, m.end) if m.purpose or m.cue.case == "dat" else None
        venue = named or next(iter(behind), None) or self._held_by(m) or venue or goal
        taking = self._taking(m)
        owner = self._owner(m) if len({p.side for p in taking}) < 2 else None
        if m.row.kind == "other" and (m.cue.case == "acc" or (m.cue.form.plural and m.cue.case in {"nom", "gen"})):
            return []
        if owner and (venue is None or venue.country == (owner.state or m.context.home) or m.row.kind != "other"):
            return []
        if m.row.kind == "other" and not venue and not owner and len({p.side for p in taking}) < 2:
            return []
        if m.pronoun and m.cue.case == "loc" and not venue and len({p.side for p in taking}) < 2 and not any(p.org for p in taking):
            # where one was said to speak (деди ал жыйында)
            return []
        visit = self._goal(m) if venue is None else None
        place = venue.phrase if venue else visit.place if visit else None
        found = event(m.row.kind, m.status, taking, place, m.scene, m.cue)
        if visit and not any(p.travels for p in taking):
            found.persons, found.states = [*visit.persons], [*found.states, *(s for s in visit.states if s != visit.country)]
        found.name = self._name(m)
        if owner and owner.state:
            found.states = list(dict.fromkeys([*found.states, m.context.home if owner.state == "home" else owner.state]))
        found.lent = m.row.lent
        if venue and not taking and self._invites(m, venue.country):
            found.states, found.calls = [venue.country or ""], True
        joint = self._joint.search(m.context.folded, m.start, m.cue.start + 1)
        found.pair = _of_two(taking) or bool(joint and not any(p.org for p in taking) and len({p.side for p in taking}) == 2)
        return [found]

    def _taking(self, m: Mention) -> list[Party]:
        """Organisations, who acts before the cue, and the subject of a clause that tells it as its setting."""
        orgs = [p for p in m.before if p.org]
        apart = self._before_it.match(m.context.folded, m.cue.end + 1)
        if apart or self._invited.search(m.context.folded, m.cue.end + 1, m.end + 1):
            return orgs
        bare = [p for p in m.before if p.state and not p.official and p.case == "nom"]
        orgs += bare if len(bare) > 1 else []
        comer = _comer(m) if m.purpose else None
        if comer:
            return [*orgs, comer]
        met = _met(m)
        able = [p for p in m.before if p.start not in met and p.state and (p.travels or p.group >= 0) and p.case in {"nom", "gen", "with"}]
        joint = [p for p in m.before if p.state and not p.official and p.group >= 0 and p.case == "adj"]
        able += [] if orgs else joint
        behind = [p for p in m.after if p.travels and p.case == "nom" and p.end <= m.end]
        taking = [*orgs, *able, *behind, *m.listed]
        if not any(p.travels and p.state for p in taking):
            topic = m.left_out(set())
            taking = [*taking, topic] if topic else taking
        return taking

    def _goal(self, m: Mention) -> Event | None:
        """The visit told just before, to where the gathering is (Ал Бакуга барды. Анда ... жыйыны өтөт)."""
        near = [e for e in [*m.said.recent[-1:], *m.here] if e.kind == "visit" and m.scene.index - e.scene.index <= 1]
        return near[-1] if near and self._there.search(m.context.folded, m.start, m.cue.start + 1) else None

    def _held_by(self, m: Mention) -> Venue | None:
        """The city or state that holds the gathering as the verb's subject (саммитти Бишкек кабыл алат)."""
        if m.cue.case != "acc":
            return None
        near = [v for v in m.venues if v.case == "nom" and v.phrase.start >= m.cue.end and v.phrase.end <= m.end]
        return next((v for v in near if self._hosting.match(m.context.folded, v.phrase.end + 1)), None)

    def _invites(self, m: Mention, host: str | None) -> bool:
        """Whether officials of another state are asked to come to the host's, who alone is sure to take part."""
        asked = self._invited.search(m.context.folded, m.cue.end + 1, m.end + 1)
        return bool(asked) and host is not None and any(p.travels and p.state and p.state != host for p in m.parties)

    def owned(self, m: Mention) -> bool:
        """Whether it is an institution's of one state."""
        return self._owner(m) is not None

    def _owner(self, m: Mention) -> Phrase | None:
        """The institution of a state that owns the event (парламенттин отуруму)."""
        owners = [
            p
            for p in m.scene.phrases
            if p.case == "gen" and p.start < m.cue.start and p.end <= m.cue.end and len(m.context.text[p.end : m.cue.start].split()) <= 2
        ]
        last = owners[-1] if owners else None
        return last if last and last.kind in {"institution", "territory"} and not last.organisation else None

    def _name(self, m: Mention) -> str | None:
        """The quoted name before the cue."""
        told = _QUOTED.search(m.context.text[max(m.scene.sentence.start, m.cue.start - 90) : m.cue.start])
        return f"«{told[1]}» {m.cue.entry.name}" if told else None


def _in_name(m: Mention, city: Phrase) -> bool:
    """Whether a city begins a gathering's name (Ташкент эл аралык форуму)."""
    between = m.context.text[city.end : m.cue.start]
    return city.end < m.cue.start and (not between.strip() or between.strip(" «»“”").islower()) and len(between.split()) <= _NAME


def _of_two(taking: list[Party]) -> bool:
    """Whether it is a session of two states, told in a row (Кыргызстан менен Россиянын комиссиясынын жыйыны)."""
    rows = {p.group for p in taking if p.state and p.group >= 0 and (not p.travels or p.case == "gen")}
    return len(rows) == 1 and len({p.side for p in taking}) == 2 and not any(p.org for p in taking)


def _comer(m: Mention) -> Party | None:
    """Who has come to take part, told behind the participle (саммитке катышуу үчүн келген президент)."""
    verbs = [c for c in m.scene.sentence.cues if c.kind == "meeting_verb" and c.entry.value == "visit" and m.cue.end <= c.start < m.end]
    came = next((v for v in verbs if v.form.derived == "participle"), None)
    behind = [p for p in m.after if came and p.travels and came.end <= p.start]
    return next((p for p in behind[:1] if came and len(m.context.text[came.end : p.start].split()) == 0), None)


def _met(m: Mention) -> set[int]:
    """Where those stand whom a verb before the gathering says that somebody met (X менен жолугуп, саммитке катышат)."""
    verbs = [c for c in m.scene.sentence.cues if c.kind == "meeting_verb" and c.entry.value == "bilateral_meeting" and c.end <= m.cue.start]
    return {p.start for p in m.before if p.case == "with" and any(p.end <= v.start for v in verbs)}
