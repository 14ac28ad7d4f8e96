"""Offices told without a title: who leads an institution (министрликти жетектейт), whose government it is (Асановдун өкмөтү)."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from ingest.engine.context import Context, Scene
from ingest.engine.hits import Entry, Hit
from ingest.engine.morphology import Form
from ingest.engine.names import Name
from ingest.engine.phrase import Phrase
from ingest.engine.recall import recalled
from ingest.pack import Titles

_LED = frozenset({"institution", "region", "territory", "organisation", "state"})
# groups that are led for a time, which makes no office
_GROUPS = frozenset({"delegation", "people", "private"})
# words between who leads an institution and its name
_BETWEEN = 4
Told = tuple[Scene, Phrase, list[Name], str | None]


class Leading:
    """Reads an institution as the title of its head, where the clause tells who that is."""

    def __init__(self, titles: Titles, like_person: Callable[[Name], bool]) -> None:
        self._like_person = like_person
        self._stems = titles.leading
        self._leads = {case: re.compile(words) for case, words in titles.leads.items()}
        self._led = re.compile(titles.led)
        self._heading = re.compile(titles.heading)
        self._gone = re.compile(titles.gone)
        self._leader, self._cabinet = _entry(titles, titles.leader), _entry(titles, titles.cabinet)

    def find(self, context: Context) -> Iterator[Told]:
        """Institutions as titles, each with who is told to lead it."""
        for scene in self._scenes(context) if self._leader else ():
            for phrase in scene.phrases:
                told = self._told(context, scene, phrase) or self._headed(context, scene, phrase)
                if told:
                    yield told
        for scene in context.scenes.of("institution") if self._cabinet else ():
            if _has_government(scene) and scene.names:
                yield from (
                    (scene, self._title(p, self._cabinet), [p.owner], self._ended(context, p.owner))
                    for p in scene.phrases
                    if p.owner and self._governs(p)
                )

    def _scenes(self, context: Context) -> list[Scene]:
        """The sentences in which a word of leading stands."""
        found = [i for stem in self._stems for i in _places(context.folded, f" {stem}")]
        starts = context.scenes.starts if found else []
        return [context.scenes[i] for i in sorted({bisect_right(starts, at) - 1 for at in found}) if i >= 0]

    def _told(self, context: Context, scene: Scene, phrase: Phrase) -> Told | None:
        words = self._leads.get(phrase.case)
        if phrase.kind not in _LED or words is None or phrase.head is None:
            return None
        phrase = self._meant(context, phrase)
        if phrase.head is None or (phrase.head.entry.value in _GROUPS and (phrase.state or not phrase.organisation)):
            return None
        if phrase.head.entry.value == "department" and not phrase.state:
            return None
        verb = words.match(context.folded, phrase.end + 1)
        if verb is None:
            return None
        people = [p for p in scene.phrases if p.kind in {"name", "title"} and self._one(p) and p.case == "nom"]
        behind = [p for p in people if phrase.end <= p.start <= verb.end() + 1]
        behind = behind or [p for p in scene.phrases if p.start == verb.end() and any(" " in n.base for n in p.holders)]
        before = [p for p in people if p.end <= phrase.start]
        names = [*(behind[:1] or before[-1:])[0].holders] if behind or before else _one_before(context, scene)
        over = self._led.search(verb.group()) and phrase.head.entry.value not in _GROUPS
        return scene, self._title(phrase, self._leader), names, "was" if over else None

    def _headed(self, context: Context, scene: Scene, person: Phrase) -> Told | None:
        """An institution behind a participle whose subject leads it (X жетектеген партия)."""
        if person.kind not in {"name", "title"} or person.case != "nom" or not self._one(person):
            return None
        verb = self._heading.match(context.folded, person.end + 1)
        led = next((p for p in scene.phrases if verb and p.start >= verb.end() - 1 and not p.inner), None)
        if verb is None or led is None or led.kind != "institution" or led.head is None or led.head.entry.value in _GROUPS:
            return None
        between = context.text[verb.end() - 1 : led.start]
        if "," in between or len(between.split()) > _BETWEEN or (led.head.entry.value == "government" and not led.state):
            return None
        return scene, self._title(led, self._leader), list(person.holders), None

    def _meant(self, context: Context, phrase: Phrase) -> Phrase:
        """An institution named by its kind alone (фондду) as the organisation, or the part of one, that it points back to."""
        if phrase.kind != "institution" or phrase.state or phrase.organisation or phrase.head is None:
            return phrase
        kind = phrase.head.entry
        told = recalled(context, replace(phrase, recalled=kind.name if kind.value != "company" else ""))
        return replace(told, recalled="") if told.organisation and not told.state else phrase

    def _one(self, phrase: Phrase) -> bool:
        """Whether a phrase names one person, surely."""
        return len(phrase.holders) == 1 and (
            phrase.kind == "title" or " " in phrase.holders[0].base or self._like_person(phrase.holders[0])
        )

    def _governs(self, phrase: Phrase) -> bool:
        """Whether an institution is the government of nobody but the one named before it."""
        government = phrase.kind == "institution" and phrase.head is not None and phrase.head.entry.value == "government"
        return government and phrase.state is None and phrase.owner is not None and self._like_person(phrase.owner)

    def _ended(self, context: Context, name: Name) -> str | None:
        """Whether right before a name stands that its bearer is out of office."""
        return "dismissed" if self._gone.search(context.folded, max(0, name.start - 48), name.start + 1) else None

    def _title(self, phrase: Phrase, entry: Entry | None) -> Phrase:
        assert phrase.head is not None
        assert entry is not None
        kinds = {"institution": phrase.head.entry.value, "organisation": "organisation"}
        kind = kinds.get(phrase.kind, phrase.kind if phrase.kind == "state" else "region")
        head = Hit(phrase.head.start, phrase.head.end, entry, Form(possessive="3"), "title", "nom")
        classes = phrase.classes if "organisation" in phrase.classes and kind != "delegation" else (kind, *phrase.classes)
        return replace(phrase, kind="title", head=head, classes=classes, case="nom")


def _entry(titles: Titles, name: str | None) -> Entry | None:
    row = next((row for row in titles.heads if name in row.names), None)
    return Entry("title", name, row, name) if name and row else None


def _has_government(scene: Scene) -> bool:
    return any(u.kind == "institution" and u.entry.value == "government" for u in scene.sentence.units)


def _one_before(context: Context, scene: Scene) -> list[Name]:
    """The one person of the sentence before, where this one names nobody."""
    if scene.index == 0 or scene.names:
        return []
    named = {n.base: n for p in context.scenes[scene.index - 1].phrases if p.case == "nom" for n in p.holders}
    return [*named.values()] if len(named) == 1 else []


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
