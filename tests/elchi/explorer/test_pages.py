"""The pages of the explorer over the sample articles, each whole without any script."""

import re
from collections import Counter
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
    "/person/касым-жомарт_токаев",
    "/organization/SCO",
    "/office/KGZ/head_of_state",
    "/place/TUR/анталия",
    "{meeting}",
    "{claim}",
    "{edge}",
    "/questions",
    "/questions/officials-of-state",
    "/questions/officials-of-state?state=KGZ&on=2024-06-01",
    "/questions/officials-of-state?state=Kyrgistan&on=yesterday",
    "/nothing/there",
]
# kinds of pages that are read one after another, so many of each
EACH = 8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole(browser: TestClient, named: dict[str, str], address: str, language: str) -> None:
    page = browser.get(f"{address.format_map(named)}{'&' if '?' in address else '?'}lang={language}&theme=dark")
    assert page.status_code < 500
    assert f'<html lang="{language}" data-theme="dark">' in page.text


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_head_and_its_heads_in_order(browser: TestClient, named: dict[str, str], address: str) -> None:
    answer = browser.get(address.format_map(named))
    levels = [int(level) for level in re.findall(r"<h(\d)", answer.text)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert answer.text.count("<main") == 1
    assert len(ids := re.findall(r' id="([^"]+)"', answer.text)) == len(set(ids))


def test_links_lead_from_page_to_page(browser: TestClient) -> None:
    seen: Counter[str] = Counter()
    waiting, known = ["/", "/questions", "/state/KGZ", "/article/sco-summit"], set[str]()
    while waiting:
        address = waiting.pop()
        kind = address.split("?")[0].split("/")[1]
        if address in known or seen[kind] == EACH:
            continue
        known.add(address)
        seen[kind] += 1
        answer = browser.get(address)
        assert answer.status_code == 200, address
        found = links(html.document_fromstring(answer.text), "//main//a")
        waiting += [link for link in found if link.startswith("/") and not link.startswith("/map")]
    wanted = "state pair person organization office meeting place article claim edge questions graph".split()  # noqa: SIM905
    assert set(wanted) <= seen.keys()


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
    assert int(partners["Tajikistan"][0]) > 3
    assert ["Shanghai Cooperation Organisation", "member of"] in [row[:2] for row in rows(page, "memberships")]
    assert ["Баткен", "1"] in rows(page, "places")
    assert "/pair/KGZ/TJK" in links(page, "//*[@id='partners']//a")


def test_officials_on_a_day(browser: TestClient) -> None:
    everyone = rows(read(browser, "/state/KGZ"), "officials")
    then = rows(read(browser, "/state/KGZ", on="2024-06-01"), "officials")
    assert 0 < len(then) < len(everyone)
    page = read(browser, "/state/KGZ", 400, on="yesterday", lang="en")
    assert "“yesterday” is no date" in words(page, "//*[@id='e-on']")
    assert page.xpath("//input[@name='on']/@aria-describedby") == ["e-on"]


def test_two_states_in_time(browser: TestClient) -> None:
    page = read(browser, "/pair/KGZ/TJK", lang="en")
    told = {row[1]: row for row in rows(page, "events")}
    *said, sure = told["Kyrgyzstan · sanctions (close border) · Tajikistan"][:5]
    assert said == ["2021-05", "Kyrgyzstan · sanctions (close border) · Tajikistan", "held", "material conflict"]
    assert 0.5 < float(sure) < 1  # it is learned
    assert any("Bilateral meeting" in what for what in told)
    balance = {row[0]: row[1:] for row in rows(page, "balance")}
    assert balance["2021"][3] == "1"
    assert page.xpath("//select[@name='period']/option[@selected]/@value") == ["year"]
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


def test_a_person_has_names_offices_meetings_and_whom_they_met(browser: TestClient) -> None:
    page = read(browser, "/person/жээнбек_кулубаев", lang="en")
    assert words(page, "//h1") == "Жээнбек Кулубаев"
    assert ["Foreign minister, Kyrgyzstan", "current"] in [row[:2] for row in rows(page, "offices")]
    assert "Исхак Дар" in [row[0] for row in rows(page, "met")]
    assert "2024-03-01" in [row[0] for row in rows(page, "meetings")]


def test_an_office_has_its_holders_and_whose_it_is(browser: TestClient) -> None:
    page = read(browser, "/office/KGZ/ambassador/HUN", lang="ru")
    assert words(page, "//h1") == "Посол, Киргизия → Венгрия"
    assert [row[0] for row in rows(page, "holders")] == ["Айбек Сариев"]
    assert {"/state/KGZ", "/state/HUN"} <= set(links(page))


def test_an_organisation_has_members_and_a_place_its_meetings(browser: TestClient) -> None:
    page = read(browser, "/organization/SCO", lang="en")
    assert ["Belarus", "joins", "held"] in [row[:3] for row in rows(page, "members")]
    assert "2024-03-01" in [row[0] for row in rows(read(browser, "/place/TUR/анталия", lang="en"), "meetings")]


def test_a_meeting_has_participants_with_capacities_its_place_and_what_it_is_part_of(browser: TestClient, named: dict[str, str]) -> None:
    page = read(browser, named["meeting"], lang="en")
    assert ["Исхак Дар", "person", "Foreign minister, Pakistan"] in [row[:3] for row in rows(page, "participants")]
    facts = words(page, "//dl")
    assert "Анталия" in facts
    assert "Part ofConference" in facts
    assert "сүйлөшүү жүргүздү" in words(page, "//*[@id='reports']//mark")


def test_a_claim_shows_its_sentence_and_leads_to_it(browser: TestClient, named: dict[str, str]) -> None:
    page = read(browser, named["claim"], lang="en")
    assert words(page, "//h1") == "Жээнбек Кулубаев: Foreign minister, Kyrgyzstan"
    assert words(page, "//blockquote/mark") == "Кыргызстандын тышкы иштер министри Жээнбек Кулубаев"
    assert f"/article/ministers-in-antalya#{named['claim'].removeprefix('/claim/').replace(':', '-')}" in links(page)
    assert named["edge"] in links(page)
    # another article says so too
    assert len(page.xpath("//*[@id='others']//li")) == 1
    edge = read(browser, named["edge"], lang="en")
    assert len(edge.xpath("//*[@id='claims']//li")) == 2


def test_long_lists_stand_in_pages(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("elchi.explorer.paging.Page.__init__.__defaults__", (10,))
    first, last = (read(browser, "/state/KGZ", officials=str(number), lang="en") for number in (1, 3))
    pages = (first, read(browser, "/state/KGZ", officials="2"), last)
    edges = [link for page in pages for link in links(page, "//*[@id='officials']//a") if link.startswith("/edge/")]
    assert len(edges) == len(set(edges)) == int(words(first, "//*[@id='officials']//*[@class='count']")) > 20
    assert links(first, "//*[@id='officials']//a[@rel='next']") == ["/state/KGZ?officials=2&lang=en#officials"]
    assert links(last, "//*[@id='officials']//a[@rel='next']") == []
    found = read(browser, "/", q="к", lang="en")
    assert len(found.xpath("//main//li")) == 10
    assert links(found, "//main//a[@rel='next']") == ["/?q=%D0%BA&lang=en&found=2#found"]
    for odd in ("0", "-1", "x", "9" * 500, "²"):
        assert len(rows(read(browser, "/state/KGZ", officials=odd), "officials")) > 0


def test_a_question_is_a_form_with_its_defaults(browser: TestClient) -> None:
    page = read(browser, "/questions/cooperation-conflict-balance", lang="ru")
    assert page.xpath("//select[@name='period']/option[@selected]/@value") == ["year"]
    assert page.xpath("//input[@name='a']/@aria-describedby") == ["n-a"]
    assert not page.xpath("//*[@id='rows']")
    page = read(browser, "/questions/relations-between", 400, a="Kyrgistan", **{"from": "soon"}, lang="en")
    assert "Perhaps: KGZ" in words(page, "//*[@id='e-a']")
    assert words(page, "//*[@id='e-b']") == "Tell this one."
    assert "no date" in words(page, "//*[@id='e-from']")
    assert page.xpath("//input[@name='a']/@value") == ["Kyrgistan"]
    assert "no parameter" in words(read(browser, "/questions/relations-between", 400, c="x", lang="en"))


@pytest.mark.parametrize(
    ("language", "title", "label", "note", "head", "wrong"),
    [
        ("ky", "Эки мамлекет качан, кайда жолуккан", "күндөн", "Ушул күндөн мурун", "жолугушуу", "«soon» күн эмес"),
        ("ru", "Когда и где встречались два государства", "с", "Без того, что закончилось", "встреча", "«soon» — не дата"),
    ],
)
def test_questions_are_asked_and_answered_in_the_readers_language(
    browser: TestClient, language: str, title: str, label: str, note: str, head: str, wrong: str
) -> None:
    assert title in words(read(browser, "/questions", lang=language))
    page = read(browser, "/questions/meetings-between", a="KGZ", b="KAZ", lang=language)
    assert (words(page, "//h1"), words(page, "//label[@for='f-from']/span")) == (title, label)
    assert words(page, "//*[@id='n-from']").startswith(note)
    assert words(page, "//*[@id='rows']//thead/tr/th") == head
    assert wrong in words(
        read(browser, "/questions/meetings-between", 400, a="KGZ", **{"from": "soon"}, lang=language), "//*[@id='e-from']"
    )


def test_twins_answer_alike_in_tables_and_files(browser: TestClient) -> None:
    told = {"a": "KGZ", "b": "Таджикистан", "ask": "1"}
    pages = [read(browser, "/questions/relations-between", **told, by=by) for by in ("sparql", "cypher")]
    assert rows(pages[0], "rows") == rows(pages[1], "rows")
    many = len(rows(pages[0], "rows"))
    assert many > 3
    assert {"/state/KGZ", "/state/TJK"} <= set(links(pages[0], "//*[@id='rows']//tbody//a"))
    assert "MATCH (a:State" in words(pages[0])
    table = browser.get("/questions/relations-between", params={**told, "format": "csv"})
    assert table.headers["content-disposition"] == 'attachment; filename="relations-between.csv"'
    assert len(table.text.splitlines()) == many + 1
    assert len(browser.get("/questions/relations-between", params={**told, "format": "json"}).json()) == many


def test_an_answer_leads_to_what_it_names(browser: TestClient, named: dict[str, str]) -> None:
    page = read(browser, "/questions/claims-of-article", article="border-opening", lang="en")
    assert {link.split("/")[1] for link in links(page, "//*[@id='rows']//tbody//a")} >= {"claim"}
    page = read(browser, "/questions/meetings-between", a="KGZ", b="PAK", lang="en")
    assert named["meeting"] in links(page, "//*[@id='rows']//tbody//a")
    page = read(browser, "/questions/who-met-whom", state="KGZ", lang="en")
    assert any(link.startswith("/person/") for link in links(page, "//*[@id='rows']//tbody//a"))
