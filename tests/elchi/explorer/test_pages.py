"""The pages of the explorer over the sample articles, each whole without any script."""

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from lxml import html
from starlette.testclient import TestClient

from graph.articles import Article
from graph.vocabulary import LANGUAGES
from ingest.samples import articles
from tests.elchi.explorer.reading import links, read, rows, words

PAGES = [
    "/",
    "/?q=tokayev",
    "/?q=nobody+of+that+name",
    "/state/KGZ",
    "/state/KGZ?on=2024-06-01",
    "/state/KGZ?on=yesterday",
    "/pair/KGZ/TJK",
    "/pair/KGZ/TJK?type=SANCTION&status=held&from=2021&to=2021-12&confidence=0.5&period=month",
    "/article/border-opening",
    "/nothing/there",
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole(browser: TestClient, address: str, language: str) -> None:
    page = browser.get(f"{address}{'&' if '?' in address else '?'}lang={language}&theme=dark")
    assert f'<html lang="{language}" data-theme="dark">' in page.text


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_head_and_its_heads_in_order(browser: TestClient, address: str) -> None:
    answer = browser.get(address)
    levels = [int(level) for level in re.findall(r"<h(\d)", answer.text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert answer.text.count("<main") == 1
    assert len(ids := re.findall(r' id="([^"]+)"', answer.text)) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_links_of_a_page_lead_somewhere(browser: TestClient, address: str) -> None:
    later = ("/graph", "/map", "/questions", "/sparql", "/edge", "/claim", "/person", "/office", "/meeting", "/place", "/organization")
    for link in set(links(html.document_fromstring(browser.get(address).text), "//main//a")):
        if not link.startswith(("#", *later)):
            assert browser.get(link).status_code == 200, link


def test_a_person_typed_in_latin_letters_is_found(browser: TestClient) -> None:
    page = read(browser, "/", q="tokayev")
    assert "Касым-Жомарт Токаев" in words(page)
    assert "/person/касым-жомарт_токаев" in map(unquote, links(page))
    assert "Токаев" not in words(read(browser, "/", q="nobody of that name"))


def test_what_is_found_stands_by_kind(browser: TestClient) -> None:
    page = read(browser, "/", q="кыргызстан", lang="en")
    assert page.xpath("//main//h2/text()") == ["States", "Meetings", "Offices", "Articles"]


def test_a_state_tells_officials_partners_meetings_memberships_places(browser: TestClient) -> None:
    page = read(browser, "/state/KGZ", lang="en")
    assert ["Foreign minister, Kyrgyzstan", "Жээнбек Кулубаев", "current"] in [row[:3] for row in rows(page, "officials")]
    partners = {row[0]: row[1:] for row in rows(page, "partners")}
    assert partners["Tajikistan"][0] == "6"
    assert ["Shanghai Cooperation Organisation", "member of"] in [row[:2] for row in rows(page, "memberships")]
    assert ["Баткен", "1"] in rows(page, "places")
    assert "/pair/KGZ/TJK" in links(page, "//*[@id='partners']//a")


def test_officials_on_a_day(browser: TestClient) -> None:
    everyone = rows(read(browser, "/state/KGZ"), "officials")
    then = rows(read(browser, "/state/KGZ", on="2024-06-01"), "officials")
    assert 0 < len(then) < len(everyone)
    page = read(browser, "/state/KGZ", 400, on="yesterday", lang="en")
    assert "'yesterday' is no date" in words(page, "//*[@id='e-on']")
    assert page.xpath("//input[@name='on']/@aria-describedby") == ["e-on"]


def test_two_states_in_time(browser: TestClient) -> None:
    page = read(browser, "/pair/KGZ/TJK", lang="en")
    told = {row[1]: row for row in rows(page, "events")}
    assert told["Kyrgyzstan · sanctions (close border) · Tajikistan"][:5] == [
        "2021-05",
        "Kyrgyzstan · sanctions (close border) · Tajikistan",
        "held",
        "material conflict",
        "0.85",
    ]
    assert any("Bilateral meeting" in what for what in told)
    balance = {row[0]: row[1:] for row in rows(page, "balance")}
    assert balance["2021"][3] == "1"
    bars = page.xpath("//*[@id='balance']//*[local-name()='rect']/*[local-name()='title']/text()")
    assert "2021 · material conflict: 1" in bars


@pytest.mark.parametrize(
    ("told", "many"),
    [({"type": "SANCTION"}, 1), ({"from": "2021", "to": "2021"}, 2), ({"status": "denied"}, 0), ({"confidence": "0.8"}, 5)],
)
def test_filters_of_two_states(browser: TestClient, told: dict[str, str], many: int) -> None:
    relations = [row for row in rows(read(browser, "/pair/KGZ/TJK", lang="en", **told), "events") if "·" in row[1] and row[3]]
    assert len(relations) == many


def test_two_states_stand_in_order_of_their_codes(browser: TestClient) -> None:
    answer = browser.get("/pair/TJK/KGZ?type=SANCTION", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/pair/KGZ/TJK?type=SANCTION")
    assert browser.get("/pair/KGZ/KGZ", follow_redirects=False).headers["location"] == "/state/KGZ"


@pytest.mark.parametrize("source", articles(), ids=lambda source: source.id)
def test_an_article_has_every_quote_in_place(browser: TestClient, source: Article) -> None:
    page = read(browser, f"/article/{source.id}")
    assert page.xpath("//*[@class='text']")[0].text_content() == source.text
    anchors = [link for link in links(page, "//*[@class='claims']//a") if link.startswith("#")]
    assert bool(anchors) == (source.id != "home-news-only")
    assert set(anchors) <= {f"#{name}" for name in page.xpath("//mark/@id")}


def test_languages_and_themes_are_kept(browser: TestClient) -> None:
    browser.cookies.clear()
    assert 'lang="ru"' in browser.get("/", headers={"Accept-Language": "de, ru-KG;q=0.8, en;q=0.5"}).text[:100]
    answer = browser.get("/?lang=ky&theme=dark", headers={"Accept-Language": "ru"})
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert browser.cookies.get("elchi_view") == "ky.dark"
    assert '<html lang="ky" data-theme="dark">' in browser.get("/state/KGZ", headers={"Accept-Language": "ru"}).text
    browser.cookies.clear()
    assert '<html lang="en">' in browser.get("/?lang=xx&theme=pink").text
    browser.cookies.clear()


def test_files_have_a_mark(browser: TestClient) -> None:
    answer = browser.get("/assets/elchi.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert browser.get("/assets/elchi.css", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304
    assert browser.get("/assets/../app.py").status_code == browser.get("/assets/%2e%2e/app.py").status_code == 404
