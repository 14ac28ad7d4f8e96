"""GeoJSON, as QGIS, R and web maps read it: points and lines apart, because most readers want one kind of shape a layer.

References
----------
https://www.rfc-editor.org/rfc/rfc7946
"""

from collections import Counter
from typing import Any, NamedTuple

from graph.export.flat import Flat, Values, flatten
from graph.export.selection import Selection
from graph.geography import Location, located
from graph.identity import state_key

# what has a place on earth; persons, offices and texts have none
_ON_EARTH = frozenset({"Place", "State", "Meeting"})


class Spot(NamedTuple):
    """Where it lies, and what is meant by that: the city, or the seat of government in place of a whole state."""

    at: Location
    by: str


def geojson(selection: Selection) -> dict[str, str]:
    """`places`: a point for each place, state and meeting; `ties`: a line for each edge between two of them that lie apart."""
    flat = flatten(selection)
    spots = _spots(flat)
    points = [_feature(key, _point(spots[key].at), {**values, "located_by": spots[key].by}) for key, values in flat.nodes if key in spots]
    lines = [
        _feature(key, [_point(spots[start].at), _point(spots[end].at)], {"source": start, "target": end, **values})
        for start, end, key, values in flat.edges
        if _apart(spots, start, end)
    ]
    return {"places": _collection("Point", points), "ties": _collection("LineString", lines)}


def unplaced(selection: Selection) -> str | None:
    """A remark on what could lie on the map, and does not: nothing tells where."""
    flat = flatten(selection)
    spots = _spots(flat)
    missing = Counter(values["entity"] for key, values in flat.nodes if values["entity"] in _ON_EARTH and key not in spots)
    off = sum(values["entity"] not in _ON_EARTH for _, values in flat.nodes)
    ties = sum(not _apart(spots, start, end) for start, end, *_ in flat.edges)
    told = [f"{count} {label} without coordinates" for label, count in sorted(missing.items())]
    told += [f"{off} nodes that have no place on earth"] if off else []
    told += [f"{ties} edges that are no line between two points"] if ties else []
    return f"not on the map: {', '.join(told)}" if told else None


def _spots(flat: Flat) -> dict[str, Spot]:
    found = {key: spot for key, values in flat.nodes if (spot := _spot(key, values))}
    held = {start: found[end] for start, end, _, values in flat.edges if values["relation"] == "HELD_IN" and end in found}
    return found | held


def _spot(key: str, values: Values) -> Spot | None:
    """Of a place or a state; a country named as a place lies where its government sits."""
    at = located(key)
    if at and values["entity"] == "Place":
        return Spot(at, "city")
    seat = at or (located(state_key(values["country"])) if _is_country(values) else None)
    return Spot(seat, "seat of government") if seat else None


def _is_country(values: Values) -> bool:
    from graph.vocabulary import LANGUAGES, state_name

    code = values.get("country")
    return values["entity"] == "Place" and bool(code) and values.get("name") in {state_name(code, language) for language in LANGUAGES}


def _apart(spots: dict[str, Spot], start: str, end: str) -> bool:
    return start in spots and end in spots and spots[start].at != spots[end].at


def _point(at: Location) -> list[float]:
    """Longitude first, as GeoJSON has it."""
    return [at[1], at[0]]


def _feature(key: str, where: list[Any], values: Values) -> dict[str, Any]:
    shape = "LineString" if isinstance(where[0], list) else "Point"
    return {"type": "Feature", "id": key, "geometry": {"type": shape, "coordinates": where}, "properties": {"key": key, **values}}


def _collection(shape: str, features: list[dict[str, Any]]) -> str:
    import msgspec

    told = {"type": "FeatureCollection", "name": "places" if shape == "Point" else "ties", "features": features}
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"
