"""What the lexicon finds in a text: an entry at a place, with what its ending says."""

from typing import Any

import msgspec

from ingest.engine.morphology import Form


class Entry(msgspec.Struct, frozen=True):
    """What a stem means: its kind (state, city, title, frame …), a value such as a code, and the row of the pack it comes from."""

    kind: str
    value: str
    row: Any = None
    name: str = ""
    proper: bool = False

    @property
    def predicate(self) -> bool:
        """Whether it is a cue rather than a name."""
        return self.kind.endswith(("_verb", "_noun"))


class Hit(msgspec.Struct, frozen=True, gc=False):
    """An entry found in a text at `[start, end)`, its ending analysed; the entry's kind and the form's case stand here for speed."""

    start: int
    end: int
    entry: Entry
    form: Form
    kind: str
    case: str
