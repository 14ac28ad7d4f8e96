"""What the records of data files have in common."""

import msgspec

# a regular expression that matches nothing: of what a pack leaves out
NEVER = "(?!)"


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the records of data files: unknown keys are refused."""


class Row(Data, frozen=True, kw_only=True):
    """A row of a list; `why`: what makes it true of the language, where its words are rare (`benchmarks/lexicon.py` asks for it)."""

    why: str | None = None
