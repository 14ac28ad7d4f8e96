"""Whose a bare title is, by who published the article."""

import pycountry
import pytest

from ingest.sources import SourceOptions
from ingest.sources.outlets import home, outlets
from ingest.sources.records import Found, Record, article


@pytest.mark.parametrize(
    ("outlet", "url", "state"),
    [
        ("Казинформ", None, "KAZ"),
        ("КАЗИНФОРМ", "https://24.kg/1", "KAZ"),
        ("24.kg", None, "KGZ"),
        (None, "https://www.gazeta.uz/ru/2024/1", "UZB"),
        (None, "https://rus.azattyk.org/a/1.html", "KGZ"),
        (None, "https://notazattyk.org/", None),
        (None, "https://news.am/", "ARM"),
        (None, "https://example.am/", None),
        (None, "https://www.gov.uk/1", "GBR"),
        (None, "https://example.com/24.kg", None),
        (None, "https://[::1", None),
        (None, "http://127.0.0.1/", None),
        ("Кечки Бишкек", None, None),
        (None, None, None),
    ],
)
def test_the_home_of_an_outlet(outlet: str | None, url: str | None, state: str | None) -> None:
    assert home(outlet, url) == state


def test_what_is_told_wins_over_the_outlet() -> None:
    def read(options: SourceOptions, **told: str) -> str | None:
        found = article(Found("here", "id", Record(text="Текст.", url="https://kun.uz/1", **told)), options)
        return getattr(found, "home_state", "refused")

    assert read(SourceOptions()) == "UZB"
    assert read(SourceOptions(), home_state="KGZ") == "KGZ"
    assert read(SourceOptions(home_state="KAZ"), home_state="KGZ") == "KAZ"
    assert read(SourceOptions(outlet="Кабар")) == "KGZ"


def test_outlets_name_states_and_nothing_twice() -> None:
    known = outlets()
    assert all(pycountry.countries.get(alpha_3=state) for state in (*known.hosts.values(), *known.names.values()))
    assert all(pycountry.countries.get(alpha_2=domain.upper()) or domain in {"su", "ac"} for domain in known.generic)
    told = (host.rpartition(".")[2] for host in known.hosts)
    assert all(len(domain) > 2 or domain in known.generic for domain in told)
