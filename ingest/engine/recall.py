"""Institutions named by their kind alone (комитеттин төрагасы): the one of that kind that was named in full before."""

import msgspec

from ingest.engine.context import Context, Scene
from ingest.engine.phrase import Phrase

# how many sentences back the full name may stand
_REACH = 10
# no word for an organisation is longer
_WORD = 24


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
        for u in reversed(scene.sentence.units):
            if u.kind == "organisation" and u.end <= phrase.start and u.entry.name.split()[-1].lower().startswith(phrase.recalled.lower()):
                return msgspec.structs.replace(phrase, organisation=u.entry.value, classes=("organisation",))
    return phrase


def embodied(context: Context, scene: Scene, phrase: Phrase, bodies: tuple[str, ...]) -> Phrase:
    """A bare title behind a word for an organisation (уюмдун баш катчысы), as that of the organisation named last."""
    if phrase.state or phrase.organisation or not context.folded.endswith(bodies, max(0, phrase.start - _WORD), phrase.start + 1):
        return phrase
    near = [s for s, _ in zip(context.before(phrase.start), range(_REACH), strict=False)]
    units = (u for s in near for u in reversed(s.sentence.units) if u.kind == "organisation" and u.end <= phrase.start)
    named = next(units, None)
    return msgspec.structs.replace(phrase, organisation=named.entry.value, classes=("organisation", *phrase.classes)) if named else phrase


def distinguished(phrase: Phrase) -> Phrase:
    """A title that only the other of two organisations of nearly one name has (Европа кеңешинин президенти), as that one's."""
    head = phrase.head if phrase.organisation and phrase.kind == "title" else None
    instead = head.entry.row.instead.get(phrase.organisation) if head else None
    return msgspec.structs.replace(phrase, organisation=instead) if instead else phrase


def _named(scene: Scene, short: Phrase) -> bool:
    return any(u.kind == "institution" and u.entry.name.endswith(short.recalled) for u in scene.sentence.units)


def _same(full: Phrase, short: Phrase) -> bool:
    return full.head is not None and full.head.entry.name.endswith(short.recalled)
