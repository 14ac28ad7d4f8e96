"""A language pack: the data of one language, read from its folder and checked."""

from ingest.pack.base import NEVER
from ingest.pack.clauses import Actors, Clauses, Dates, Heads, Lasts, Quantities, Realis, VerbForm, Verbs
from ingest.pack.folder import Pack, codes, load, read_folder
from ingest.pack.predicates import Cues, Frame, MeetingCue, Meetings, MembershipCue, Memberships
from ingest.pack.words import Cities, Head, Inside, Institution, Names, Organisations, Places, Second, TitleHead, Titles

__all__ = [
    "NEVER",
    "Actors",
    "Cities",
    "Clauses",
    "Cues",
    "Dates",
    "Frame",
    "Head",
    "Heads",
    "Inside",
    "Institution",
    "Lasts",
    "MeetingCue",
    "Meetings",
    "MembershipCue",
    "Memberships",
    "Names",
    "Organisations",
    "Pack",
    "Places",
    "Quantities",
    "Realis",
    "Second",
    "TitleHead",
    "Titles",
    "VerbForm",
    "Verbs",
    "codes",
    "load",
    "read_folder",
]
