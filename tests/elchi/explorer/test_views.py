"""The frames of the graph view and the SPARQL editor; the map, whose tables hold what its picture shows."""

import json
import re

from starlette.testclient import TestClient

from graph.export.formats import FORMATS
from tests.elchi.explorer.reading import read, rows


def test_the_graph_view_knows_every_format_that_is_written(browser: TestClient) -> None:
    page = browser.get("/graph").text
    (formats,) = re.findall(r'data-formats="([^"]*)"', page)
    assert formats.split(",") == [*FORMATS]
    assert '"status.held": "held"' in page


def test_the_map_shows_where_meetings_were_held_and_who_came(browser: TestClient) -> None:
    page = browser.get("/map").text
    shapes = json.loads(re.findall(r'id="shapes">(.*?)</script>', page)[0])
    (bishkek,) = [point for point in shapes["points"] if point["name"] == "Бишкек"]
    assert bishkek["at"] == [74.59, 42.87]
    assert bishkek["meetings"] > 1
    assert {"name": "Kazakhstan → Бишкек", "times": 4, "from": [71.446, 51.18], "to": [74.59, 42.87]} in shapes["arcs"]
    assert "Бишкек</bdi></a></th>" in page


def test_the_map_is_narrowed_by_state_and_dates(browser: TestClient) -> None:
    def places(**asked: str) -> set[str]:
        shapes = json.loads(re.findall(r'id="shapes">(.*?)</script>', browser.get("/map", params=asked).text)[0])
        return {point["name"] for point in shapes["points"]}

    assert places(state="HUN") < places()
    assert places(state="HUN") == {"Будапешт"}
    assert places(**{"from": "1990", "to": "1991"}) == set()
    assert browser.get("/map", params={"from": "yesterday"}).status_code == 400


def test_borders_are_for_who_asks_and_come_with_what_they_mean(browser: TestClient) -> None:
    assert "countries.json" not in browser.get("/map").text
    asked = browser.get("/map", params={"borders": "1"}).text
    assert 'data-borders="/static/countries.json"' in asked
    assert "say nothing about the status of any territory" in asked


def test_a_browser_gets_the_editor_and_a_tool_the_description(browser: TestClient) -> None:
    page = browser.get("/sparql", headers={"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert 'id="editor"' in page.text
    assert "sha256-" in page.headers["content-security-policy"]
    assert "Accept" in page.headers["vary"].split(", ")
    assert browser.get("/sparql", headers={"Accept": "*/*"}).headers["content-type"].startswith("text/turtle")


def test_the_graph_view_has_its_tables_without_a_script(browser: TestClient) -> None:
    page = read(browser, "/graph", around="elchi:State/KGZ", lang="en")
    assert "Tajikistan" in [row[0] for row in rows(page, "nodes")]
    assert any("Kyrgyzstan · sanctions (close border) · Tajikistan" in row[0] for row in whole(browser, around="elchi:State/KGZ*2"))
    narrowed = whole(browser, around="KGZ", types="SANCTION", status="held", **{"from": "2021-01-01", "to": "2021-12-31"})
    assert [row[0] for row in narrowed] == ["Kyrgyzstan · sanctions (close border) · Tajikistan"]
    assert whole(browser, around="KGZ", types="SANCTION", confidence="0.99") == []
    hidden = whole(browser, around="KGZ", hidden="elchi:State/KGZ", types="SANCTION")
    assert [row[0] for row in hidden if "Kyrgyzstan" in row[0]] == []


def test_ways_and_what_stands_between_have_their_tables(browser: TestClient) -> None:
    for asked in ({"between": "KGZ,TJK"}, {"path": "KGZ,TJK"}, {"keys": "elchi:State/KGZ,elchi:State/TJK,elchi:State/XXX"}):
        names = [row[0] for row in rows(read(browser, "/graph", **asked, lang="en"), "nodes")]
        assert {"Kyrgyzstan", "Tajikistan"} <= set(names)
    for odd in ({"around": "nobody,*,KGZ*x"}, {"path": "KGZ"}, {"confidence": "x", "around": "KGZ*99999"}):
        assert browser.get("/graph", params=odd).status_code == 200


def whole(browser: TestClient, **asked: str) -> list[list[str]]:
    """The rows of edges on all pages."""
    found: list[list[str]] = []
    for number in range(1, 100):
        page = read(browser, "/graph", **asked, edges=str(number), lang="en")
        found += rows(page, "edges")
        if not page.xpath("//*[@id='edges']//a[@rel='next']"):
            break
    return found
