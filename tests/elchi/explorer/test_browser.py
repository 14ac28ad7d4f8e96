"""A real browser on every page: nothing on its console, nothing asked for elsewhere, and whoever reads by ear finds their way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from elchi.explorer import links
from graph.database import Database
from graph.vocabulary import LANGUAGES
from tests.elchi.explorer import hostile
from tests.elchi.explorer.browsing import Watched, chromium, violations
from tests.elchi.explorer.serving import served

PAGES = [
    "/?",
    "/?q=tokayev",
    "/state/KGZ?",
    "/pair/KGZ/TJK?",
    "/person/касым-жомарт_токаев?",
    "/organization/SCO?",
    "/office/KGZ/head_of_state?",
    "/place/TUR/анталия?",
    "/meeting/6ae3e67586fff4dfbf69?",
    "/article/border-opening?",
    "/claim/c:ded2395a22cdb2f1b24e?",
    "/edge/e:afe94e7ef449366c04db?",
    "/questions?",
    "/questions/officials-of-state?state=KGZ",
    "/graph?around=elchi:State/KGZ",
    "/map?",
    "/sparql?",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(sample_db: Path) -> Iterator[str]:
    with served(sample_db) as address:
        yield address


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context.new_page(), address)
    context.close()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_quiet_and_can_be_read_by_ear(watched: Watched, page: str) -> None:
    """In every language, and in the dark: there only colours are other."""
    looks = [*((language, "light") for language in LANGUAGES), (LANGUAGES[PAGES.index(page) % len(LANGUAGES)], "dark")]
    found = {look: violations(watched.go(f"{page}&lang={look[0]}&theme={look[1]}")) for look in looks}
    assert {look: wrong for look, wrong in found.items() if wrong} == {}
    assert watched.wrong == []


def test_the_theme_is_that_of_the_readers_system_until_they_choose(browser: Browser, address: str) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    context = browser.new_context(color_scheme="dark")
    page = Watched(context.new_page(), address).go("/")
    dark = page.evaluate(paper)
    page.get_by_role("link", name="Light").click()
    page.wait_for_url("**theme=light")
    assert page.evaluate(paper) == "rgb(255, 255, 255)" != dark
    page.goto(f"{address}/state/KGZ")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    context.close()


def test_a_person_typed_in_latin_letters_is_found_by_keyboard(watched: Watched) -> None:
    page = watched.go("/?lang=en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.get_by_role("combobox", name="Search")
    box.fill("zhaparov")
    page.get_by_role("option", name="Садыр Жапаров").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/person/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Садыр Жапаров"
    assert watched.wrong == []


def test_from_a_state_to_the_sentence(watched: Watched) -> None:
    page = watched.go("/state/KGZ?lang=en")
    page.locator("#partners").get_by_role("link", name="Tajikistan").click()
    row = page.get_by_role("row").filter(has_text="sanctions (close border)")
    row.get_by_role("link").last.click()
    assert "чек арасын жапкан" in page.locator("mark").inner_text()
    page.locator("#claims").get_by_role("link").first.click()
    target = page.locator("mark:target")
    assert "чек арасын жапкан" in target.inner_text()
    assert target.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    assert watched.wrong == []


def test_pages_are_whole_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for shown in ("/?q=tokayev", "/state/KGZ", "/pair/KGZ/TJK", "/map", "/graph?around=elchi:State/KGZ"):
        page.goto(f"{address}{shown}")
        assert page.locator("main").inner_text().strip()
        assert page.locator("main :is(table, ul) a").count() > 0, shown
    context.close()


def test_scripts_show_what_means_harm_as_text(browser: Browser, tmp_path: Path) -> None:
    with Database.open(tmp_path) as database:
        database.ingest([(hostile.ARTICLE, hostile.claims())])
    context = browser.new_context()
    with served(tmp_path) as address:
        watched = Watched(context.new_page(), address)
        for shown in ("/state/KGZ", "/graph?around=KGZ&selected=elchi:State/KGZ", "/map"):
            page = watched.go(shown)
            assert page.locator("main").inner_text().strip()
        page = watched.go("/?lang=en")
        page.get_by_role("combobox", name="Search").fill("асан")
        assert "<script>" in page.get_by_role("option").first.inner_text()
        page.locator("form[role=search] button").click()
        page.locator("main li a").first.click()
        assert page.locator("img").count() == 0
        page.goto(address + links.page("article", hostile.ARTICLE.id))
        assert "onerror=alert" in page.locator(".text").inner_text()
    assert watched.wrong == []
    context.close()
