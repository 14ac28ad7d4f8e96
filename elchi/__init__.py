"""elchi for researchers: `elchi.open` gives a database that answers questions and makes networks.

>>> import elchi
>>> elchi.open.__module__
'elchi.api'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from elchi.api import Elchi as Elchi
    from elchi.api import open as open
    from elchi.result import Result as Result
    from graph.analysis.measures import communities as communities
    from graph.analysis.measures import measures as measures

# name -> where it stands; imported when it is asked for, because the command line imports this package and must be quick
_PUBLIC = {
    "Elchi": "elchi.api",
    "Result": "elchi.result",
    "communities": "graph.analysis.measures",
    "measures": "graph.analysis.measures",
    "open": "elchi.api",
}
__all__ = ["Elchi", "Result", "communities", "measures", "open"]


def __getattr__(name: str) -> Any:
    """The public name, imported now (PEP 562)."""
    from importlib import import_module

    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC})
