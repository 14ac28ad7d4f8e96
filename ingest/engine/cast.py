"""Who acts in a sentence: found when first asked for, for most sentences can tell nothing whoever acts in them."""

import msgspec

from ingest.engine.actors import Actor, ActorFinder
from ingest.engine.context import Context, Scene
from ingest.engine.lazy import lazy
from ingest.engine.outlook import Outlook
from ingest.engine.subjects import REACH, Subject, Subjects, heard

Pair = tuple[str, str]


class Casting(msgspec.Struct):
    """What finds the actors of one article; without an outlook, any sentence may speak of anybody."""

    context: Context
    actors: ActorFinder
    subjects: Subjects
    outlook: Outlook | None


class Cast:
    """The actors of a sentence; `before` are those of the sentence before, `pair` the two states spoken of before.

    `states` are those that act, at most; `parties` have organisations (as `ORG:…`) besides; null where it may be any. `foreign`: one
    may be another than home. `idle`: for how many sentences nobody can have been the subject who is not of home.
    """

    def __init__(self, casting: Casting, scene: Scene, before: "Cast | None", pair: Pair | None) -> None:
        self.scene, self.pair = scene, pair
        self._casting, self._before = casting, before
        self.parties = casting.outlook.parties(scene) if casting.outlook else None
        self.states = states(self.parties)
        self.foreign = self.parties is None or not self.parties <= {casting.context.home}
        self.idle: int = 0 if self.foreign else before.idle + 1 if before else REACH + 2
        if 0 < self.idle <= REACH + 1 and self.pronouns:
            self.idle = 0

    @property
    def alone(self) -> bool:
        """Whether the sentence speaks of home alone, at most, and the one before it of nobody else that acts."""
        before = self._before
        aside = before is None or not before.foreign or not before.another(self._casting.context.home)
        return self.idle > 0 and aside

    @property
    def actors(self) -> list[Actor]:
        """The states that the sentence names or points to."""
        return self._everybody[0]

    @property
    def groups(self) -> list[Actor]:
        """Those named who act or are acted upon, and are no state's."""
        return [*self._everybody[1], *self._told[1]]

    @lazy
    def _everybody(self) -> tuple[list[Actor], list[Actor]]:
        """Those whom the sentence names or points to: of states, and of none."""
        if self.states is not None and not self.states:
            return [], []
        found = self._casting.actors.find(self._casting.context, self.scene, pointing=self.states is None)
        return [a for a in found if a.state], [a for a in found if not a.state]

    @property
    def meant(self) -> list[Actor]:
        """The states with those whom its pronouns stand for."""
        return self._told[0]

    @lazy
    def _told(self) -> tuple[list[Actor], list[Actor]]:
        """Those whom the sentence names and its pronouns stand for, and pronouns of whom nothing is known."""
        found = self._casting.subjects.told(self._casting.context, self.scene, self.actors, self._last, self.pair)
        return [a for a in found if a.state], [a for a in found if not a.state]

    @lazy
    def pronouns(self) -> bool:
        """Whether a pronoun stands in the sentence."""
        return self._casting.subjects.stand_in(self._casting.context, self.scene)

    @property
    def persons(self) -> bool:
        """Whether somebody may be named who stands for a party."""
        outlook = self._casting.outlook
        return outlook is None or outlook.persons(self.scene)

    @property
    def anybody(self) -> bool:
        """Whether a party or a place may be named at all."""
        return self.parties is None or bool(self.parties) or self.persons

    @lazy
    def topic(self) -> str | None:
        """The state that acts, where it is but one."""
        acting = {a.state for a in self.actors if a.case == "nom" and not (a.place or a.people)}
        return acting.pop() if len(acting) == 1 else None

    def another(self, than: str) -> bool:
        """Whether another state than this one acts alone."""
        return (self.states is None or not self.states <= {than}) and self.topic not in {None, than}

    def spoken(self) -> str | None:
        """The state that acted in the sentence before."""
        return self._before.topic if self._before else None

    def another_spoken(self, than: str) -> bool:
        """Whether another state than this one acted in the sentence before."""
        return self._before is not None and self._before.another(than)

    def _last(self) -> Subject:
        """The subject of the sentences before."""
        return self._before.subject if self._before else Subject()

    @property
    def subject(self) -> Subject:
        """Whom pronouns stand for behind the sentence."""
        unheard: list[Cast] = []
        cast: Cast | None = self
        while cast is not None and "_subject" not in cast.__dict__:
            unheard.append(cast)
            cast = cast._before
        # the first one first: none has to ask for all those before it
        return [c._subject for c in reversed(unheard)][-1] if unheard else self._subject

    @lazy
    def _subject(self) -> Subject:
        return heard(self._casting.context, self.scene, self.meant, self._last())


def states(parties: frozenset[str] | None) -> frozenset[str] | None:
    """Parties without the organisations."""
    if not parties:
        return parties
    return frozenset([p for p in parties if not p.startswith("ORG:")])
