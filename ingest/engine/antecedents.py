"""A bare title that points back to somebody of another state who was named with it (the chancellor, the ambassador)."""

from ingest.engine.context import Context, Holding
from ingest.engine.phrase import Phrase
from ingest.engine.roles import Office


def point_back(context: Context) -> None:
    """Give bare titles taken for home's, which nobody holds there, the office of the last one named with the same title."""
    bare = [p for s in context.scenes.of("title") for p in s.phrases if _bare(p) and _homes(context, p)]
    if not bare:
        return
    told = sorted((h for h in context.holdings if h.phrase.holders and not h.phrase.former), key=lambda h: h.end)
    for phrase in bare:
        last = _last(told, phrase)
        if last and last.office.of and last.office.of != context.home:
            context.titles[phrase.at] = [last.office]


def _bare(phrase: Phrase) -> bool:
    alone = not (phrase.holders or phrase.plural or phrase.former or phrase.deputy or phrase.owned or phrase.classes or phrase.inner)
    return phrase.kind == "title" and phrase.state is None and phrase.organisation is None and alone


def _homes(context: Context, phrase: Phrase) -> list[Office]:
    """The offices of home that a title was taken for, where nobody in the article holds one of them."""
    meant = context.titles.get(phrase.at, [])
    vacant = [o for o in meant if o.of == context.home and not context.holdings.of_office(o.role, o.of)]
    return vacant if len(vacant) == len(meant) else []


def _last(told: list[Holding], phrase: Phrase) -> Holding | None:
    """Who was named last with a title of the same head."""
    name = phrase.head.entry.name if phrase.head else None
    alike = [h for h in told if h.end <= phrase.start and h.phrase.head and h.phrase.head.entry.name == name and not h.phrase.deputy]
    return alike[-1] if alike else None
