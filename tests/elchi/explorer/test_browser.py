"""A real browser on every page: nothing on its console, nothing asked for elsewhere, and whoever reads by ear finds their way."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from elchi.explorer import links
from graph.database import Database
from graph.vocabulary import LANGUAGES
from tests.elchi.explorer import hostile
from tests.elchi.explorer.browsing import Watched, dark, violations
from tests.elchi.explorer.serving import served

# the rule of axe-core that takes longest
COLOURS = "color-contrast"
PAGES = {
    "the beginning": "/?",
    "search": "/?q=tokayev",
    "a state": "/state/KGZ?",
    "a pair": "/pair/KGZ/TJK?",
    "a person": "/person/касым-жомарт_токаев?",
    "an organisation": "/organization/SCO?",
    "an office": "/office/KGZ/head_of_state?",
    "a place": "/place/TUR/анталия?",
    "a meeting": "{meeting}?",
    "an article": "/article/border-opening?",
    "a claim": "{claim}?",
    "an edge": "{edge}?",
    "questions": "/questions?",
    "a question": "/questions/officials-of-state?state=KGZ",
    "the graph": "/graph?around=elchi:State/KGZ",
    "the map": "/map?",
    "the editor": "/sparql?",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_quiet_and_can_be_read_by_ear(seen: Watched, named: dict[str, str], name: str) -> None:
    """In every language, and in the dark; colours are the same in all languages."""
    address = PAGES[name].format_map(named)
    found = {
        language: violations(seen.go(f"{address}&lang={language}&theme=light"), but="" if language == "en" else COLOURS)
        for language in LANGUAGES
    }
    found["dark"] = violations(dark(seen.page), only=COLOURS)
    assert {look: wrong for look, wrong in found.items() if wrong} == {}


def test_the_theme_is_that_of_the_readers_system_until_they_choose(started: Browser, address: str) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    with started.new_context(color_scheme="dark") as context:
        page = Watched(context.new_page(), address).go("/")
        night = page.evaluate(paper)
        page.get_by_role("link", name="Light").click()
        page.wait_for_url("**theme=light")
        assert page.evaluate(paper) == "rgb(255, 255, 255)" != night
        page.goto(f"{address}/state/KGZ")
        assert page.evaluate(paper) == "rgb(255, 255, 255)"
        assert dark(page).evaluate(paper) == night


def test_a_person_typed_in_latin_letters_is_found_by_keyboard(seen: Watched) -> None:
    page = seen.go("/?lang=en")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.get_by_role("combobox", name="Search")
    box.fill("zhaparov")
    page.get_by_role("option", name="Садыр Жапаров").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/person/**")
    assert page.get_by_role("heading", level=1).inner_text() == "Садыр Жапаров"


def test_from_a_state_to_the_sentence(seen: Watched) -> None:
    page = seen.go("/state/KGZ?lang=en")
    page.locator("#partners").get_by_role("link", name="Tajikistan").click()
    row = page.get_by_role("row").filter(has_text="sanctions (close border)")
    row.get_by_role("link").last.click()
    assert "чек арасын жапкан" in page.locator("mark").inner_text()
    page.locator("#claims").get_by_role("link").first.click()
    target = page.locator("mark:target")
    assert "чек арасын жапкан" in target.inner_text()
    assert target.evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_pages_are_whole_without_scripts(started: Browser, address: str) -> None:
    with started.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for shown in ("/?q=tokayev", "/state/KGZ", "/pair/KGZ/TJK", "/map", "/graph?around=elchi:State/KGZ"):
            page.goto(f"{address}{shown}")
            assert page.locator("main").inner_text().strip()
            assert page.locator("main :is(table, ul) a").count() > 0, shown


def test_scripts_show_what_means_harm_as_text(started: Browser, tmp_path: Path) -> None:
    with Database.open(tmp_path) as database:
        database.ingest([(hostile.ARTICLE, hostile.claims())])
    with served(tmp_path) as address, started.new_context() as context:
        harmed = Watched(context.new_page(), address)
        for shown in ("/state/KGZ", "/graph?around=KGZ&selected=elchi:State/KGZ", "/map"):
            page = harmed.go(shown)
            assert page.locator("main").inner_text().strip()
        page = harmed.go("/?lang=en")
        page.get_by_role("combobox", name="Search").fill("асан")
        assert "<script>" in page.get_by_role("option").first.inner_text()
        page.locator("form[role=search] button").click()
        page.locator("main li a").first.click()
        assert page.locator("img").count() == 0
        page.goto(address + links.page("article", hostile.ARTICLE.id))
        assert "onerror=alert" in page.locator(".text").inner_text()
        assert harmed.wrong == []
