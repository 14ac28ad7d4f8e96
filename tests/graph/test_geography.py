"""Where places lie."""

import pytest

from graph.claims import Place
from graph.geography import FOLDER, located, locations
from graph.identity import PREFIX, place_key
from ingest.pack.folder import load

LIE = {
    ("Бишкек", "KGZ"): (42.9, 74.6),
    ("бишкек", "KGZ"): (42.9, 74.6),
    ("Bishkek", "KGZ"): (42.9, 74.6),
    ("Жаңы Дели", "IND"): (28.6, 77.2),
    ("Санкт-Петербург", "RUS"): (59.9, 30.3),
    ("Чолпон-Ата", "KGZ"): (42.6, 77.1),
    ("Вашингтон", "USA"): (38.9, -77.0),
    ("Гонолулу", "USA"): (21.3, -157.9),
    ("Бишкек", "KAZ"): None,
    ("Бишкек", None): None,
}


@pytest.mark.parametrize(("place", "at"), LIE.items(), ids=str)
def test_a_city_lies_where_it_lies(place: tuple[str, str | None], at: tuple[float, float] | None) -> None:
    found = located(place_key(Place(*place)))
    assert (found and tuple(round(degrees, 1) for degrees in found)) == at


@pytest.mark.parametrize(("state", "at"), [("KGZ", (43, 75)), ("USA", (39, -77)), ("BRA", (-16, -48)), ("ATA", None)])
def test_a_state_lies_where_its_government_sits(state: str, at: tuple[int, int] | None) -> None:
    found = located(f"{PREFIX}State/{state}")
    assert (found and tuple(round(degrees) for degrees in found)) == at


def test_all_lie_on_the_globe() -> None:
    assert len(locations()) > 5000
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in locations().values())


def test_names_are_written_as_in_keys() -> None:
    told = [key.removeprefix(f"{PREFIX}Place/").split("/", 1) for key in locations() if "/Place/" in key]
    assert [name for state, name in told if place_key(Place(name.replace("_", " "), state)) != f"{PREFIX}Place/{state}/{name}"] == []


def test_the_origin_and_the_licence_are_told() -> None:
    assert "CC BY 4.0" in (FOLDER / "places.tsv").read_text(encoding="utf-8").split("ABW")[0]


def test_nearly_all_cities_that_the_language_pack_knows_lie_somewhere() -> None:
    cities = [Place(name, state) for state, row in load("ky").places.cities.items() for name in (*row.capital, *row.other)]
    missing = [city for city in cities if not located(place_key(city))]
    # a pack may learn of a city before the table does
    assert len(missing) < len(cities) / 50, f"add them to graph/ontology/place_names.yaml: {missing}"
