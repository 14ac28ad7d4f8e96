"""Which names are the same person's: pure functions of names, without a store."""

from collections.abc import Mapping

from graph.persons.candidates import Candidate, Candidates
from graph.persons.names import block
from graph.persons.parting import clusters, same
from graph.persons.sounds import is_latin, plain

__all__ = ["Candidate", "Candidates", "block", "clusters", "display", "same"]


def display(names: Mapping[str, int]) -> str:
    """Which spelling names the person: the commonest; of equals Cyrillic, then the shortest, then by alphabet."""
    return min(names, key=lambda name: (-names[name], is_latin(plain(name)), len(name), name))
