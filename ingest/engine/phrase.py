"""A phrase that names who acts."""

import msgspec

from ingest.engine.names import Name
from ingest.engine.sentences import Unit

# the class of an institution that only oversees the one named behind it
ATTACHED = "attached"


class Phrase(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A phrase `[start, end)`.

    `kind` is title, institution, state, city, organisation or name; `state` the state it belongs to where the phrase says so; `place` a
    state only because a city or region says so; `abroad` the state an office is accredited to; `holders` the
    persons named with it; `owner` the person named right before it, in the genitive; `recalled` the institution that it heads where only
    its kind is named (комитеттин төрагасы); `apart` how many words lie between its head and what modifies it; `owned` whether something
    else owns the head.
    """

    start: int
    end: int
    kind: str
    head: Unit | None = None
    state: str | None = None
    states: tuple[str, ...] = ()
    first_case: str = "nom"
    place: str | None = None
    organisation: str | None = None
    company: str | None = None
    abroad: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    deputy: bool = False
    aide: bool = False
    acting: bool = False
    former: bool = False
    holders: tuple[Name, ...] = ()
    case: str = "nom"
    plural: bool = False
    context: bool = False
    direct: bool = False
    inner: bool = False
    under: Unit | None = None
    label: str = ""
    apart: int = 0
    owned: bool = False
    owner: Name | None = None
    recalled: str = ""

    @property
    def at(self) -> int:
        """Where its head stands: what tells it from the phrases inside it."""
        return self.head.start if self.head else self.start
