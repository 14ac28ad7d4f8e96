"""What the sentences of an article tell, read one after the other: each with what those before it have told."""

from functools import partial

import msgspec

from ingest.engine.actors import ActorFinder
from ingest.engine.cast import Cast, Casting
from ingest.engine.context import Context, Scene
from ingest.engine.folding import Folding
from ingest.engine.frames import Found, FrameMatcher, Trace
from ingest.engine.leaders import Leaders
from ingest.engine.meetings.event import Discourse, Event
from ingest.engine.meetings.finder import MeetingFinder, hear
from ingest.engine.memberships import Belonging, MembershipFinder
from ingest.engine.outlook import Outlook, Pointing
from ingest.engine.subjects import Subjects

# predicates that may tell something of home alone
_ALONE = frozenset({"membership", "gathering"})


class Told(msgspec.Struct):
    """What the sentences of an article tell, before it is merged."""

    relations: list[Found]
    memberships: list[Belonging]
    events: list[Event]


class Teller(msgspec.Struct, frozen=True):
    """Reads the sentences of articles."""

    leaders: Leaders
    pointing: Pointing
    folding: Folding
    actors: ActorFinder
    subjects: Subjects
    frames: FrameMatcher
    memberships: MembershipFinder
    meetings: MeetingFinder

    def told(self, context: Context, trace: Trace | None = None) -> Told:
        """Relations, memberships and events; where a trace is given, every sentence is read, whether or not it can tell anything."""
        told = Told([], [], [])
        scenes = telling(context)
        if not scenes:
            return told
        self.leaders.recognise(context, scenes)
        outlook = Outlook(context, self.pointing, self.folding) if trace is None else None
        casting = Casting(context, self.actors, self.subjects, outlook)
        said = Discourse(events=told.events)
        organised = bool(context.scenes.of("organisation"))
        cast: Cast | None = None
        for scene in scenes:
            cast = Cast(casting, scene, cast, said.pair)
            if self._silent(scene, cast, said):
                hear(said, cast, partial(self.meetings.parties, context, scene, cast))
                continue
            told.relations.extend(self.frames.match(context, scene, cast, told.relations, trace))
            if organised:
                told.memberships.extend(self.memberships.find(context, scene, cast, self.actors.named))
            told.events.extend(self.meetings.find(context, scene, cast, said))
        return told

    def _silent(self, scene: Scene, cast: Cast, said: Discourse) -> bool:
        """Whether a sentence that speaks of home alone tells nothing: no two were spoken of, and no gathering or membership is told."""
        return cast.alone and not (said.pair or said.events) and _ALONE.isdisjoint(scene.sentence.predicates)


def telling(context: Context) -> list[Scene]:
    """The sentences up to the last with a predicate, where the article names a party other than home: alone, home has no relations."""
    if not context.parties - {None, "home", context.home}:
        return []
    last = next((s.index for s in reversed(context.scenes) if s.sentence.predicates), -1)
    return context.scenes[: last + 1]
