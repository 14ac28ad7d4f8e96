"""What scripts draw, in a real browser: the graph view from a name to its sentence, shared and exported; the map; files of `elchi viz`."""

import json
import re
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from ingest.samples import articles
from tests.elchi.explorer.browsing import Watched, counts, settled, violations
from tests.elchi.runner import run

TEXTS = [article.text for article in articles()]
_BOXES = "[...document.querySelectorAll('text')].map(one => one.getBBox()).map(b => [b.x, b.y, b.x + b.width, b.y + b.height])"


def evidence(page: Page) -> str:
    """The first sentence behind the first edge of the table."""
    page.get_by_text("As tables").click()
    page.locator(".twin td button").filter(has_text="Evidence").first.click()
    mark = page.locator(".panel mark").first
    mark.wait_for()
    return mark.inner_text()


def test_from_a_pair_to_the_sentence_the_shared_view_and_the_file(seen: Watched, started: Browser, tmp_path: Path) -> None:
    page = seen.go("/pair/KAZ/KGZ")
    page.get_by_role("link", name="Show in the graph").click()
    whole = counts(settled(page))
    slider = page.get_by_role("slider", name="From")
    slider.press("End")
    expect(page).to_have_url(re.compile("from=20"))
    assert counts(page) < whole
    assert evidence(page) in " ".join(TEXTS)
    assert same_elsewhere(started, page)
    with page.expect_download() as coming:
        page.get_by_label("Format").select_option("json")
        page.get_by_role("button", name="Export what is shown").click()
    assert held(coming.value, tmp_path) == counts(page)


def same_elsewhere(started: Browser, page: Page) -> bool:
    """Whether somebody else sees the same at the same address."""
    with started.new_context(locale="en") as context:
        other = context.new_page()
        other.goto(page.url)
        settled(other)
        other.locator(".panel mark").first.wait_for()
        panels = [one.locator(".panel h2").inner_text() for one in (page, other)]
        return counts(other) == counts(page) and panels[0] == panels[1]


def held(download: Download, folder: Path) -> tuple[int, int]:
    download.save_as(folder / "part.json")
    told = json.loads((folder / "part.json").read_text("utf-8"))
    return len(told["nodes"]), len(told["edges"])


def test_steps_are_undone_by_going_back(seen: Watched) -> None:
    page = settled(seen.go("/graph?around=KGZ"))
    before = counts(page)
    page.get_by_role("checkbox", name="meeting").uncheck()
    assert counts(page) < before
    page.get_by_role("button", name="Undo").click()
    expect(page).to_have_url(re.compile("around=KGZ$"))
    expect(page.get_by_role("status").filter(has_text="are shown")).to_contain_text(f"{before[0]} nodes")
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_role("checkbox", name="meeting")).not_to_be_checked()


def test_another_language_keeps_the_view(seen: Watched) -> None:
    page = settled(seen.go("/graph?around=KGZ"))
    page.get_by_role("checkbox", name="meeting").uncheck()
    page.get_by_role("link", name="Русский").click()
    expect(settled(page).get_by_role("checkbox", name="встреча")).not_to_be_checked()


def test_the_keyboard_alone_goes_from_node_to_node_and_brings_more(seen: Watched) -> None:
    page = settled(seen.go("/graph?around=HUN"))
    before = counts(page)
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".panel h2")).to_have_text("Kyrgyzstan")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("around=HUN,elchi:State/KGZ"))
    page.wait_for_timeout(300)
    assert counts(page) > before
    page.keyboard.press("Escape")
    expect(page.locator(".panel")).to_be_hidden()


def test_a_node_is_pinned_taken_out_and_looked_at_alone(seen: Watched) -> None:
    page = settled(seen.go("/graph?around=KGZ&selected=elchi:State/KAZ"))
    page.get_by_role("button", name="Pin").click()
    expect(page).to_have_url(re.compile(r"pinned=elchi:State/KAZ@-?[\d.]+@-?[\d.]+"))
    expect(page.get_by_role("button", name="Let go")).to_be_visible()
    page.get_by_role("button", name="Take out").click()
    expect(page).to_have_url(re.compile("hidden=elchi:State/KAZ"))
    expect(page.locator(".panel")).to_be_hidden()


def test_the_ways_between_two(seen: Watched) -> None:
    page = settled(seen.go("/graph?around=HUN"))
    page.get_by_text("Ways between two").click()
    for field, name in (("From", "orban"), ("To", "tokayev")):
        page.get_by_role("combobox", name=field, exact=True).press_sequentially(name)
        page.get_by_role("listbox").get_by_role("option").first.click()
    page.get_by_role("button", name="Find the ways").click()
    expect(page).to_have_url(re.compile("path=elchi:Person/"))


@pytest.fixture
def table(seen: Watched) -> Page:
    page = settled(seen.go("/graph?around=KGZ"))
    page.get_by_text("As tables").click()
    return page


def test_the_table_is_sorted_by_its_heads(table: Page) -> None:
    heads = table.get_by_role("columnheader", name="Name")
    heads.get_by_role("button").click()
    names = table.locator(".twin table").first.locator("tbody tr td:first-child").all_inner_texts()
    assert names == sorted(names)
    expect(table.get_by_role("columnheader", name="Name")).to_have_attribute("aria-sort", "ascending")


def test_the_map_is_moved_by_keys_and_leads_to_places(seen: Watched) -> None:
    page = seen.go("/map")
    picture = page.locator("#map svg")
    picture.press("+")
    expect(picture.locator("> g")).to_have_attribute("transform", re.compile(r"scale\(1\.5\)"))
    picture.press("0")
    expect(picture.locator("> g")).to_have_attribute("transform", re.compile(r"scale\(1\)"))
    assert page.locator("#map .point").count() > 3
    page.get_by_role("link", name="Бишкек, meetings").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Бишкек")


def test_the_editor_asks_the_endpoint(seen: Watched) -> None:
    page = seen.go("/sparql")
    page.locator(".yasqe_queryButton").click()
    page.locator(".yasr table tbody tr").first.wait_for()


def test_a_file_of_viz_opens_from_the_disk_and_asks_nobody(seen: Watched, sample_db: Path, tmp_path: Path) -> None:
    assert run("viz", "--around", "KGZ", "-o", tmp_path / "kgz.html", "--db", sample_db).code == 0
    page = seen.page
    page.goto((tmp_path / "kgz.html").as_uri())
    page.get_by_role("checkbox", name="meeting").uncheck()
    assert page.locator("circle:visible").count() < page.locator("circle").count()
    page.get_by_text("As tables").click()
    page.locator(".twin td button").filter(has_text="Evidence").first.click()
    page.locator(".panel mark").first.wait_for()
    page.get_by_role("searchbox", name="Find").fill("KAZAKH")
    assert page.locator("circle.found").count() >= 1
    assert violations(page) == []


def test_names_in_a_picture_keep_to_their_boxes(seen: Watched, sample_db: Path, tmp_path: Path) -> None:
    assert run("viz", "-o", tmp_path / "all.svg", "--lang", "ky", "--db", sample_db).code == 0
    seen.page.goto((tmp_path / "all.svg").as_uri())
    boxes = seen.page.evaluate(_BOXES)
    assert len(boxes) > 30
    assert [(one, other) for one, other in combinations(boxes, 2) if overlap(one, other)] == []


def overlap(one: list[float], other: list[float]) -> bool:
    """By more than a hair: boxes are left, top, right, bottom."""
    return all(one[side + 2] > other[side] + 1.5 and other[side + 2] > one[side] + 1.5 for side in (0, 1))
