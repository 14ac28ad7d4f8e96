"""Institutions named by their kind alone (комитеттин төрагасы): the one of that kind that was named in full before."""

import msgspec

from ingest.engine.context import Context, Scene
from ingest.engine.phrase import Phrase

# how many sentences back the full name may stand
_REACH = 6


def recalled(context: Context, phrase: Phrase) -> Phrase:
    """A title with the owner and the classes of the institution that its own word for it points back to."""
    if not phrase.recalled or phrase.state or phrase.organisation:
        return phrase
    for scene in [s for s, _ in zip(context.before(phrase.start), range(_REACH), strict=False)]:
        # an institution's phrase is looked for where its name is
        for p in reversed(scene.phrases) if _named(scene, phrase) else ():
            if p.end <= phrase.start and p.kind == "institution" and _same(p, phrase) and (p.state or p.organisation):
                state = context.home if p.state == "home" else p.state
                return msgspec.structs.replace(phrase, state=state, organisation=p.organisation, classes=(*phrase.classes, *p.classes))
    return phrase


def _named(scene: Scene, short: Phrase) -> bool:
    return any(u.kind == "institution" and u.entry.name.endswith(short.recalled) for u in scene.sentence.units)


def _same(full: Phrase, short: Phrase) -> bool:
    return full.head is not None and full.head.entry.name.endswith(short.recalled)
