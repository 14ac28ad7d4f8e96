"""GDAL, with which QGIS and R read maps, opens the points and the lines."""

from pathlib import Path

import msgspec
import pyogrio
import pytest

from graph.export.maps import geojson, unplaced
from graph.export.selection import Selection
from graph.facts import Edge, Node
from graph.geography import located
from graph.ledger import Ledger


@pytest.fixture(scope="module")
def layers(hard: Selection, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("map")
    for name, text in geojson(hard).items():
        (folder / f"{name}.geojson").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.geojson" for name in ("places", "ties")}


def captions(path: Path, column: str) -> list[str]:
    meta, _, _, values = pyogrio.raw.read(path)
    return sorted(values[list(meta["fields"]).index(column)])


def test_gdal_reads_points_and_lines(hard: Selection, layers: dict[str, Path]) -> None:
    points, lines = (pyogrio.read_info(layers[name]) for name in ("places", "ties"))
    assert (points["geometry_type"], lines["geometry_type"]) == ("Point", "LineString")
    # two states, the city, and the meeting there; not the meeting in a city that no table knows
    assert captions(layers["places"], "entity") == ["Meeting", "Place", "State", "State"]
    assert "Улан-Батор" in captions(layers["places"], "caption")
    apart = [edge for edge in hard.edges if edge.type in {"CONSULT", "ACCUSE"}]
    assert captions(layers["ties"], "relation")[: len(apart)] == sorted(edge.type for edge in apart)
    assert points["crs"] == "EPSG:4326"


def test_longitude_comes_first(layers: dict[str, Path]) -> None:
    west, south, east, north = pyogrio.read_info(layers["places"])["total_bounds"]
    assert (round(west), round(south), round(east), round(north)) == (75, 43, 107, 48)


def test_what_is_not_on_the_map_is_counted(hard: Selection) -> None:
    told = unplaced(hard) or ""
    assert told.startswith("not on the map: 1 Meeting without coordinates, 1 Place without coordinates, ")
    off = sum(node.label not in {"Place", "State", "Meeting"} for node in hard.nodes)
    drawn = sum(len(msgspec.json.decode(text)["features"]) for text in geojson(hard).values())
    assert f"{off} nodes that have no place on earth, {len(hard.nodes) - off - 2 + len(hard.edges) - drawn} edges" in told


def test_a_country_named_as_a_place_lies_where_its_government_sits() -> None:
    country = Node("elchi:Place/KAZ/казакстан", "Place", {"id": "elchi:Place/KAZ/казакстан", "name": "Казакстан", "country": "KAZ"})
    met = Node("elchi:Meeting/1", "Meeting", {"id": "elchi:Meeting/1", "caption": "Жолугушуу"})
    held = Edge("e:1", "HELD_IN", "Meeting", met.key, "Place", country.key, {"key": "e:1", "claims": []})
    features = msgspec.json.decode(geojson(Selection((met, country), (held,)))["places"])["features"]
    latitude, longitude = located("elchi:State/KAZ") or (0, 0)
    assert [(f["geometry"]["coordinates"], f["properties"]["located_by"]) for f in features] == [
        ([longitude, latitude], "seat of government")
    ] * 2


def test_places_in_the_graph_tell_where_they_lie(hard_ledger: Ledger) -> None:
    places = {f.properties["name"]: f.properties for f in hard_ledger.facts() if isinstance(f, Node) and f.label == "Place"}
    assert (places["Улан-Батор"]["lat"], places["Улан-Батор"]["lon"]) == located("elchi:Place/MNG/улан-батор")
    assert "lat" not in places["Белгисиз кент"]
