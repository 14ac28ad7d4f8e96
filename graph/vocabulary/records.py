"""What a row of each vocabulary says; the rows are data in `graph/ontology/*.yaml`.

Every row has a `code` (its key in the file), most have our meaning in a sentence and a label in Kyrgyz, Russian and English.
"""

from typing import Annotated, Literal

import msgspec

Text = Annotated[str, msgspec.Meta(min_length=1)]
Cameo = Annotated[str, msgspec.Meta(pattern=r"^\d{2,4}$")]
Plover = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]+(:[a-z-]+)?$")]
Wikidata = Annotated[str, msgspec.Meta(pattern=r"^Q[1-9]\d*$")]
Score = Annotated[float, msgspec.Meta(ge=-10, le=10)]
Level = Annotated[int, msgspec.Meta(ge=1, le=9)]
Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "neutral"]


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row known by its code."""

    code: str


class Labelled(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row with a label in each language."""

    ky: Text
    ru: Text
    en: Text

    def label(self, language: str) -> str:
        """The label in `ky` or `ru`, else the English one."""
        return {"ky": self.ky, "ru": self.ru}.get(language, self.en)


class Concept(Labelled, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A labelled row with our meaning in a sentence."""

    meaning: Text


class RoleKind(Concept, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A role; `level` 1 is the highest, equal levels meet as equals."""

    level: Level


class MembershipKind(Concept, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a state stands to an organisation; `lasting` for a state of affairs, else an act."""

    lasting: bool


class Mode(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an act was done; `deviation` says where and why it leaves PLOVER."""

    meaning: Text
    plover: Plover
    cameo: Cameo
    quad: Quad
    score: Score
    deviation: Text | None = None


class RelationType(Concept, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A relation of two states; `lasting` for a state of affairs, else an act; `modes` by their code, may be empty."""

    symmetric: bool
    lasting: bool
    plover: Plover | None
    cameo: Cameo | None
    quad: Quad
    score: Score
    deviation: Text | None = None
    modes: dict[str, Mode] = {}

    def coding(self, mode: str | None) -> "Mode | RelationType":
        """The row whose codes, class and score count: the mode's, else the type's own."""
        return self.modes.get(mode or "", self)


class Organisation(Labelled, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An international organisation, or a body of one (`body_of`)."""

    type: Literal["organisation", "body", "agency", "bank", "forum"]
    wikidata: Wikidata | None = None
    body_of: str | None = None


class StateCodes(Row, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Numbers of a state: Correlates of War, Gleditsch and Ward."""

    cow: int
    gw: int
    wikidata: Wikidata | None = None
