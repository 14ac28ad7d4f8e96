"""The errors of elchi, as a tree.

ElchiError                what a caller may catch; the command line prints it as one line
├── DataError             a data file of ours (ontology, language pack, query) is wrong: file, line, what
├── InputError            an article cannot be taken in: what, where, how to mend
├── EvidenceError         a claim's quote is not in its article
├── LedgerError           the store of record cannot be opened or is of a newer schema
├── StoreError            a projection (property graph, RDF) cannot be reached or refuses
│   └── BusyError         another process holds the folder and cannot be joined
├── QueryError            a question is unknown, has a wrong parameter, or its text is refused
│   ├── WrongValueError   a parameter's value is none of its kind
│   ├── LimitError        a question takes more time or room than it may
│   └── UnacceptableError an answer cannot be told in any form that was asked for
└── NotFoundError         nothing of that name in the graph
"""

from collections.abc import Iterable


class ElchiError(Exception):
    """Base of all errors that elchi raises on purpose; the message says what, where and how to mend it."""


class DataError(ElchiError):
    """A data file is wrong; the message lists every problem with file and line."""


class InputError(ElchiError):
    """An article cannot be taken in."""


class EvidenceError(ElchiError):
    """A claim's quote does not stand at its offsets in the article."""


class LedgerError(ElchiError):
    """The ledger cannot be opened, or was written by a newer elchi."""


class StoreError(ElchiError):
    """A projection cannot be reached, or refuses what it was sent."""


class BusyError(StoreError):
    """Another process holds the folder and cannot be joined in time."""


class QueryError(ElchiError):
    """A question is unknown, lacks or mistypes a parameter, or its text is refused."""


class WrongValueError(QueryError):
    """A value is none of its kind: `kind` is empty, number, date, state, meeting or code; `near` are those that may be meant."""

    def __init__(self, message: str, kind: str, near: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.kind = kind
        self.near = tuple(near)


class LimitError(QueryError):
    """A question takes more time or room than it may."""


class UnacceptableError(QueryError):
    """An answer cannot be told in any form that was asked for."""


class NotFoundError(ElchiError):
    """Nothing of that name is in the graph."""
