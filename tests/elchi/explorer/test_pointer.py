"""The pointer on the picture itself: what is clicked, clicked twice, dragged, and taken back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ingest.samples import articles
from tests.elchi.explorer.browsing import Watched, counts, settled
from tests.elchi.explorer.pointing import clearest, places

TEXTS = " ".join(article.text for article in articles())
KAZ = "elchi:State/KAZ"
_NO_DOUBLE_CLICK = 350  # milliseconds


@pytest.fixture
def page(seen: Watched) -> Page:
    return settled(seen.go("/graph?around=KGZ"))


@pytest.fixture
def part(page: Page) -> dict[str, Any]:
    """What the page has fetched."""
    told: dict[str, Any] = page.evaluate("fetch('/api/around?key=KGZ').then(told => told.json())")
    return told


def test_an_edge_that_is_clicked_tells_its_sentence(page: Page, part: dict[str, Any]) -> None:
    edge, middle = clearest(page, part)
    names = {node["key"]: node["caption"] for node in part["nodes"]}
    page.mouse.move(*middle)
    expect(page.locator(".canvas")).to_have_class(re.compile("pointing"))
    page.mouse.click(*middle)
    heading = page.locator(".panel h2")
    expect(heading).to_be_visible()
    assert set(heading.inner_text().split(" – ")) == {names[edge["source"]], names[edge["target"]]}
    mark = page.locator(".panel mark").first
    mark.wait_for()
    assert mark.inner_text() in TEXTS
    expect(page).to_have_url(re.compile("selected=e:"))
    box = page.locator(".canvas").bounding_box()
    assert box
    page.wait_for_timeout(_NO_DOUBLE_CLICK)
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    expect(page.locator(".panel")).to_be_hidden()


def test_a_node_is_expanded_by_two_clicks_moved_by_dragging_and_both_are_undone(page: Page) -> None:
    few = counts(page)
    page.mouse.dblclick(*places(page, [KAZ])[KAZ])
    expect(page).to_have_url(re.compile(f"around=KGZ,{KAZ}"))
    expect(page.locator(".panel h2")).to_have_text("Kazakhstan")
    status = page.get_by_role("status").filter(has_text="are shown")
    expect(status).not_to_contain_text(f"{few[0]} nodes")
    assert counts(settled(page)) > few
    home = places(page, [KAZ])[KAZ]
    page.keyboard.press("Escape")
    page.mouse.move(*home)
    page.mouse.down()
    page.mouse.move(home[0] + 40, home[1] - 30, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile(rf"pinned={KAZ}@-?[\d.]+@-?[\d.]+$"))  # and it is not selected
    there = (home[0] + 40, home[1] - 30)
    assert places(page, [KAZ])[KAZ] == pytest.approx(there, abs=3)
    undo = page.get_by_role("button", name="Undo")
    undo.click()
    expect(page).not_to_have_url(re.compile("pinned"))
    assert places(page, [KAZ])[KAZ] == pytest.approx(home, abs=3)
    page.get_by_role("button", name="Redo").click()
    expect(page).to_have_url(re.compile("pinned"))
    assert places(page, [KAZ])[KAZ] == pytest.approx(there, abs=3)
    for _ in range(4):
        undo.click()
    expect(page).to_have_url(re.compile("around=KGZ$"))
    expect(status).to_contain_text(f"{few[0]} nodes and {few[1]} edges")
