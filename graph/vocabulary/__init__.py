"""The vocabularies of claims: what each code means, and whether a claim keeps to them.

>>> vocabulary().relation_types["CONSULT"].symmetric
True
>>> vocabulary().relation_types["REQUEST"].coding("invite").quad
'neutral'
"""

from graph.vocabulary.checks import check, ordered
from graph.vocabulary.records import (
    Concept,
    MembershipKind,
    Mode,
    Organisation,
    RelationType,
    RoleKind,
    StateCodes,
)
from graph.vocabulary.states import LANGUAGES, is_state, state_name
from graph.vocabulary.tables import Vocabulary, read_vocabulary, state_codes, vocabulary

__all__ = [
    "LANGUAGES",
    "Concept",
    "MembershipKind",
    "Mode",
    "Organisation",
    "RelationType",
    "RoleKind",
    "StateCodes",
    "Vocabulary",
    "check",
    "is_state",
    "ordered",
    "read_vocabulary",
    "state_codes",
    "state_name",
    "vocabulary",
]
