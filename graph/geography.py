"""Where places lie: a table of cities (`graph/ontology/places.tsv`) and what it lacks (`place_names.yaml`).

>>> located("elchi:Place/KGZ/бишкек")
(42.87, 74.59)
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.identity import PREFIX, state_key

FOLDER = Path(__file__).parent / "ontology"
# latitude and longitude in degrees
Location = tuple[float, float]


def located(key: str) -> Location | None:
    """Latitude and longitude of the place, or of the seat of the state's government, with that key; null when not known."""
    return locations().get(key)


@cache
def locations() -> dict[str, Location]:
    """By the keys of places, and of states; of two cities of a name in a state the larger."""
    found: dict[str, Location] = {}
    for state, seat, at, names in _rows():
        for name in names:
            found.setdefault(_key(state, name), at)
        if seat:
            found[state_key(state)] = at
    return found | {key: found[_key(of.partition("/")[0], of.partition("/")[2])] if isinstance(of, str) else of for key, of in _more()}


def _rows() -> Iterator[tuple[str, bool, Location, list[str]]]:
    for line in (FOLDER / "places.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            state, seat, latitude, longitude, names = line.split("\t")
            yield state, bool(seat), (float(latitude), float(longitude)), names.split("|")


def _more() -> Iterator[tuple[str, str | Location]]:
    """Keys with what stands for them: STATE/NAME in the table, or where they lie."""
    import yaml

    text = (FOLDER / "place_names.yaml").read_text(encoding="utf-8")
    for state, names in yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)).items():  # noqa: S506
        for name, told in names.items():
            yield _key(state, name), f"{state}/{told}" if isinstance(told, str) else (float(told[0]), float(told[1]))


def _key(state: str, name: str) -> str:
    return f"{PREFIX}Place/{state}/{name}"
